// K25, K26: units and the direction of comparison.
import { betterWay } from '../../indicators/direction';
import { readOfficial } from '../../indicators/readOfficial';
import { areMixedThings } from '../answeredUnit';
import { finding } from '../catalogue';
import { signOf } from '../comparators';
import type { CheckContext } from '../context';
import { namedIndicator } from '../readTarget';
import type { CheckedRow } from '../rowOutcome';
import { isBlank, quoted, wordsIn } from '../stated';
import type { CheckFinding } from '../table';

const nameOf = ({ stated }: CheckedRow) => quoted(wordsIn(stated.name));

/** K25: every number has a unit, and the table keeps to one unit of each kind. */
export function unitsThere({ table, rows }: CheckContext): CheckFinding[] {
  const measured = rows.filter(({ target }) => target.kind === 'number' || target.kind === 'range');
  const missing = measured.filter(({ indicator, stated, target }) => {
    if (target.kind === 'number' && target.unitAssumed) return true;
    const inName = /[(（](%|元|万元|[\p{Script=Han}]{1,3})[)）]$/u.test(wordsIn(stated.name));
    return indicator.unit === null && !inName;
  });
  return [
    ...missing.map((row) =>
      finding('K25', {
        place: row.stated.target.place,
        message: `${nameOf(row)}的年度指标值${quoted(row.target.text)}没有计量单位，请补充，例如个、%、天、万元。`,
        found: row.target.text,
      }),
    ),
    ...mixedThings(measured),
    ...mixedDetails(measured),
    ...mixedUnits(table.moneyUnit, measured),
  ];
}

/** 15个 of 15套: one thing for another, which is counted and told. */
function mixedThings(rows: CheckedRow[]): CheckFinding[] {
  return rows.flatMap((row) => {
    const { unit } = row.indicator;
    if (row.value === null || unit === null || row.stated.actual.text.includes(unit)) return [];
    const read = readOfficial(wordsIn(row.stated.actual));
    if (read.kind !== 'number' || !areMixedThings(read.unit, unit)) return [];
    const { place, text } = row.stated.actual;
    const message = `${nameOf(row)}的实际完成值以“${read.unit}”计，年度指标值以“${unit}”计，请统一单位。`;
    return [finding('K25', { place, message, expected: unit, found: text })];
  });
}

/** What each animal is counted by: they are not one sum. */
const ANIMALS = /^[只头羽匹尾]$/;
const areMixedAnimals = (one: string | null, other: string | null): boolean =>
  one !== other && ANIMALS.test(one ?? '') && ANIMALS.test(other ?? '');

/** 192只 made of 180只 and 12头: one sum over two things. */
function mixedDetails(rows: CheckedRow[]): CheckFinding[] {
  return rows.flatMap((row) => {
    const { unit } = row.indicator;
    const other = row.stated.details?.find(({ target }) => {
      const read = readOfficial(wordsIn(target));
      return read.kind === 'number' && areMixedAnimals(read.unit, unit);
    });
    if (!other) return [];
    const { place, text } = row.stated.target;
    const message = `${nameOf(row)}以“${unit}”计，${quoted(wordsIn(other.name))}为${quoted(other.target.text)}，单位不同不能相加，请统一单位或分别列示。`;
    return [finding('K25', { place, message, expected: unit, found: text })];
  });
}

/** Prices and shares of one person or piece, which are told in 元 whatever the money of the project is told in. */
const PER_PIECE = /人均|户均|亩均|均价|单价|标准|单位成本|每|均(增收|收入|支出|成本)/;

function mixedUnits(moneyUnit: string, rows: CheckedRow[]): CheckFinding[] {
  return rows.flatMap((row) => {
    const written = wordsIn(row.stated.unit) || (row.indicator.unit ?? '');
    const other = moneyUnit === '万元' ? '元' : '万元';
    const isPercentWord = /百分比/.test(wordsIn(row.stated.unit) + row.stated.target.text);
    const place = row.stated.unit && !isBlank(row.stated.unit) ? row.stated.unit.place : row.stated.target.place;
    if (written === other && !PER_PIECE.test(wordsIn(row.stated.name))) {
      const message = `${nameOf(row)}的计量单位是“${other}”，项目资金的单位是“${moneyUnit}”，同一张表请统一单位。`;
      return [finding('K25', { place, message, expected: moneyUnit, found: other })];
    }
    if (!isPercentWord || !rows.some(({ stated }) => /[%％]/.test(stated.target.text + wordsIn(stated.unit))))
      return [];
    const message = `${nameOf(row)}的计量单位写作“百分比”，其他指标写作“%”，请统一。`;
    return [finding('K25', { place, message, expected: '%', found: '百分比' })];
  });
}

/** K26: the sign goes the way the indicator's name says. */
export function direction({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { target, stated } = row;
    if (target.kind !== 'number') return [];
    if (target.signAssumed) return target.comparator === '<=' ? [assumedSign(row)] : [];
    const isReverse = target.comparator === '<=' || target.comparator === '<';
    const isForward = target.comparator === '>=' || target.comparator === '>';
    const better = betterWay(namedIndicator(stated));
    if (isForward && better === 'less') return [wrongWay(row, '越少越好', signOf['<='])];
    if (isReverse && better === 'more') return [wrongWay(row, '越多越好', signOf['>='])];
    return [];
  });
}

/** Read as a limit, the score differs from an exact target's as soon as less was spent; whoever reads it must know. */
function assumedSign(row: CheckedRow): CheckFinding {
  const message = `${nameOf(row)}的年度指标值${quoted(row.target.text)}没有写比较符号，从名称看越少越好，按“不超过”核对，请补上“≤”。`;
  return finding('K26', {
    place: row.stated.target.place,
    severity: 'info',
    message,
    expected: signOf['<='],
    found: row.target.text,
  });
}

function wrongWay(row: CheckedRow, meaning: string, sign: string): CheckFinding {
  const message = `${nameOf(row)}从名称看${meaning}，年度指标值却写作${quoted(row.target.text)}，请核对比较符号。`;
  const cell = row.stated.comparator && !isBlank(row.stated.comparator) ? row.stated.comparator : row.stated.target;
  return finding('K26', { place: cell.place, message, expected: sign, found: row.target.text });
}
