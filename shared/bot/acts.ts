// What one has done for oneself: read only when it is said clearly. A question, a negation, a condition, a report of what
// somebody else did or said, a quotation: none of these is a wish.
import { isClearName, isQuoted, isSpokenAbout } from './clear';
import { compile } from './compile';
import { findDay, numberOf } from './day';
import type { Intent, Reading } from './intents';
import { isProjectLike, isUnitLike } from './likeness';
import { nameIn } from './trim';
import { groups } from './words';

const POLITE =
  /^(?:请您?|麻烦您?你?|劳驾|拜托|帮我|帮忙|替我|给我|我要|我想|那就|那个|就是|那|嗯|现在|马上|立即|立刻|赶紧|再|就|,|\s)+/u;
const POLITE_END = /(?:[\s,.!~]|吧|呗|哈|哦|啊|呀|谢谢您?|多谢|辛苦了?|拜托了?|麻烦了|啦)+$/u;

const patterns = (lines: [Intent, string[]][]): [Intent, RegExp][] =>
  lines.flatMap(([intent, written]) => written.map((one): [Intent, RegExp] => [intent, compile(one, groups)]));

const ACTS = patterns([
  [
    'unbind-campaign',
    [
      '解绑/取消绑定/解除绑定/解绑批次/解除批次绑定/取消批次绑定 本群/这个群/批次/该群?',
      '本群/这个群 解绑/取消绑定/解除绑定',
    ],
  ],
  [
    'bind-campaign',
    [
      '绑定 <批次> 〈名〉',
      '绑定 <批次>/本群?',
      '把? 本群/这个群/该群/此群/群 绑定 到/至/批次? <批次>? 〈名〉',
      '绑定 到? 〈名〉',
      '把? 本群/这个群/该群/群 绑到 〈名〉',
    ],
  ],
  [
    'urge',
    [
      '<催办>',
      '<催办>/催 〈号〉',
      '<催办>/催 〈名〉',
      '对/把/将? 〈名〉 进行? <催办>',
      '给/向 〈名〉 发/发送/发出 个/一个/条/一条/一下/出? 催办/提醒/催办通知/催办提醒/催办消息',
      '提醒/通知 一下? 〈名〉 抓紧/尽快/赶紧/赶快/及时/按时? 把? 交/提交/报/报送/上报/填报/填/完成 自评表/材料/任务/上来/填报/一下/数据?',
    ],
  ],
  ['approve', ['<同意>', '<同意> 〈号〉', '〈号〉 <同意>', '<同意> 〈名〉', '〈名〉 <同意>']],
]);

const RETURN = compile('<退回>', groups).source.replace(/\$$/u, '');
const RETURN_FIRST = new RegExp(`${RETURN}(?<rest>.*)$`, 'u');
const RETURN_LAST = new RegExp(`^(?:把|将)?(?<name>.{2,60}?) ?${RETURN.slice(1)}(?<rest>.*)$`, 'u');
const REASON = /(?:^|[,.;:\s])\s*(?:,?\s*)(?:因为|由于|理由是?|原因是?|缘由是?|退回理由|意见)\s*[:,]?\s*|[,;.]\s*/u;
const ORDER =
  /^(?:第?(?<digits>\d{1,3}|[一二三四五六七八九十]{1,3})(?:个|项|条|号|家)|(?<plain>\d{1,3}))(?=[\s,.;:]|$)/u;

/**
 * The act that is clearly asked for.
 * @param words as `normalise` gives them
 * @param asks whether it ended like a question
 */
export function readAct(words: string, asks: boolean, today: string): Reading | null {
  if (asks || isQuoted(words)) return null;
  const bare = words.replace(POLITE, '').replace(POLITE_END, '');
  return readReturn(bare) ?? readExtension(bare, today) ?? readPlainAct(bare);
}

const reading = (intent: Intent, facts: Partial<Reading> = {}): Reading => ({
  intent,
  name: '',
  day: null,
  reason: '',
  choice: null,
  ...facts,
});

function readPlainAct(bare: string): Reading | null {
  if (isSpokenAbout(bare)) return null;
  let best: Reading | null = null;
  for (const [intent, pattern] of ACTS) {
    const match = pattern.exec(bare);
    if (!match) continue;
    const { name, choice } = match.groups ?? {};
    if (name === undefined) return reading(intent, { choice: choice === undefined ? null : numberOf(choice) });
    if (!isClearName(name) || !fits(intent, name, bare)) continue;
    // What leaves least unexplained: 催办一下 市教育局, not 催办 一下市教育局.
    if (!best || nameIn(name).length < best.name.length) best = reading(intent, { name: nameIn(name) });
  }
  return best;
}

