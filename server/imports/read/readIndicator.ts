import { natureOf } from '../../../shared/checks/comparators';
import { readTarget, type Target } from '../../../shared/checks/readTarget';
import { isBlank, quoted, wordsIn } from '../../../shared/checks/stated';
import type { Stated, StatedIndicator } from '../../../shared/checks/table';
import type { Comparator, IndicatorKind } from '../../../shared/contracts/common';
import { formatTarget } from '../../../shared/indicators/officialText';
import type { TargetKind } from '../../../shared/scoring/types';
import { indicatorColumns, type ImportColumn, type IndicatorRole } from './columns';
import { readPoints, readText } from './fields';
import type { Tell } from './problems';
import type { RawRow } from './sheetRows';

/** What 年度指标值 says, as the columns of an indicator. */
export interface ReadTarget {
  kind: IndicatorKind;
  comparator: Comparator | null;
  target: string;
  targetKind: TargetKind;
  targetTo: string | null;
  unit: string | null;
}

/** One indicator of the file; undefined where it has no such column, points null where they cannot be read. */
export interface ReadIndicator extends ReadTarget {
  place: string;
  pointsPlace: string;
  targetPlace: string;
  level1: string;
  level2: string;
  name: string;
  points: string | null;
  definition: string | null | undefined;
  scoringStandard: string | null | undefined;
  dataSource: string | null | undefined;
  requiredEvidence: string | null | undefined;
}

const LEVELS = /(成本|产出|效益|满意度|决策|过程)/;
const MOST_DIGITS = 15;
const WORDS: Omit<ReadTarget, 'target'> = {
  kind: 'qualitative',
  comparator: null,
  targetKind: 'number',
  targetTo: null,
  unit: null,
};

const columnOf = new Map(indicatorColumns.map((column) => [column.role, column]));
const column = (role: IndicatorRole): ImportColumn<IndicatorRole> => columnOf.get(role)!;

/**
 * Reads one row of 绩效指标. Levels come from the row above where they are blank.
 *
 * @param fiscalYear of its project, for 6月底前; null when it cannot be read
 * @param above the indicator before it in the same project
 */
export function readIndicator(
  row: RawRow<IndicatorRole>,
  fiscalYear: number | null,
  above: ReadIndicator | undefined,
  tell: Tell,
): ReadIndicator {
  for (const { at, message } of row.broken) tell('error', at, message);
  const levels = readLevels(row, above, tell);
  const target = row.cells.get('target')!;
  const points = row.cells.get('points')!;
  return {
    place: row.cells.get('name')!.place,
    pointsPlace: points.place,
    targetPlace: target.place,
    ...levels,
    name: readText(row, column('name'), tell) ?? '',
    ...targetOf(row, fiscalYear, tell),
    points: readPoints(points, tell),
    definition: readText(row, column('definition'), tell),
    scoringStandard: readText(row, column('scoringStandard'), tell),
    dataSource: readText(row, column('dataSource'), tell),
    requiredEvidence: readText(row, column('requiredEvidence'), tell),
  };
}

/** Exported sheets lose their merged cells: a blank level is that of the row above. */
function readLevels(row: RawRow<IndicatorRole>, above: ReadIndicator | undefined, tell: Tell) {
  const own = (role: IndicatorRole) => !isBlank(row.cells.get(role) ?? null);
  const isSame = !own('level1') || sameLevel(row, above);
  const level1 = !own('level1') && above ? above.level1 : (readText(row, column('level1'), tell) ?? '');
  const level2 = !own('level2') && above && isSame ? above.level2 : (readText(row, column('level2'), tell) ?? '');
  if (level1 !== '' && !LEVELS.test(level1))
    tell(
      'warning',
      row.cells.get('level1')!,
      `一级指标${quoted(level1)}不是常用的名称（产出指标、效益指标、满意度指标等），请核对。`,
    );
  return { level1, level2 };
}

const sameLevel = (row: RawRow<IndicatorRole>, above: ReadIndicator | undefined) =>
  wordsIn(row.cells.get('level1') ?? null) === above?.level1;

/** 年度指标值 with 指标性质 and 计量单位 as the columns of an indicator. What cannot be read is told. */
function targetOf(row: RawRow<IndicatorRole>, fiscalYear: number | null, tell: Tell): ReadTarget {
  const stated = row.cells.get('target')!;
  const nature = row.cells.get('nature');
  const said = natureOf(wordsIn(nature ?? null));
  if (nature && !isBlank(nature) && said === null)
    tell('error', nature, `指标性质${quoted(nature.text)}不认识，请写 ≥、＞、=、≤、＜ 或 定性。`);
  const unit = readText(row, column('unit'), tell) ?? null;
  const text = readText(row, column('target'), tell) ?? '';
  const reading = readTarget(statedRow(row, said === 'quantitative'), fiscalYear);
  const asWords: ReadTarget = { ...WORDS, target: text };
  switch (reading.kind) {
    case 'number':
      return numberOf(reading, stated, tell);
    case 'range':
      return {
        ...asWords,
        kind: 'quantitative',
        targetKind: 'range',
        target: reading.from,
        targetTo: reading.to,
        unit: reading.unit ?? unit,
      };
    case 'date':
      return { ...asWords, kind: 'quantitative', targetKind: 'date', target: reading.day };
    case 'words':
      if (said !== null && said !== 'qualitative' && said !== 'quantitative')
        tell(
          'error',
          stated,
          `指标性质是“${wordsIn(nature!)}”，年度指标值${quoted(text)}里却没有数字，请写数字，或把指标性质改为定性。`,
        );
      return asWords;
    case 'none':
      tell('error', stated, `年度指标值写的是${quoted(text)}，请写明目标，如 ≥98%；不考核的指标请删去这一行。`);
      return asWords;
    case 'ambiguous':
      tell('error', stated, reading.message);
      return asWords;
    default:
      // 缺少年度指标值 has been told with its text.
      return asWords;
  }
}

function numberOf(reading: Extract<Target, { kind: 'number' }>, stated: Stated, tell: Tell): ReadTarget {
  const { comparator, value, unit, signAssumed, unitAssumed } = reading;
  const target: ReadTarget = { ...WORDS, kind: 'quantitative', comparator, target: value, unit };
  if (value.replace(/\D/g, '').length > MOST_DIGITS)
    tell('error', stated, `年度指标值的数字超过 ${MOST_DIGITS} 位，请核对。`);
  if (unit !== null && [...unit].length > 20)
    tell('error', stated, `计量单位${quoted(unit)}超过 20 个字，请写简短的单位。`);
  if (signAssumed || unitAssumed) {
    const missing = [signAssumed && '比较符号', unitAssumed && '单位'].filter(Boolean).join('和');
    tell('warning', stated, `没有写${missing}，读作“${formatTarget(target)}”；不是这个意思请写明。`);
  }
  return target;
}

/** The row as the checks of a filled table read it, so that both read a target alike. */
function statedRow({ cells, place }: RawRow<IndicatorRole>, isQuantitative: boolean): StatedIndicator {
  const blank: Stated = { text: '', place };
  return {
    place,
    level1: cells.get('level1') ?? blank,
    level2: cells.get('level2') ?? blank,
    name: cells.get('name') ?? blank,
    kind: isQuantitative ? 'quantitative' : null,
    comparator: cells.get('nature') ?? null,
    target: cells.get('target') ?? blank,
    unit: cells.get('unit') ?? null,
    actual: blank,
    band: null,
    bandPercent: null,
    points: cells.get('points') ?? null,
    score: null,
    deviationReason: null,
    correctiveMeasure: null,
    approvedTarget: null,
  };
}
