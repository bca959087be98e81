// 赋分规则 as the words of a table cell, and back. Without words the profile's usual rule holds.
import { foldWidth } from '../indicators/units';
import type { ScoringRule } from '../scoring/types';

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const DIRECT = new RegExp(`^直接赋分(?:,未达标扣${NUMBER}分)?$`);
const FLOOR = new RegExp(`^按比例赋分,及格门槛${NUMBER}%$`);
const STEPS = /^满意度分档赋分(?::(.+))?$/;
const STEP = new RegExp(`^${NUMBER}以上得${NUMBER}%$`);
const DEDUCTION = new RegExp(`^每差${NUMBER}扣${NUMBER}分,不足一档(不扣|按一档扣);条款:`);
/** The longest rule: twenty steps, or a clause of 200 characters. */
const MOST_CHARACTERS = 800;
const CLAUSE = /条款[:：]/;

/** How a rule reads in a table; empty for an indicator that follows the profile. */
export function writeScoringRule(rule: ScoringRule | undefined): string {
  switch (rule?.kind) {
    case undefined:
      return '';
    case 'prorata':
      return '按比例赋分';
    case 'direct':
      return rule.missedDeduction === undefined ? '直接赋分' : `直接赋分，未达标扣${rule.missedDeduction}分`;
    case 'prorataWithFloor':
      return `按比例赋分，及格门槛${rule.floorPercent}%`;
    case 'bands':
      return '分档赋分';
    case 'satisfactionSteps': {
      const steps = rule.steps?.map(({ from, percent }) => `${from}以上得${percent}%`).join('、');
      return steps === undefined ? '满意度分档赋分' : `满意度分档赋分：${steps}`;
    }
    case 'deduction': {
      const rest = rule.counting === 'full' ? '不扣' : '按一档扣';
      return `每差${rule.step}扣${rule.deduct}分，不足一档${rest}；条款：${rule.line}`;
    }
  }
}

/** Reads the words of {@link writeScoringRule}, in any width; `undefined` inside means the profile's usual rule. */
export function readScoringRule(text: string): { rule: ScoringRule | undefined } | { message: string } {
  if (text.length > MOST_CHARACTERS) return { message: `赋分规则过长，请写在200字以内。` };
  const words = foldWidth(text).replace(/\s+/g, '');
  if (words === '') return { rule: undefined };
  const rule = plainRule(words) ?? stepsRule(words) ?? deductionRule(words, text);
  return rule
    ? { rule }
    : { message: `赋分规则“${text.trim()}”不认识，请从以下写法中选用：${FORMS.join('；')}。留空则按评分方案。` };
}

const FORMS = [
  '按比例赋分',
  '按比例赋分，及格门槛60%',
  '直接赋分',
  '直接赋分，未达标扣2分',
  '分档赋分',
  '满意度分档赋分',
  '满意度分档赋分：90以上得100%、80以上得80%、0以上得0%',
  '每差5扣1分，不足一档不扣；条款：（原文）',
];

function plainRule(words: string): ScoringRule | null {
  if (words === '按比例赋分') return { kind: 'prorata' };
  if (words === '分档赋分') return { kind: 'bands' };
  const direct = DIRECT.exec(words);
  if (direct) return direct[1] === undefined ? { kind: 'direct' } : { kind: 'direct', missedDeduction: direct[1] };
  const floor = FLOOR.exec(words)?.[1];
  return floor === undefined ? null : { kind: 'prorataWithFloor', floorPercent: floor };
}

function stepsRule(words: string): ScoringRule | null {
  const match = STEPS.exec(words);
  if (!match) return null;
  if (match[1] === undefined) return { kind: 'satisfactionSteps' };
  const steps = match[1].split('、').map((step) => STEP.exec(step));
  if (!steps.every((step) => step !== null)) return null;
  return { kind: 'satisfactionSteps', steps: steps.map(([, from, percent]) => ({ from: from!, percent: percent! })) };
}

/** The clause itself is kept letter for letter. */
function deductionRule(words: string, text: string): ScoringRule | null {
  const [, step, deduct, rest] = DEDUCTION.exec(words) ?? [];
  const clause = CLAUSE.exec(text);
  if (step === undefined || deduct === undefined || !clause) return null;
  const line = text.slice(clause.index + clause[0].length).trim();
  return { kind: 'deduction', line, step, deduct, counting: rest === '不扣' ? 'full' : 'begun' };
}
