// Lines of a message that name tasks, and how a longer list is cut.
import type { Line } from './facts';

/** In a list more than this are counted, not named. */
const SHOWN = 5;

/** The first of a list, and how many more there are. */
export function listed<Item extends object>(items: Item[], text: (item: Item) => string, count = items.length): Line[] {
  const shown = items.slice(0, SHOWN).map((item) => ({ text: text(item), about: taskOf(item) }));
  return count > shown.length ? [...shown, plain(`还有 ${count - shown.length} 项，打开查看`)] : shown;
}

const taskOf = (item: object) => ('taskId' in item && typeof item.taskId === 'string' ? item.taskId : null);

/** A line that names no task. */
export const plain = (text: string): Line => ({ text, about: null });
