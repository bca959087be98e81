// Six reasons why a row's data is there or not, and what each does to its score.
import { plainDecimal, roundHalfUp } from '../decimal';
import { formatActual, formatTarget } from '../indicators/officialText';
import type { Profile, RuleSources } from './profile';
import type { DataDeclaration, DataState, RowProblem, RowScore, SheetIndicator } from './types';

export const dataStateLabels: Record<DataState, string> = {
  done: '已完成',
  partly: '部分完成',
  'not-due': '尚未到期',
  'not-applicable': '不适用',
  unobtainable: '无法取得数据',
  'not-answered': '未填',
};

/** A declaration as a row of the form and of the database has it, field by field. */
export interface DeclaredFields {
  dataState: DataState | null;
  dataReason: string | null;
  dataApproval: string | null;
}

/** The declaration as the rules read it; nothing while none was made. */
export function declarationOf({ dataState, dataReason, dataApproval }: DeclaredFields): { data?: DataDeclaration } {
  return dataState === null ? {} : { data: { state: dataState, reason: dataReason, approval: dataApproval } };
}

/** 实际完成值 in official words, or the state that stands in its place: 不适用, 无法取得数据. */
export function answerText(row: Parameters<typeof formatActual>[0] & DeclaredFields): string {
  const { data } = declarationOf(row);
  return isSettled(data) ? dataStateLabels[data.state] : formatActual(row);
}

/** What a profile says about data that is not there. */
export type MissingDataSettings = Pick<Profile, 'notApplicable' | 'missingData'>;

/** The same with what the explanation of such a row rests on. */
type StateSettings = MissingDataSettings & { sources: Pick<RuleSources, 'weights' | 'productDefault'> };

/**
 * What follows from each state, as told beside the choice.
 * @source product rules (evaluation-rules §2.1 for moved points, §2.2 for a blank: no score, never 0 and never full)
 */
export function dataStateEffects({ notApplicable, missingData }: MissingDataSettings): Record<DataState, string> {
  const removed =
    notApplicable.mode === 'move' ? '不计分，分值移入其他指标，合计不变' : '不计分，总分按适用指标折算为百分制';
  return {
    done: '按实际完成值计分。',
    partly: '按已完成的部分计分，须说明偏差原因。',
    'not-due': missingData.notDue === 'move' ? `${removed}。` : '暂不计分，到期填报之前没有总分。',
    'not-applicable': `经批准后${removed}；未经批准的没有总分。`,
    unobtainable: missingData.unobtainable === 'zero' ? '计0分，须说明原因。' : '不计分，由复核人确定怎样计分。',
    'not-answered': '不计分，补填之前没有总分。',
  };
}

/** Whether an item leaves the evaluation, so that its points move or the total is normalised. */
export function isExcluded(data: DataDeclaration | undefined, profile: MissingDataSettings): boolean {
  if (data?.state === 'not-applicable') return hasText(data.approval);
  return data?.state === 'not-due' && profile.missingData.notDue === 'move';
}

/** The score that a row's state gives it by itself; null when its value is to be scored. */
export function scoreByState(indicator: SheetIndicator, profile: Profile): RowScore | null {
  const { data, points } = indicator;
  return isSettled(data) ? settledByState({ data, points }, { 年度指标值: formatTarget(indicator) }, profile) : null;
}

/** Whether the state alone decides about the score, so that no value is looked at. */
export function isSettled(data: DataDeclaration | undefined): data is DataDeclaration {
  return data !== undefined && data.state !== 'done' && data.state !== 'partly';
}

/** What a row's state gives it.
 * @param shown what the explanation names before the state
 */
export function settledByState(row: StateRow, shown: Record<string, string>, profile: StateSettings): RowScore {
  if (isExcluded(row.data, profile)) return result(row, shown, profile, { score: null, problem: null });
  const problem = stateProblem(row.data, profile);
  const settled = problem ? { score: null, problem } : { score: roundHalfUp('0'), problem: null };
  return result(row, shown, profile, settled);
}

/** Why money or a row in this state has no score yet; null when its state settles it. */
export function stateProblem(
  { state, reason, approval }: DataDeclaration,
  profile: MissingDataSettings,
): RowProblem | null {
  const problem = (code: string, message: string) => ({ field: 'data', code, message });
  if (state === 'not-applicable' && !hasText(approval))
    return problem('not-applicable-unapproved', '不适用须经批准，请填写批准的人和文件，或者填报实际完成情况。');
  if (state === 'not-due') return problem('not-due', '尚未到期，到期后请补填实际完成情况。');
  if (state === 'not-answered') return problem('actual-missing', '还没有填报，请填写实际完成情况。');
  if (state !== 'unobtainable') return null;
  if (profile.missingData.unobtainable === 'review')
    return problem('unobtainable', '无法取得数据，请由复核人确定怎样计分。');
  return hasText(reason) ? null : problem('unobtainable-reason-missing', '请说明为什么无法取得数据。');
}

type Settled = Pick<RowScore, 'score' | 'problem'>;

interface StateRow {
  data: DataDeclaration;
  points: string;
}

function result(
  { data, points }: StateRow,
  shown: Record<string, string>,
  profile: StateSettings,
  { score, problem }: Settled,
): RowScore {
  const { state, reason, approval } = data;
  const inputs: Record<string, string> = {
    ...shown,
    数据状态: dataStateLabels[state],
    分值: plainDecimal(points),
  };
  if (hasText(reason)) inputs.原因 = reason;
  if (hasText(approval)) inputs.批准 = approval;
  const text = problem?.message ?? `${dataStateLabels[state]}：${dataStateEffects(profile)[state]}`;
  const whatIf =
    score === null ? null : `若取得数据并证明达到指标值，可得${plainDecimal(points)}分，多得${roundHalfUp(points)}分。`;
  const rule = `state.${state}`;
  const explain = () => ({ rule, text, inputs, source: sourceOf(state, profile), whatIf });
  return { rule, score, problem, value: null, explain };
}

const sourceOf = (state: DataState, { sources }: StateSettings) =>
  state === 'not-applicable' ? sources.weights : sources.productDefault;

const hasText = (text: string | null): text is string => (text ?? '').trim() !== '';
