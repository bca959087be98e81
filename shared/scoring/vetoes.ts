import { compareDecimals, roundHalfUp } from '../decimal';
import { gradeOf } from './grade';
import type { Profile, VetoRule } from './profile';
import type { EstablishedVeto, Explanation } from './types';

/**
 * Total and grade after the vetoes (一票否决) that were established: each caps the total, the grade or both as its line in
 * the profile says, and is a line of the explanation. Several cap to the lowest.
 *
 * @param total two decimals
 * @throws RangeError for a rule the profile does not have
 * @source the line of the bureau's notice that the profile names; no national veto is known
 */
export function withVetoes(total: string, vetoes: readonly EstablishedVeto[], profile: Profile) {
  const rules = vetoes.map(({ ruleId, fact }) => ({ fact, rule: ruleOf(ruleId, profile) }));
  const capped = rules.reduce((lowest, { rule }) => lower(lowest, rule.maxTotal), total);
  const order = profile.grades.map(({ grade }) => grade);
  const places = [gradeOf(capped, profile), ...rules.flatMap(({ rule }) => rule.maxGrade ?? [])].map((grade) =>
    order.indexOf(grade),
  );
  const lines = rules.map(({ fact, rule }) => line(fact, rule));
  return { total: capped, grade: order[Math.max(...places)]!, lines };
}

function ruleOf(id: string, profile: Profile): VetoRule {
  const rule = profile.vetoes.find((one) => one.id === id);
  if (!rule) throw new RangeError(`profile ${profile.id} has no veto ${id}`);
  return rule;
}

const lower = (total: string, cap: string | null) =>
  cap !== null && compareDecimals(cap, total) < 0 ? roundHalfUp(cap) : total;

function line(fact: string, { line: text, source, maxTotal, maxGrade }: VetoRule): Explanation {
  const effects = [
    ...(maxTotal === null ? [] : [`总分不超过${roundHalfUp(maxTotal)}分`]),
    ...(maxGrade === null ? [] : [`等级不高于“${maxGrade}”`]),
  ];
  const inputs = { 否决条款: text, 认定事实: fact };
  return { rule: 'veto', text: `${fact}，适用“${text}”：${effects.join('，')}。`, inputs, source, whatIf: null };
}
