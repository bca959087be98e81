// What one has done for oneself: read only when it is said clearly. A question, a negation, a condition, a report of what
// somebody else did or said, a quotation: none of these is a wish.
import { isClearName, isQuoted, isSpokenAbout } from './clear';
import { compile } from './compile';
import { numberOf } from './day';
import { readExtension } from './extending';
import { readingOf, type Intent, type Reading } from './intents';
import { isProjectLike, isUnitLike } from './likeness';
import { readReturn } from './returning';
import { isSelf, nameIn } from './trim';
import { groups, remarks } from './words';

const PATTERNS: [Intent, string[]][] = [
  [
    'unbind-campaign',
    [
      '解绑/解绑一下/取消绑定/解除绑定/解绑批次/解除批次绑定/取消批次绑定 本群/这个群/批次/该群?',
      '把? 本群/这个群/该群/群里/我们群 的? 批次? 解绑/取消绑定/解除绑定/绑定取消/绑定解除 一下/掉/了?',
      '解除/取消/解掉/去掉 本群/这个群/该群/群/群里? 和/跟/与/同? 的? <批次>? 的? 绑定/关联/绑定关系',
      '把? 本群/这个群/该群/群里/群 和/跟/与/同? 的? <批次>? 的? 绑定/关联/绑定关系 取消/解除/解 一下/掉/了?',
      '本群/这个群/这群/该群/群里? 不用/不需要/不 再? 绑/绑定 着? 这个/该? <批次>? 了 ,? 解绑/取消绑定/解除绑定 一下?',
      '解绑批次 〈名〉',
      '本群/这个群/该群 取消绑定/解除绑定/解绑 〈名〉',
      '把? 本群/这个群/这群/该群/群 和/跟/与/从 〈名〉 解绑/取消绑定/解除绑定 一下?',
    ],
  ],
  [
    'bind-campaign',
    [
      '绑定/绑/绑一下/绑定一下 <批次>/本群?',
      '把/给/在? 本群/这个群/这群/该群/我们群/群里 绑定/绑/绑一下/绑定一下/关联/关联一下 一个/个? <批次>',
      '绑定 <批次> 〈名〉',
      '绑定一下/绑一下/关联一下 到? <批次>? 〈名〉 这个批次/批次?',
      '绑定 到? 〈名〉',
      '把? 本群/这个群/这群/该群/此群/群/群里/我们群/咱们群 绑定一下/关联一下/绑一下/绑定/关联 到/至/上/批次? <批次>? 〈名〉',
      '把? 本群/这个群/该群/群 绑到 〈名〉',
      '把/将 〈名〉 绑定/绑/关联 到/在/给/至 本群/这个群/该群/群里',
    ],
  ],
  [
    'urge',
    [
      '<催办>',
      '给/把/对/将 〈名〉 都/全都/全部/挨个/逐个? 再? <催办>',
      '<催办>/催 〈号〉',
      '<催办>/催 〈他〉 一下/一声/下?',
      '给/把/对/向 〈他〉 <催办>',
      '<催办>/催 〈名〉',
      '对/把/将/给? 〈名〉 进行? <催办>',
      '给/向 〈名〉 发/发送/发出 个/一个/条/一条/一下/出? 催办/提醒/催办通知/催办提醒/催办消息',
      '提醒/通知 一下/下 〈名〉 把? <交卷>',
      '提醒/通知 一下/下? 〈名〉 抓紧/尽快/赶紧/赶快/及时/按时 把? <交卷> 一下?',
    ],
  ],
  [
    'approve',
    [
      '<同意>',
      '<同意> 〈号〉',
      '〈号〉 <同意>',
      '批/批了/批一下/批掉/准了/准/过了/过 〈第〉',
      '批/准 〈几〉',
      '把/将? 〈第〉 给? 也? 批/批了/批掉/批准/批准了/准了/通过/予以通过/同意/过了/过',
      '<同意> 〈名〉',
      '〈名〉 <同意>',
      '〈名〉 我? 都? 没问题/没有问题/没意见/看过了/看了/审过了 ,? <同意>',
      '〈号〉 我? 都? 没问题/没有问题/没意见/看过了/看了/审过了 ,? <同意>',
    ],
  ],
];
const ACTS = PATTERNS.flatMap(([intent, written]) =>
  written.map((pattern): [Intent, RegExp] => [intent, compile(pattern, groups)]),
);

