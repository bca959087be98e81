import type { BotHandler } from '../conversation';

/** 谢谢, 好的, 收到: answered in one line, and nothing is taken for confirmed by it. */
export const answerThanks: BotHandler = async () => ({ title: '不客气', markdown: '不客气。', buttons: [] });
