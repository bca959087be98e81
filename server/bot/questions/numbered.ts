import { sentenceOf } from '../../../shared/bot/say';
import { readingOf } from '../../../shared/bot/intents';
import type { ActionContext } from '../../context';
import type { LoadedTask } from '../../tasks/queries';
import { aloneWith } from '../compose';
import type { Asked } from '../conversation';
import { keepChoices } from '../pending';

/**
 * Lets the numbers before a list of tasks be said: 2, 第二个为什么扣分, 同意第二个. Such a list stands in the talk with the
 * asker alone, wherever it was asked for.
 */
export async function numbered(ctx: ActionContext, asked: Asked, places: LoadedTask[]): Promise<void> {
  const choices = places.map(({ task, project }) => ({
    say: sentenceOf(readingOf('where', { name: project.name })),
    taskId: task.id,
  }));
  await keepChoices(ctx, aloneWith(ctx, asked).conversation, choices);
}
