import type { Comparator } from '../contracts/common';
import { compareDecimals, isDecimal, plainDecimal, productOf } from '../decimal';
import { isLessBetterBy, type NamedIndicator } from '../indicators/direction';
import { readOfficial, type OfficialReading } from '../indicators/readOfficial';
import { printedUnit } from '../indicators/units';
import { hasComparator, natureOf, signOf, type Nature } from './comparators';
import { isBlank, wordsIn } from './stated';
import type { StatedIndicator } from './table';

/** 年度指标值 of one row, as far as its words say it. */
export type Target =
  | {
      kind: 'number';
      comparator: Comparator;
      value: string;
      unit: string | null;
      /** the sign, or the unit, follows from the indicator's name only */
      signAssumed: boolean;
      unitAssumed: boolean;
      text: string;
    }
  | { kind: 'range'; from: string; to: string; unit: string | null; text: string }
  | { kind: 'date'; day: string; fiscalYear: number | null; text: string }
  | { kind: 'words'; text: string }
  | { kind: 'none'; text: string }
  | { kind: 'blank'; text: string }
  | { kind: 'ambiguous'; text: string; message: string };

/** Names that count in per cent whether or not the unit is written. */
const RATE = /(率|满意度|比例|占比|比重)$/;

/** What a row's class, name and measure say about which way it is better. */
export const namedIndicator = ({ level1, level2, name, unit, target }: StatedIndicator): NamedIndicator => ({
  head: wordsIn(level1) + wordsIn(level2),
  name: wordsIn(name),
  measured: wordsIn(unit) || wordsIn(target),
});

/** The target of a row from its cells: sign, value and unit may stand in one cell or in three. */
export function readTarget(row: StatedIndicator, fiscalYear: number | null): Target {
  const nature = row.kind === 'qualitative' ? 'qualitative' : natureOf(wordsIn(row.comparator));
  const text = targetText(row, nature);
  if (isBlank(row.target)) return { kind: hasNoTarget(row) ? 'none' : 'blank', text };
  if (nature === 'qualitative') return { kind: 'words', text: wordsIn(row.target) };
  const plain = wordsIn(row.target);
  if (isDecimal(plain)) return numberTarget(row, nature, plainDecimal(plain), unitOf(row), text);
  return fromWords(row, nature, readOfficial(text, fiscalYear), fiscalYear);
}

/** Old local forms print a dash beside 决策 and 管理, which people judge; and a list below says what is wanted. */
const hasNoTarget = ({ level1, details }: StatedIndicator): boolean =>
  details !== undefined || isJudgedLevel(wordsIn(level1));

/** 一级指标 of an evaluation (决策、管理), which some local forms carry into the self-evaluation. */
export const isJudgedLevel = (level1: string): boolean => /^(项目|部门)?(决策|投入|过程|管理)/.test(level1);

function targetText(row: StatedIndicator, nature: Nature | null): string {
  const value = wordsIn(row.target);
  const isSign = nature !== null && nature !== 'qualitative' && nature !== 'quantitative';
  const sign = isSign && value !== '' && !hasComparator(value) ? signOf[nature] : '';
  const unit = unitOf(row) ?? '';
  return `${sign}${value}${/\d$/.test(value) ? unit : ''}`;
}

function unitOf(row: StatedIndicator): string | null {
  return printedUnit(wordsIn(row.unit)) || null;
}

function numberTarget(
  row: StatedIndicator,
  nature: Nature | Comparator | null,
  value: string,
  unit: string | null,
  text: string,
): Target {
  const isSigned = nature !== null && nature !== 'qualitative' && nature !== 'quantitative';
  const comparator = isSigned ? nature : isLessBetterBy(namedIndicator(row)) ? '<=' : '=';
  const isRate = unit === null && RATE.test(wordsIn(row.name));
  // A cell that lost its percent format reads 0.95; beside an answer in the same form it stays a share.
  const isShare = isRate && compareDecimals(value, '1') <= 0;
  if (isShare && compareDecimals(value, '0') > 0 && /[%‰]/.test(wordsIn(row.actual))) {
    const message = `年度指标值“${text}”可以读作“${value}%”或“${productOf(value, '100')}%”，请带百分号填写。`;
    return { kind: 'ambiguous', text, message };
  }
  return {
    kind: 'number',
    comparator,
    value,
    unit: isRate && !isShare ? '%' : unit,
    signAssumed: !isSigned,
    unitAssumed: isRate && !isShare,
    text,
  };
}

function fromWords(
  row: StatedIndicator,
  nature: Nature | null,
  reading: OfficialReading,
  fiscalYear: number | null,
): Target {
  switch (reading.kind) {
    case 'number':
      return numberTarget(
        row,
        reading.comparator ?? nature,
        reading.value,
        printedUnit(reading.unit) || unitOf(row),
        reading.text,
      );
    case 'range':
      return {
        kind: 'range',
        from: reading.from,
        to: reading.to,
        unit: printedUnit(reading.unit) || unitOf(row),
        text: reading.text,
      };
    case 'date':
      return { kind: 'date', day: reading.day, fiscalYear, text: reading.text };
    case 'words':
      return row.kind === 'quantitative'
        ? {
            kind: 'ambiguous',
            text: reading.text,
            message: `年度指标值“${reading.text}”里没有可以比较的数字，请写明比较符号、数字和单位。`,
          }
        : { kind: 'words', text: reading.text };
    case 'none':
      return { kind: 'none', text: reading.text };
    default: {
      const day = surelyMet(row, reading.readings, fiscalYear);
      if (day !== null) return { kind: 'date', day, fiscalYear, text: reading.text };
      return { kind: 'ambiguous', text: reading.text, message: reading.message };
    }
  }
}

/** 9月前 done in July: kept however 前 is read, so the earlier day decides; null where the readings differ. */
function surelyMet({ actual }: StatedIndicator, readings: readonly string[], fiscalYear: number | null): string | null {
  const done = readOfficial(wordsIn(actual), fiscalYear);
  const days = readings.flatMap((one) => {
    const read = readOfficial(one, fiscalYear);
    return read.kind === 'date' ? [read.day] : [];
  });
  const [first] = [...days].sort();
  if (first === undefined || days.length < readings.length || done.kind !== 'date') return null;
  return done.day <= first ? first : null;
}