/** 通过 is a preposition too, and 领导同意 tells what somebody did. */
function fits(intent: Intent, name: string, bare: string): boolean {
  if (intent !== 'approve') return name.length >= 2;
  const isFirst = bare.startsWith(name) && !bare.endsWith(name);
  if (isFirst || bare.startsWith('通过')) return isProjectLike(name) && !isUnitLike(name);
  return name.length >= 2;
}

function readReturn(bare: string): Reading | null {
  const first = RETURN_FIRST.exec(bare)?.groups?.['rest'];
  if (first !== undefined) return returned('', first);
  const { name, rest } = RETURN_LAST.exec(bare)?.groups ?? {};
  if (name === undefined || rest === undefined || !isClearName(name)) return null;
  const order = ORDER.exec(name);
  if (!order && (!isProjectLike(name) || isUnitLike(name))) return null;
  return returned(name, rest);
}

/** @param before a name that was said first @param rest what follows the verb */
function returned(before: string, rest: string): Reading | null {
  if (/^(?:[了过的吗呢率]|之|记录|情况|原因是什么|按钮)/u.test(rest)) return null;
  const order = ORDER.exec(before || rest.trimStart());
  const choice = order ? numberOf(order.groups?.['digits'] ?? order.groups?.['plain'] ?? '') : null;
  const said = order && !before ? rest.trimStart().slice(order[0].length) : rest;
  const marked = REASON.exec(said);
  const head = (marked ? said.slice(0, marked.index) : said).replace(/^吧/u, '').trim();
  const why = marked ? said.slice(marked.index + marked[0].length) : '';
  const reason = (head && !isThing(head) ? said.replace(/^[吧,\s]+/u, '') : why).replace(/^[吧,:\s]+/u, '').trim();
  const name = order ? '' : before ? nameIn(before) : head && isThing(head) ? nameIn(head) : '';
  if (name && !isClearName(name)) return null;
  if (/(?:什么|谁|哪些|几个|多少|吗|呢)$|^(?:原因|理由)$/u.test(reason)) return null;
  return reading('return', { name, choice, reason: strip(reason) });
}

const isThing = (head: string): boolean => isClearName(head) && isProjectLike(head);

const EXTEND = compile('<延期>', groups).source.slice(1, -3);
const EXTENDING = new RegExp(EXTEND, 'gu');
const WHY = /[,.;\s]*(?:因为|由于|理由是?|原因是?|缘由是?)\s*[:,]?\s*/u;
const DURATION = /(?:\d{1,3}|[一二三四五六七八九十两]{1,3})个?(?:天|日|周|星期|月|工作日)/u;

function readExtension(bare: string, today: string): Reading | null {
  const why = WHY.exec(bare);
  const head = why ? bare.slice(0, why.index) : bare;
  EXTENDING.lastIndex = 0;
  if (!EXTENDING.test(head)) return null;
  const found = findDay(head, today);
  const span = found ?? spanOf(DURATION.exec(head));
  const before = span ? head.slice(0, span.start) : head;
  const after = span ? head.slice(span.end) : '';
  if (isSpokenAbout(before)) return null;
  EXTENDING.lastIndex = 0;
  const later = EXTENDING.test(after) || !after.trim() ? '' : after;
  const rest = span && !later ? `${before} ${after}` : before;
  const pieces = rest
    .replace(EXTENDING, ' ')
    .split(/[,;.\s]+/u)
    .map((piece) =>
      piece.replace(/^(?:把|将|给|对|想|要|我想|我要|我|申请|请)+/u, '').replace(/(?:到|至|为|想|申请|再|要)+$/u, ''),
    )
    .filter(Boolean);
  const [name = '', ...more] = pieces;
  if (name && (!isClearName(name) || name.length < 2)) return null;
  const reason = why ? bare.slice(why.index + why[0].length) : later || more.join(' ');
  return reading('extend', { name: nameIn(name), day: found?.day ?? null, reason: strip(reason) });
}

const spanOf = (match: RegExpExecArray | null) => match && { start: match.index, end: match.index + match[0].length };

const strip = (reason: string) => reason.replace(/^[\s,.:;，]+|[\s,.:;!]+$/gu, '').replace(POLITE_END, '');
