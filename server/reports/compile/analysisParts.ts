// 一、项目基本情况 and 四、绩效评价指标分析: the parts made from the project and its indicators.
import { ASSUMED_LABEL } from '../../../shared/labels';
import type { CompiledEvaluation } from './evaluation';
import { fundsSources, groupRuns, indicatorRows, sumPoints, type IndicatorRow } from './facts';
import { amount, paragraphsOf, phrase, projectTitle, sentence } from './printable';
import { ANNEXES, moneySentence } from './sentences';
import { levelTotals } from './narrativeParts';

/** 项目概况: who and why, what and which systems, money in one sentence. */
export function overview(e: CompiledEvaluation): string[] {
  const { project } = e;
  const code = project.code ? `，项目编码${phrase(project.code)}` : '';
  const identity = `${projectTitle(project.name)}由${phrase(project.unit)}实施，主管部门为${phrase(project.competentDepartment)}${code}。`;
  return [
    `1.立项背景和依据。${identity}立项依据：${sentence(project.basis) || '无。'}`,
    `2.主要内容和实施情况。主要内容：${sentence(project.content) || '无。'}${systemsSentence(e)}`,
    `3.资金投入和使用情况。${budgetSentence(e)}${moneySentence(e)}`,
  ];
}

/** The systems counted and named from the one list; empty for a project without any. */
function systemsSentence(e: CompiledEvaluation): string {
  const names = e.project.systems.map(phrase);
  if (names.length === 0) return '';
  const listed = names.length === 1 ? names[0] : `${names.slice(0, -1).join('、')}和${names.at(-1)}`;
  return `本项目运维的系统共${names.length}个：${listed}（见${ANNEXES.systems.number}）。`;
}

function budgetSentence(e: CompiledEvaluation): string {
  const initial = amount(e.sheet.funds.initialBudget);
  const annual = amount(e.sheet.funds.annualBudget);
  const sources = fundsSources(e);
  const change = initial === annual ? '与全年预算数一致' : `年中调整为${annual}万元`;
  return `年初预算数${initial}万元，${change}${sources && `，资金来源为${sources}`}。`;
}

/** 项目绩效目标 */
export function goals(e: CompiledEvaluation): string[] {
  const parts = levelTotals(e).map(({ level1, count }) => `${level1}${count}项`);
  const target = sentence(e.sheet.goalTarget) || '无。';
  return [`年度总体目标：${target}`, `年度绩效指标：共${e.sheet.indicators.length}项，其中${parts.join('、')}。`];
}

/** 年度总体目标 as it turned out, in the typed paragraphs. */
export function goalResult(e: CompiledEvaluation): string {
  return paragraphsOf(e.sheet.goalActual).join('\n') || '尚未填报';
}

/** 产出 and, where it stands at level 1, 成本 belong to 项目产出情况; everything else is 效益. */
function isOutput(row: IndicatorRow): boolean {
  return /产出|成本/.test(row.level1);
}

/** 项目产出情况 */
export function outputs(e: CompiledEvaluation): string[] {
  return analysis(indicatorRows(e).filter(isOutput));
}

/** 项目效益情况, satisfaction included */
export function benefits(e: CompiledEvaluation): string[] {
  return analysis(indicatorRows(e).filter((row) => !isOutput(row)));
}

function analysis(rows: IndicatorRow[]): string[] {
  if (rows.length === 0) return ['无。'];
  const scored = rows.filter((row) => row.score !== null);
  const full = rows.filter((row) => row.score !== null && !row.lostPoints).length;
  const open = rows.length - scored.length;
  const summary = `共${rows.length}项，满分${sumPoints(rows)}分，${full}项得满分${open > 0 ? `，${open}项尚未评分` : ''}。`;
  return [summary, ...groupRuns(rows, (row) => row.level2).map(({ heading, rows: own }) => groupText(heading, own))];
}

function groupText(heading: string, rows: IndicatorRow[]): string {
  return `${heading}：${rows.map(rowText).join('；')}。`;
}

function rowText(row: IndicatorRow): string {
  const actual = row.actual === '' ? '实际完成值尚未填报' : `实际完成值${phrase(row.actual)}`;
  const score = row.score === null ? '尚未评分' : `得${row.score}分`;
  const reason = row.deviationReason && `，偏差原因：${row.deviationReason}`;
  const why = row.lostPoints && row.explanation ? `，计分过程：${phrase(row.explanation)}` : '';
  const mark = row.assumed ? `【${ASSUMED_LABEL}】` : '';
  return `${row.name}，年度指标值${row.target || '未设定'}，${actual}${mark}，满分${row.points}分，${score}${why}${reason}`;
}
