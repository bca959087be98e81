// 佐证材料 before submission: what is still on its way, what is asked for and missing, what would be better proven.
import { compareDecimals } from '../decimal';
import type { Profile } from '../scoring/profile';
import type { Finding, Sheet, SheetIndicator } from '../scoring/types';

const FIELD = 'evidence';

/**
 * Findings about 佐证材料, only where it is known what is there.
 * @source each quantitative value needs a source (财预〔2021〕101号); from how many points on is a setting of the profile
 */
export function evidenceFindings(sheet: Sheet, profile: Profile): Finding[] {
  // What does not apply is not proven.
  const rows = sheet.indicators.filter(({ data }) => data?.state !== 'not-applicable');
  return [
    ...rows.flatMap((row) => [...arriving(row), ...refused(row), ...missing(row)]),
    ...unproven(rows, profile),
  ].map((one) => ({
    ...one,
    source: profile.sources.productDefault,
  }));
}

const at = ({ id, name }: SheetIndicator, finding: Pick<Finding, 'severity' | 'code' | 'message'>): Finding => ({
  ...finding,
  place: id,
  field: FIELD,
  message: `“${name}”：${finding.message}`,
});

function arriving(row: SheetIndicator): Finding[] {
  const pending = row.evidence?.pending ?? 0;
  if (pending === 0) return [];
  const message = `有 ${pending} 份佐证材料还没有传完，请等它传完，或移除后再提交。`;
  return [at(row, { severity: 'error', code: 'evidence-on-its-way', message })];
}

/** What waits no more: it is not taken, and only whoever chose it can put something else in its place. */
function refused(row: SheetIndicator): Finding[] {
  const count = row.evidence?.refused ?? 0;
  if (count === 0) return [];
  const message = `有 ${count} 份佐证材料没有传成，原因写在文件下面，请移除或换一份后再提交。`;
  return [at(row, { severity: 'error', code: 'evidence-refused', message })];
}

function missing(row: SheetIndicator): Finding[] {
  const documents = row.evidence?.missing ?? [];
  if (documents.length === 0) return [];
  return [
    at(row, { severity: 'warning', code: 'evidence-missing', message: `还缺佐证材料：${documents.join('、')}。` }),
  ];
}

/** Told once for the sheet, at the first of the rows: the next one is told when that is mended. */
function unproven(rows: SheetIndicator[], { evidenceFromPoints }: Profile): Finding[] {
  const bare = rows.filter(
    ({ evidence, points }) =>
      evidence?.count === 0 && evidence.required.length === 0 && compareDecimals(points, evidenceFromPoints) >= 0,
  );
  const [first, ...others] = bare;
  if (!first) return [];
  const rest = others.length > 0 ? `，另外 ${others.length} 项也是` : '';
  const message = `分值在${evidenceFromPoints}分以上，没有佐证材料${rest}。有材料的请上传，便于审核。`;
  return [at(first, { severity: 'info', code: 'evidence-advised', message })];
}