const POLITE =
  /^(?:请(?![愿示假柬教])您?|麻烦您?你?|劳驾|拜托|帮我|帮忙|替我|给我|我要|我想|那就|那个|就是|那|现在|马上|立即|立刻|赶紧|再|就|,|\s)+/u;
/** Agreed first, then said: 可以,老旧小区改造通过吧. */
const NODDED = /^(?:可以|行|好的?|没问题|没意见|ok)[,\s]+(?=\S)/u;
const POLITE_END = /(?:[\s,.!~]|吧|呗|哈|哦|啊|呀|谢谢您?|多谢|辛苦了?|拜托了?|麻烦了|啦)+$/u;
const bareOf = (words: string) => words.replace(POLITE, '').replace(POLITE_END, '');
const REMARK = new RegExp(
  `[,\\s]+(?:${remarks.map((one) => compile(one, groups).source.slice(1, -1)).join('|')})$`,
  'u',
);
/** Without what was said around it, which changes nothing: 催催王丽,都几天了. */
const plainly = (bare: string) => restated(bareOf(bare.replace(NODDED, '').replace(REMARK, '')));

const HELD_BACK = new RegExp(
  `^(.{2,30}?)(?:都|到现在|一直| )*${compile('<没> <交>', groups).source.slice(1, -1)}(?:的|呢|上来)?[,\\s]+(?:你|再|赶紧|帮我|帮忙|麻烦|麻烦你|请|就)*(?=${compile('<催办>', groups).source.slice(1)})`,
  'u',
);

/** 卫健委还没交,催办一下 asks to urge whom it names. */
function restated(bare: string): string {
  const held = HELD_BACK.exec(bare);
  return held && isClearName(held[1]!) ? `催办 ${held[1]!}` : bare;
}

/**
 * The act that is clearly asked for.
 * @param words as `normalise` gives them
 * @param asks whether it ended like a question
 */
export function readAct(words: string, asks: boolean, today: string): Reading | null {
  if (asks || isQuoted(words)) return null;
  const bare = bareOf(words);
  return readReturn(bare) ?? readPlainAct(bare) ?? readPlainAct(plainly(bare)) ?? readExtension(bare, today);
}

const VERBS = compile('<催办>/催/<同意>/<退回>/<延期>/绑定/绑定<批次>/解绑', groups).source.slice(0, -3);
const SET_APART = new RegExp(`${VERBS}(?:[\\s,:.]|$)`, 'u');

/** Whether the act stands apart at the beginning: 催办 催化剂采购. */
export const isSetApart = (words: string): boolean => SET_APART.test(bareOf(words));

/** Denies the bond, not that it is to be undone. */
const HARMLESS_START =
  /^(?:本群|这个群|这群|该群|群里)?不(?:用|需要)?再?绑定?着?(?:这个|该)?(?:(?:评价)?批次)?了[,\s]*(?=解绑|取消绑定|解除绑定)/u;

function readPlainAct(bare: string): Reading | null {
  if (isSpokenAbout(bare.replace(HARMLESS_START, ''))) return null;
  let best: Reading | null = null;
  for (const [intent, pattern] of ACTS) {
    const match = pattern.exec(bare);
    if (!match) continue;
    const { name, choice, pointed } = match.groups ?? {};
    if (pointed !== undefined) return readingOf(intent, { refers: true });
    if (name === undefined) return readingOf(intent, { choice: choice === undefined ? null : numberOf(choice) });
    if (isSelf(name) || !isClearName(name) || !fits(intent, name, bare)) continue;
    // What leaves least unexplained: 催办一下 市教育局, not 催办 一下市教育局.
    if (!best || nameIn(name).length < best.name.length) best = readingOf(intent, { name: nameIn(name) });
  }
  return best;
}

/** 催化剂 is no urge, 通过 is a preposition too, and 领导同意 tells what somebody did. */
function fits(intent: Intent, name: string, bare: string): boolean {
  if (name.length < 2) return false;
  if (intent === 'urge') return !/^催[化眠泪乳收产款芽熟肥]/u.test(bare);
  if (intent !== 'approve') return true;
  const isFirst = bare.startsWith(name) && !bare.endsWith(name);
  if (isFirst || bare.startsWith('通过')) return isProjectLike(name) && !isUnitLike(name);
  // 同意见…, several at once, and 同意延期 are something else.
  return nameIn(name) !== '' && !/^见|^前[\d一二三四五两几]|^\d{1,3}(?![\d年])|延期(?:申请)?$/u.test(name);
}
