// The parts of the report that people write. What they left empty is said from the data, or 无 where the data is silent.
import { indicatorKindCounts, indicatorRows, sumPoints } from './facts';
import type { CompiledEvaluation, ReportProblem } from './evaluation';
import {
  amount,
  compactSentence,
  officialDate,
  paragraphsOf,
  phrase,
  points,
  projectTitle,
  sentence,
} from './printable';
import { ANNEXES, moneySentence, ruleName } from './sentences';

const NOTHING = '无。';
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function ordinal(at: number): string {
  if (at < 10) return ORDINALS[at]!;
  const tens = at + 1 < 20 ? '' : ORDINALS[Math.floor((at + 1) / 10) - 1];
  const ones = (at + 1) % 10 === 0 ? '' : ORDINALS[at % 10];
  return `${tens}十${ones}`;
}

/** 一是…。 二是…。 as paragraphs; a single point stands alone, none reads 无. */
function enumerated(items: string[]): string[] {
  const bodies = items
    .map((item) => sentence(item).replace(/^[一二三四五六七八九十]+是/u, ''))
    .filter((item) => item !== '');
  if (bodies.length === 0) return [NOTHING];
  return bodies.length === 1 ? bodies : bodies.map((body, at) => `${ordinal(at)}是${body}`);
}

function written(text: string | null, made: string): string {
  return sentence(text) || made;
}

/** 评价目的、对象和范围 */
export function aims(e: CompiledEvaluation): string[] {
  const { narrative, sheet, fiscalYear } = e;
  const purpose = `反映项目${fiscalYear}年度预算执行和绩效目标完成情况，查找问题，分析原因，为改进管理和安排以后年度预算提供依据。`;
  const object = `${projectTitle(e.project.name)}，实施单位为${phrase(e.project.unit)}。`;
  const scope = `${fiscalYear}年度项目资金${amount(sheet.funds.annualBudget)}万元，年度总体目标和${sheet.indicators.length}项绩效指标的完成情况。`;
  return [
    `评价目的：${written(narrative.purpose, purpose)}`,
    `评价对象：${written(narrative.object, object)}`,
    `评价范围：${written(narrative.scope, scope)}`,
  ];
}

/** 评价原则、评价指标体系、评价方法、评价标准 */
export function methods(e: CompiledEvaluation): string[] {
  const { narrative } = e;
  const principles = narrative.principles?.map(phrase).filter((principle) => principle !== '') ?? [];
  const principle = principles.length > 0 ? `${principles.join('；')}。` : '科学公正、统筹兼顾、激励约束、公开透明。';
  const method = '定量与定性评价相结合的比较法，总分由各项指标得分汇总形成。';
  const standard = `以年度指标值为标准，按照${ruleName(e)}计分。`;
  return [
    `评价方式：单位自评。`,
    `评价原则：${principle}`,
    `评价指标体系：${indicatorSystem(e)}${withoutSatisfaction(e)}各项指标、分值和得分见${ANNEXES.table.number}。`,
    `评价方法：${written(narrative.method, method)}`,
    `评价标准：${written(narrative.standard, standard)}`,
    `计分依据：${scoringSources(e)}。`,
  ];
}

/** The regulations and settings that the scores rest on, each once. */
function scoringSources(e: CompiledEvaluation): string {
  const sources = [e.scored.funds, ...e.scored.indicators].map((scored) => phrase(scored.explanation.source));
  return [...new Set(sources)].join('；');
}

/** A reader looks for satisfaction (满意度) first: where it does not apply, the report says so and where its points went. */
function withoutSatisfaction(e: CompiledEvaluation): string {
  if (e.sheet.indicators.some(({ level1, level2 }) => `${level1}${level2}`.includes('满意度'))) return '';
  return '本项目没有设置满意度指标，其分值已计入其他指标。';
}

function indicatorSystem(e: CompiledEvaluation): string {
  const parts = levelTotals(e).map(({ level1, count, total }) => `${level1}${count}项${total}分`);
  return `由预算执行率和${e.sheet.indicators.length}项绩效指标组成。预算执行率${points(e.sheet.funds.points)}分，${parts.join('，')}。`;
}

/** Number and points of the indicators below each 一级指标, in order of first appearance. */
export function levelTotals(e: CompiledEvaluation): { level1: string; count: number; total: string }[] {
  const rows = indicatorRows(e);
  const levels = [...new Set(rows.map((row) => row.level1))];
  return levels.map((level1) => {
    const own = rows.filter((row) => row.level1 === level1);
    return { level1, count: own.length, total: sumPoints(own) };
  });
}

