// Which part of the bot answers which wish.
import type { Intent } from '../../shared/bot/intents';
import type { BotHandler } from './conversation';
import { answerHelp } from './questions/help';
import { answerMyTasks } from './questions/myTasks';
import { answerProgress } from './questions/progress';
import { answerScore } from './questions/score';

export const handlers: Partial<Record<Intent, BotHandler>> = {
  help: answerHelp,
  'my-tasks': answerMyTasks,
  progress: answerProgress,
  score: answerScore,
};
