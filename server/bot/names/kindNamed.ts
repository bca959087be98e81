import type { ActionContext } from '../../context';
import type { Asked } from '../conversation';
import { findNamed, type NamedKind } from './findNamed';

const KINDS = ['project', 'person', 'unit', 'campaign'] as const satisfies NamedKind[];

/** What sort of thing a question is about that may be asked of any: 王丽交了没, 教育局交了没. Null when nothing is named, or nothing the asker may see. */
export async function kindNamed(ctx: ActionContext, { reading, meant }: Asked): Promise<(typeof KINDS)[number] | null> {
  if (meant) return KINDS.find((kind) => kind === meant.kind) ?? null;
  const [best] = reading.name ? await findNamed(ctx, reading.name, KINDS) : [];
  return KINDS.find((kind) => kind === best?.kind) ?? null;
}
