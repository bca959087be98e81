import type { BotCommand } from '../command';
import { phrases } from '../command';

/** 帮助: only what the asker can use. */
export function helpCommand(commands: () => BotCommand[]): BotCommand {
  return {
    name: '帮助',
    isFor: () => true,
    help: '**帮助**　列出我能回答的问题',
    match: phrases('帮助', 'help', '你好', '您好', '怎么用', '?', '？', '菜单'),
    run: async (ctx) => ({
      title: '我能回答这些问题',
      markdown: [
        '直接发下面的话给我：',
        ...commands()
          .filter((command) => command.isFor(ctx))
          .map((command) => `- ${command.help}`),
      ].join('\n\n'),
      buttons: [{ label: '打开我的任务', path: '#/' }],
    }),
  };
}
