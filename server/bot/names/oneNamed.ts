// One thing for one name, or the words that ask which one is meant.
import { sentenceOf } from '../../../shared/bot/say';
import type { ActionContext } from '../../context';
import type { Asked, BotReply } from '../conversation';
import { findNamed, type Named, type NamedKind } from './findNamed';

/** What was meant, or what the bot says instead: which of these, or that there is no such thing. */
export type OneNamed = { found: Named } | { reply: BotReply };

const SHOWN = 5;

const KINDS: Record<NamedKind, string> = {
  project: '项目',
  unit: '单位',
  person: '人员',
  system: '系统',
  campaign: '评价批次',
};

/**
 * The one thing that `asked.reading.name` names, among what the asker may see. When several fit, the reply lists them with
 * a button each that says the complete sentence.
 *
 * @param kinds what it may be; with a name left out, the reply asks for it
 */
export async function oneNamed(ctx: ActionContext, asked: Asked, kinds: readonly NamedKind[]): Promise<OneNamed> {
  const { name } = asked.reading;
  const what = kinds.map((kind) => KINDS[kind]).join('、');
  if (!name) return { reply: plain(`请说明是哪个${what}`, `例如：${sentenceOf({ ...asked.reading, name: '名称' })}`) };
  const found = await findNamed(ctx, name, kinds);
  if (found.length === 1) return { found: found[0]! };
  if (found.length > 1) return { reply: chooseOne(asked, found) };
  return { reply: plain(`没有找到您可以查看的“${name}”。`, `请检查${what}名称，或在应用里查看。`) };
}

function chooseOne({ reading }: Asked, found: Named[]): BotReply {
  const shown = found.slice(0, SHOWN);
  const title = `有几个名称与“${reading.name}”相符`;
  return {
    title,
    markdown: [
      `${title}，请选择：`,
      ...shown.map(({ name, hint }, at) => `${at + 1}. ${hint ? `${name}（${hint}）` : name}`),
    ].join('\n\n'),
    buttons: shown.map(({ name }) => ({ label: name, say: sentenceOf({ ...reading, name }) })),
  };
}

function plain(title: string, hint: string): BotReply {
  return { title, markdown: `${title}\n\n${hint}`, buttons: [{ label: '打开我的任务', path: '#/' }] };
}
