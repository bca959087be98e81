import type { ActionContext } from '../context';
import type { Standing } from '../tasks/policy';

/** As long as the name of whoever acted may be in the audit. */
const LONGEST_NAME = 64;

/** A stand-in acts under their own name, which says for whom: in the audit, the messages and the cards alike. */
export function actingBy(ctx: ActionContext, { principal }: Standing): ActionContext {
  if (!principal) return ctx;
  const name = `${ctx.actor.name}（代${principal.name}）`.slice(0, LONGEST_NAME);
  return { ...ctx, actor: { ...ctx.actor, name } };
}
