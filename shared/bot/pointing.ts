// What is meant without its name: by its number in what was shown (第二个为什么扣分), or as what was answered last (那执行率呢).
import { MEASURE, NUMBER } from './compile';
import { numberOf } from './day';
import { readingOf, type Intent, type Reading } from './intents';
import { nameable } from './signs';

/** Stands for what is meant while the rest is read: a name of nothing. */
const IT = '这个项目';
/** 第5号项目 is a name. */
const ORDINAL = new RegExp(`第(?<choice>${NUMBER})(?!号)(?:个(?:项目|任务|单位)?|${MEASURE})`, 'u');
/** 那第三个呢: what was asked last, of another row. */
const AND_ANOTHER = new RegExp(`^那?么?${ORDINAL.source}呢$`, 'u');
const PRONOUN =
  /^那?(?:它|他|她|ta(?![a-z])|其(?![他它她中])|[这那该]个?(?:项目|单位|人|任务)|本(?:项目|任务)|(?:刚才|刚刚|上面)(?:那个|的|说的|那项)|这家|那家)(?!们)/u;
/** 那执行率呢, 那为什么呢, but not 那个, 那边, 那些. */
const AND_THAT = /^那(?![个边些里儿天年月次家批时位种块怎我俺咱])(?:现在|到底|究竟)?(?=.)/u;

const POINTED = new Set<Intent>(nameable);

/**
 * A question about what is pointed at, or null when nothing is.
 * @param read reads a question in which what is meant is called 这个项目
 */
export function readPointing(flat: string, read: (flat: string) => Reading | null): Reading | null {
  const another = AND_ANOTHER.exec(flat)?.groups?.['choice'];
  if (another !== undefined) return readingOf('same-of', { choice: numberOf(another) });
  const choice = ORDINAL.exec(flat)?.groups?.['choice'];
  if (choice !== undefined) return about(read(flat.replace(ORDINAL, IT)), { choice: numberOf(choice) });
  const rest = [PRONOUN, AND_THAT].find((pattern) => pattern.test(flat));
  return rest ? about(read(flat.replace(rest, IT)), { refers: true }) : null;
}

const about = (reading: Reading | null, what: Partial<Reading>): Reading | null =>
  reading?.name === '' && POINTED.has(reading.intent) ? { ...reading, ...what } : null;
