// Sentences made from figures, used by the text and the tables alike.
import { compareDecimals } from '../../../shared/decimal';
import { ASSUMED_LABEL } from '../../../shared/labels';
import { getProfile } from '../../../shared/scoring/profiles';
import { ruleWords } from '../../../shared/scoring/ruleWords';
import type { CompiledEvaluation } from './evaluation';
import { fullPoints, sumPoints, unexecuted } from './facts';
import { amount, phrase, points, printable, sentence } from './printable';

/** The number and title of each annex; text and annex both take them from here. */
export const ANNEXES = {
  table: { number: '附表1', title: '项目支出绩效自评表' },
  checklist: { number: '附表2', title: '绩效目标完成清单' },
  systems: { number: '附表3', title: '运维系统清单' },
} as const;

/** Money in one sentence: 预算, 执行, 执行率, 未执行 and why. */
export function moneySentence(e: CompiledEvaluation): string {
  const { annualBudget, executed } = e.sheet.funds;
  const rate = e.scored.funds.ratePercent;
  const figures = [
    `全年预算数${amount(annualBudget)}万元`,
    `全年执行数${amount(executed)}万元`,
    rate === null ? '没有全年预算数，不计算执行率' : `执行率${rate}%`,
    difference(e),
  ];
  return `${figures.filter(Boolean).join('，')}。`;
}

function difference(e: CompiledEvaluation): string {
  const rest = unexecuted(e);
  const reason = phrase(e.sheet.funds.executionReason);
  const left = compareDecimals(rest, '0');
  if (left === 0) return reason ? `已全部执行，${reason}` : '已全部执行';
  const words = left > 0 ? `未执行${amount(rest)}万元` : `超出全年预算数${amount(rest.replace('-', ''))}万元`;
  return `${words}，原因：${reason || '未填报'}`;
}

/** The money sentence with the measure the unit takes, as printed below the score table. */
export function executionRemark(e: CompiledEvaluation): string {
  const measure = sentence(e.sheet.funds.executionMeasure);
  return `预算执行情况：${moneySentence(e)}${measure && `改进措施：${measure}`}`;
}

/** 等级 as the total row prints it. */
export function gradeWords(e: CompiledEvaluation): string {
  if (e.scored.grade !== null) return `等级：${printable(e.scored.grade)}`;
  return e.scored.total === null ? '尚未完成评分，不评定等级' : '未评定等级';
}

/** 评价结论: score, then grade, citing the score table; or what is still missing. */
export function conclusionSentences(e: CompiledEvaluation): string[] {
  const { scored, sheet } = e;
  const where = `评分情况见${ANNEXES.table.number}。`;
  if (scored.total === null) {
    const names = scored.missing.map((row) => `“${phrase(row.name)}”`).join('、');
    const gap = scored.missing.length > 0 ? `还有${scored.missing.length}项没有完成评分：${names}。` : '';
    return [`本次自评尚未完成评分，不计算总分，不评定等级。${gap}${where}`];
  }
  const execution = `预算执行率得${scored.funds.score ?? '—'}分（满分${points(sheet.funds.points)}分）`;
  const count = sheet.indicators.length;
  const indicators = `${count}项绩效指标得${scored.indicatorSum ?? '—'}分（满分${sumPoints(sheet.indicators)}分）`;
  const grade = scored.grade === null ? '' : `，等级为${printable(scored.grade)}`;
  return [
    `按照${ruleName(e)}计算，${execution}，${indicators}，` +
      `自评总分${scored.total}分（满分${fullPoints(e)}分）${grade}。${where}`,
  ];
}

/** Name and version of the scoring rules. */
export function ruleName(e: CompiledEvaluation): string {
  return `“${phrase(e.scored.profile.name)}”评分规则（版本${phrase(e.scored.profile.version)}）`;
}

/** The 赋分规则 of the indicators that have their own, as one note; the checker reads it. Empty when none has. */
export function ruleNotes(e: CompiledEvaluation): string[] {
  const profile = getProfile(e.scored.profile.id);
  const items = e.sheet.indicators.flatMap((indicator) => {
    const words = ruleWords(indicator, profile);
    return words === null ? [] : [`“${printable(indicator.name)}”${printable(words)}`];
  });
  return items.length === 0 ? [] : [`赋分规则：${items.join('；')}。`];
}

/** The assumptions as one marked note; empty when nothing is assumed. */
export function assumptionNotes(e: CompiledEvaluation): string[] {
  if (e.assumptions.length === 0) return [];
  const items = e.assumptions.map((assumption, at) => `（${at + 1}）${phrase(assumption)}`).join('；');
  return [`【${ASSUMED_LABEL}】以下内容是演示用的假设，不是实际数据：${items}。`];
}