/** 评价工作过程: the written steps, or the steps the sheet really went through. */
export function processSteps(e: CompiledEvaluation): string[] {
  const { process } = e.narrative;
  if (process && process.length > 0) return process.map((step) => `${phrase(step.phase)}：${sentence(step.text)}`);
  const { submittedAt, fillerName, steps } = e.workflow;
  const reviews = steps.map((step) => {
    const comment = phrase(step.comment);
    const review = phrase(step.label).replace(/通过$/u, '');
    return `${officialDate(step.at)}，${phrase(step.name)}完成${review}${comment && `，意见：${comment}`}`;
  });
  const submission = `${officialDate(submittedAt)}，填报人${phrase(fillerName)}提交自评表`;
  return [
    '评价准备：确定评价对象、评价范围和评分规则，向填报人下达评价任务。',
    `评价实施：${[submission, ...reviews].join('；')}。`,
    `评价总结：${officialDate(e.compiledAt)}，根据审核后的数据计算得分，编制本报告。`,
  ];
}

/** 项目决策情况 */
export function decision(e: CompiledEvaluation): string[] {
  const typed = paragraphsOf(e.narrative.decision);
  if (typed.length > 0) return typed;
  const { quantitative, qualitative } = indicatorKindCounts(e);
  const basis = phrase(e.project.basis) ? '项目立项依据见第一部分。' : '项目立项依据：无。';
  const goals = `设定年度总体目标，并分解为${e.sheet.indicators.length}项绩效指标，其中定量指标${quantitative}项、定性指标${qualitative}项。`;
  return [`${basis}${goals}年初预算数${amount(e.sheet.funds.initialBudget)}万元。`];
}

/** 项目过程情况: written words first, then the money and the review, which are facts in any case. */
export function management(e: CompiledEvaluation): string[] {
  const { funds } = e.scored;
  const score = funds.score === null ? '尚未计分' : `得${funds.score}分（满分${points(e.sheet.funds.points)}分）`;
  const measure = sentence(e.sheet.funds.executionMeasure);
  return [
    ...paragraphsOf(e.narrative.management),
    `资金管理：${moneySentence(e)}预算执行率${score}。计分过程：${compactSentence(funds.explanation.text)}${measure && `改进措施：${measure}`}`,
    `组织实施：自评表由${phrase(e.workflow.fillerName)}填报${reviewers(e)}。`,
  ];
}

function reviewers(e: CompiledEvaluation): string {
  const names = [...new Set(e.workflow.steps.map((step) => phrase(step.name)))];
  return names.length > 0 ? `，经${names.join('、')}审核` : '';
}

/** 主要经验及做法 */
export function experience(e: CompiledEvaluation): string[] {
  return enumerated(e.narrative.experience ?? []);
}

/** 存在问题及原因分析: as written, else what the scores show. */
export function problems(e: CompiledEvaluation): string[] {
  const asWritten = e.narrative.problems ?? [];
  if (asWritten.length > 0) return enumerated(asWritten.map((item) => withCause(item, '')));
  return enumerated(deviations(e).map((item) => withCause(item, '未填报')));
}

/** A deviation without a cause has still to be explained; a problem written without one was left so. */
function withCause({ problem, cause }: ReportProblem, unknown: string): string {
  const why = phrase(cause) || unknown;
  return why ? `${phrase(problem)}。原因：${why}` : phrase(problem);
}

function deviations(e: CompiledEvaluation): ReportProblem[] {
  const rows = indicatorRows(e)
    .filter((row) => row.lostPoints)
    .map((row) => ({
      problem: `“${row.name}”年度指标值${row.target}，实际完成值${row.actual}，未得满分`,
      cause: row.deviationReason,
    }));
  const { ratePercent, score } = e.scored.funds;
  if (ratePercent === null || score === null || Number(score) >= Number(e.sheet.funds.points)) return rows;
  return [{ problem: `预算执行率${ratePercent}%，未得满分`, cause: e.sheet.funds.executionReason }, ...rows];
}

/** 有关建议: as written, else the measures the unit itself has named. */
export function suggestions(e: CompiledEvaluation): string[] {
  if (e.narrative.suggestions?.length) return enumerated(e.narrative.suggestions);
  const measures = [e.sheet.funds.executionMeasure, ...e.sheet.indicators.map((row) => row.correctiveMeasure)];
  return enumerated([...new Set(measures.map(phrase))]);
}

/** 其他需要说明的问题: what was written, the evidence, and every assumption of a demo. */
export function otherMatters(e: CompiledEvaluation): string[] {
  const typed = paragraphsOf(e.narrative.other);
  return [...(typed.length > 0 ? typed : [NOTHING]), ...evidence(e), ...assumptions(e)];
}

function evidence(e: CompiledEvaluation): string[] {
  if (!e.evidence) return [];
  const items = e.evidence.map(
    (item) => `${phrase(item.name)}${item.indicator ? `（${phrase(item.indicator)}）` : ''}`,
  );
  return [`佐证材料：${items.join('；') || '无'}。`];
}

function assumptions(e: CompiledEvaluation): string[] {
  if (e.assumptions.length === 0) return [];
  return [
    '演示假设：以下内容不是实际数据，正式使用前应当替换。',
    ...e.assumptions.map((item, at) => `（${at + 1}）${sentence(item)}`),
  ];
}
