// One thing for one name, or the words that ask which one is meant.
import type { Intent } from '../../../shared/bot/intents';
import { sentenceOf } from '../../../shared/bot/say';
import type { ActionContext } from '../../context';
import { askWhich } from '../askWhich';
import type { Asked, BotReply } from '../conversation';
import { talkAbout } from '../subject';
import { findNamed, findNear, type Named, type NamedKind } from './findNamed';

/** What was meant, or what the bot says instead: which of these, or that there is no such thing. */
export type OneNamed = { found: Named } | { reply: BotReply };

const KINDS: Record<NamedKind, string> = {
  project: '项目',
  unit: '单位',
  person: '人员',
  system: '系统',
  campaign: '评价批次',
};

/** What has consequences is not done to something that was only guessed. */
const ACTS: Intent[] = ['urge', 'approve', 'return', 'extend', 'bind-campaign'];
const OFFERED = 3;

/**
 * The one thing that `asked.reading.name` names, among what the asker may see. When several fit, the reply lists five of
 * them with a button each that says the complete sentence; when nothing does, up to three names that come near.
 *
 * @param kinds what it may be; with a name left out, the reply asks for it
 */
export async function oneNamed(ctx: ActionContext, asked: Asked, kinds: readonly NamedKind[]): Promise<OneNamed> {
  if (asked.meant && kinds.includes(asked.meant.kind)) return isMeant(ctx, asked, asked.meant);
  const { name, intent } = asked.reading;
  const what = kinds.map((kind) => KINDS[kind]).join('、');
  const anyOne = what.replace(/、(?=[^、]+$)/u, '或');
  if (!name)
    return { reply: plain(`请说明是哪个${anyOne}。`, `例如：${sentenceOf({ ...asked.reading, name: '名称' })}`) };
  const found = await findNamed(ctx, name, kinds);
  const [only, ...others] = found;
  const isSure = only && others.length === 0 && !only.isSlip && !(only.isGuess && ACTS.includes(intent));
  if (isSure) return isMeant(ctx, asked, only);
  if (others.length > 0 && !only?.isSlip) return { reply: await which(ctx, asked, `有几个名称与“${name}”相符`, found) };
  const near = found.length > 0 ? found : (await findNear(ctx, name, kinds)).slice(0, OFFERED);
  const nothing = `没有找到您可以查看的“${name}”`;
  if (near.length > 0) return { reply: await which(ctx, asked, `${nothing}。您是不是想问这些`, near) };
  return { reply: plain(`${nothing}。`, `请检查${what}名称，或在应用里查看。`) };
}

async function isMeant(ctx: ActionContext, asked: Asked, found: Named): Promise<OneNamed> {
  // A system is talked about as the project that keeps it running.
  const kind = found.kind === 'system' ? 'project' : found.kind;
  await talkAbout(ctx, asked, { kind, id: found.id, taskId: null });
  return { found };
}

/** Names that several bear are said with what tells them apart. */
function which(ctx: ActionContext, asked: Asked, title: string, found: Named[]): Promise<BotReply> {
  const shared = (name: string) => found.filter((one) => one.name === name).length > 1;
  return askWhich(
    ctx,
    asked,
    title,
    found.map(({ name, hint, holds }) => ({
      label: holds ? `${name} ${hint.split(' ').at(-1)}` : shared(name) && hint ? `${name} ${hint}` : name,
      line: hint ? `${name}（${hint}${holds && `，${holds}`}）` : name,
      say: sentenceOf({ ...asked.reading, name: shared(name) ? `${name} ${hint}`.trim() : name }),
      taskId: null,
    })),
  );
}

function plain(title: string, hint: string): BotReply {
  return { title, markdown: `${title}\n\n${hint}`, buttons: [{ label: '打开我的任务', path: '#/' }] };
}
