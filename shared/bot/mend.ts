// Misspelt words of the bot's own vocabulary set right: what sounds the same, was typed in letters, or is one character off.
import { isInitials, isSpelling, soundAlike, spellingsOf } from './sounds';

/** Words of questions that are recognised although misspelt. */
const WORDS =
  '什么时候截止 截止时间 什么时候 还有几项没填 退回来 交上去 待审批 待审核 我还差什么 我的任务 谁还没交 谁还没提交 待我审批 待我审核 为什么扣分 为什么 提醒设置 到哪了 执行率 可用率 是多少 没提交 还没交 还没 待办 帮助 进度 进展 得分 分数 扣分 报告 逾期 超期 审批 审核 任务 提醒 退订 设置 什么 提交 哪些 填报 菜单 评价报告 多少分 完成情况 谁没交 没交'.split(
    ' ',
  );

/** What some type in English, as it is said here. */
const ENGLISH: [RegExp, string][] = [
  [/\bhelp(?: me)?\b/gu, '帮助'],
  [/\b(?:my )?(?:tasks?|to-?dos?|to do)\b/gu, '我的任务'],
  [/\b(?:status|progress)\b/gu, '进度'],
  [/\b(?:deadline|due date|due|ddl)\b/gu, '截止时间'],
  [/\breports?\b/gu, '报告'],
  [/\b(?:scores?|grades?)\b/gu, '得分'],
  [/\b(?:overdue|late)\b/gu, '逾期'],
  [/\b(?:pending|approvals?|to approve)\b/gu, '待我审批'],
  [/\b(?:uptime|availability)\b/gu, '可用率'],
  [/\b(?:export|download)\b/gu, '导出'],
  [/\bsubmit\b/gu, '提交'],
  [/\bmissing\b/gu, '还差什么'],
];
const inChinese = (words: string): string =>
  ENGLISH.reduce((text, [english, said]) => text.replace(english, said), words);

/** Acts are mended by this list alone: 统一 sounds like 同意 and is not meant so. */
const ACTS: [RegExp, string][] = [
  [/^((?:请|麻烦|帮我|那个|\s)*)(?:崔办|摧办|催半|催班|催扮|吹办|崔半|催力|催bàn|cuiban)/u, '$1催办'],
  [/^(?:同义|同易|同意意)$/u, '同意'],
  [/^(?:退会|腿回|退汇|退悔)(?=[\s,.:]|$)/u, '退回'],
  [/(?:延其|沿期|延器|yanqi)(?=申请)|(?:延其|沿期|yanqi)(?=到)/u, '延期'],
  [/^(?:绑订|邦定|帮定)(?=批次)/u, '绑定'],
  [/^(?:确任|却认|确认认|queren)$/u, '确认'],
];

/** The words with acts set right; the same when nothing is misspelt. */
export const mendActs = (words: string): string =>
  ACTS.reduce((text, [wrong, right]) => text.replace(wrong, right), words);

/** The words with what was meant for the bot's questions set right; the same when nothing looks misspelt. */
export function mendQuestion(words: string): string {
  const spelt = spelledOut(inChinese(words));
  const single = WORDS.reduce((text, word) => text.replace(`${word}${word.at(-1)}`, word), spelt);
  const heard = WORDS.reduce((text, word) => replaceAlike(text, word, sounds), single);
  if (heard !== words) return heard;
  return WORDS.reduce(
    (text, word) => (word.length < SHORTEST_ONE_OFF ? text : replaceAlike(text, word, isOneOff)),
    words,
  );
}

/** Who forgot to switch to Chinese types a word in letters, or, when nothing else is said, by its initials. */
function spelledOut(words: string): string {
  if (/^[a-z]{2,8}$/u.test(words)) {
    const meant = WORDS.find((word) => isSpelling(words, word)) ?? WORDS.find((word) => isInitials(words, word));
    if (meant) return meant;
  }
  return words.replace(
    /[a-z]{4,}/gu,
    (letters) =>
      WORDS.find((word) => isSpelling(letters, word)) ??
      (letters.length < SHORTEST_SLIP ? undefined : WORDS.find((word) => isNearSpelling(letters, word))) ??
      letters,
  );
}

/** Fewer letters with a wrong key among them may be anything. */
const SHORTEST_SLIP = 5;

const isNearSpelling = (letters: string, word: string): boolean =>
  spellingsOf(word).some((spelling) => isOneOff(letters, spelling) || isSwapped(letters, spelling));

/** Two keys in the wrong order. */
function isSwapped(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, place) => letter !== other[place]);
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + one[at]! + one.slice(at + 2);
  return one.length === other.length && at >= 0 && swapped === other;
}

/** A shorter word with another character is another word. */
const SHORTEST_ONE_OFF = 4;

const sounds = (part: string, word: string) =>
  part.length === word.length && [...word].every((character, at) => soundAlike(character, part[at]!));

/** These turn a sentence into its opposite: never put in, left out or exchanged. */
const TURNING = /[不没未别无已先非]/u;

function isOneOff(part: string, word: string): boolean {
  let start = 0;
  while (start < part.length && start < word.length && part[start] === word[start]) start += 1;
  let end = 0;
  while (end < part.length - start && end < word.length - start && part.at(-1 - end) === word.at(-1 - end)) end += 1;
  const [had, has] = [part.slice(start, part.length - end), word.slice(start, word.length - end)];
  return had.length <= 1 && has.length <= 1 && part !== word && !TURNING.test(had + has);
}

/** The first part of the text that is like the word, replaced by it. */
function replaceAlike(text: string, word: string, isLike: (part: string, word: string) => boolean): string {
  if (text.includes(word)) return text;
  for (const length of [word.length, word.length + 1, word.length - 1])
    for (let at = 0; at + length <= text.length; at += 1) {
      const part = text.slice(at, at + length);
      if (isLike(part, word)) return text.slice(0, at) + word + text.slice(at + length);
    }
  return text;
}
