// K27, K28, K30: which indicators there are, and under which head.
import { compareDecimals, sumDecimals } from '../../decimal';
import { classSlip, expectedDimensions } from '../../indicators/classes';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import type { CheckedRow } from '../rowOutcome';
import { bareWords, lengthOf, quoted, wordsIn } from '../stated';
import type { CheckFinding } from '../table';

const headOf = ({ indicator }: CheckedRow) => `${indicator.level1}${indicator.level2}`;
const SERVES_PEOPLE =
  /(群众|居民|村民|市民|学生|师生|患者|老人|老年人|残疾人|儿童|农户|贫困户|脱贫户|受益|服务对象|公众|企业)/;
const SHORTEST_SENTENCE = 8;

/** K27: an indicator stands under its own class. */
export function rightClass({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const wrong = classSlip({ head: headOf(row), name: row.indicator.name, unit: row.indicator.unit ?? '' });
    if (!wrong) return [];
    const head = row.indicator.level2 || row.indicator.level1;
    const message = `${quoted(row.indicator.name)}${wrong.what}，不宜列在“${head}”下，应属于${wrong.belongs}。`;
    return [finding('K27', { place: row.stated.name.place, message, expected: wrong.belongs, found: head })];
  });
}

/** K28: 数量, 质量, 时效 and 效益 are there, and 满意度 where people are served. */
export function dimensions(context: CheckContext): CheckFinding[] {
  const { table, rows } = context;
  const heads = rows.map(headOf);
  if (heads.every((head) => head === '')) return [];
  const lacking = expectedDimensions.filter((word) => !heads.some((head) => head.includes(word)));
  const texts = [table.project.name, table.goal.target, ...rows.map(({ stated }) => stated.name)];
  const serves = texts.some((text) => SERVES_PEOPLE.test(wordsIn(text)));
  if ((serves || keepsSatisfaction(context)) && !heads.some((head) => head.includes('满意'))) lacking.push('满意度');
  if (lacking.length === 0) return [];
  const message = `没有${lacking.join('、')}指标，请补充，或说明不适用的理由。`;
  return [finding('K28', { place: rows[0]!.stated.level1.place, message, expected: lacking.join('、') })];
}

/** Just the points of 满意度 are missing to 100: they were kept, and no indicator carries them. */
function keepsSatisfaction({ rows, funds, profile }: CheckContext): boolean {
  const kept = profile.weights.levels['满意度指标'];
  const points = rows.map((row) => row.points);
  if (kept === undefined || !points.every((one) => one !== null)) return false;
  return compareDecimals(sumDecimals([funds.points, kept, ...points]), '100') === 0;
}

/** K30: no row says what another has said: the same name, or the same sentences. */
export function duplicates({ rows }: CheckContext): CheckFinding[] {
  const names = new Map<string, CheckedRow>();
  const sentences = new Map<string, CheckedRow>();
  return rows.flatMap((row) => {
    const twin = earlierWith(names, bareWords(row.indicator.name), row);
    const echo = earlierWith(sentences, sentencesOf(row), row) ?? twin;
    // One name written across several rows names them all.
    if (!echo || (echo === twin && twin.stated.name.place === row.stated.name.place)) return [];
    const what = twin ? '名称' : '指标值和完成值';
    const message = `${quoted(row.indicator.name)}与${quoted(echo.indicator.name)}的${what}相同，疑为重复指标，请合并或区分。`;
    return [finding('K30', { place: row.stated.name.place, message, found: row.indicator.name })];
  });
}

/** The first row with the same text; the row itself is kept where it is the first. Empty texts are never the same. */
function earlierWith(seen: Map<string, CheckedRow>, text: string, row: CheckedRow): CheckedRow | null {
  const earlier = seen.get(text) ?? null;
  if (text !== '' && !earlier) seen.set(text, row);
  return earlier;
}

/** Figures such as ≥95% and 95% repeat rightly; the same two sentences do not. Empty for figures and the three levels. */
function sentencesOf({ stated, target, indicator }: CheckedRow): string {
  const [wanted, reached] = [wordsIn(stated.target), wordsIn(stated.actual)];
  if (target.kind !== 'words' || indicator.band !== null || lengthOf(wanted + reached) < SHORTEST_SENTENCE) return '';
  return `${bareWords(wanted)}|${bareWords(reached)}`;
}
