// A template as texts: what stands in the cells of its workbook and in the fields of its page. Both are read here.
import {
  MOST_TEMPLATE_ROWS,
  saveTemplateSchema,
  templateIndicatorSchema,
  type DraftIndicator,
  type TemplateDraft,
  type TemplateProblem,
} from '../contracts/templates';
import { figure, quoted } from '../checks/stated';
import { foldWidth } from '../indicators/units';
import { checkTemplate } from './checkTemplate';
import { readScoringRule, writeScoringRule } from './scoringRuleText';
import { readTargetText, writeTarget, type TemplateTarget } from './targetText';
import type { IndicatorTemplate, TemplateIndicator } from './types';

/** A template in the words of its fields; {@link readDraft} gives it back exactly. */
export function draftOf(template: IndicatorTemplate): TemplateDraft {
  const isJudged = template.kind === 'framework';
  return { ...template, indicators: template.indicators.map((row) => draftIndicator(row, isJudged)) };
}

/** One indicator in the words of its fields. `isJudged`: a framework, where nothing stands for what experts judge. */
export function draftIndicator(row: TemplateIndicator, isJudged: boolean): DraftIndicator {
  // A framework's indicators are judged by their standard: nothing stands where nothing is said.
  const isOpen = isJudged && row.kind === 'qualitative' && row.target === '';
  return {
    level1: row.level1,
    level2: row.level2,
    name: row.name,
    target: isOpen ? '' : writeTarget(row),
    points: row.points,
    definition: row.definition ?? '',
    scoringStandard: row.scoringStandard ?? '',
    dataSource: row.dataSource ?? '',
    targetBasis: row.targetBasis ?? '',
    scoringRule: writeScoringRule(row.scoringRule),
    requiredEvidence: row.requiredEvidence ?? '',
  };
}

/** A row nobody has written yet. */
export const emptyDraftRow: DraftIndicator = {
  level1: '',
  level2: '',
  name: '',
  target: '',
  points: '',
  definition: '',
  scoringStandard: '',
  dataSource: '',
  targetBasis: '',
  scoringRule: '',
  requiredEvidence: '',
};

/** A draft read: the template when it can be kept, and everything that is to be mended, in its order. */
export interface DraftReading {
  /** null as soon as one text cannot be read */
  template: IndicatorTemplate | null;
  problems: TemplateProblem[];
}

/** Reads the texts of a draft. Nothing is guessed and nothing is left out: each text that cannot be read is a problem. */
export function readDraft(draft: TemplateDraft): DraftReading {
  const rows = draft.indicators
    .slice(0, MOST_TEMPLATE_ROWS)
    .map((row, index) => readDraftRow(row, index, draft.kind === 'framework'));
  const indicators = rows.map(({ indicator }) => indicator).filter((row) => row !== null);
  const isWhole = indicators.length === draft.indicators.length;
  const { id, version, name, source, kind, profileId } = draft;
  const parsed = saveTemplateSchema.safeParse({ name, source, kind, profileId, indicators });
  const atHead = (parsed.error?.issues ?? []).filter((issue) => isWhole || issue.path[0] !== 'indicators');
  const problems = [
    ...atHead.map(({ path, message }) => problemAt(null, String(path[0]), message)),
    ...rows.flatMap((row) => row.problems),
    ...tooMany(draft),
  ];
  if (!parsed.success || problems.length > 0) return { template: null, problems };
  const template = { id, version, ...parsed.data };
  return { template, problems: checkTemplate(template) };
}

function tooMany({ indicators }: TemplateDraft): TemplateProblem[] {
  if (indicators.length <= MOST_TEMPLATE_ROWS) return [];
  const message = `指标超过${MOST_TEMPLATE_ROWS}项，请拆分为几个模板。`;
  return [problemAt(MOST_TEMPLATE_ROWS, 'name', message)];
}

const problemAt = (row: number | null, field: string, message: string): TemplateProblem => ({
  severity: 'error',
  row,
  field,
  message,
});

/** One row of a draft; null where a text of it cannot be read. */
function readDraftRow(
  draft: DraftIndicator,
  index: number,
  isJudged: boolean,
): { indicator: TemplateIndicator | null; problems: TemplateProblem[] } {
  const target = readTargetOf(draft, isJudged);
  const rule = readScoringRule(draft.scoringRule);
  const points = pointsOf(draft.points);
  const problems = [
    ...('message' in target ? [problemAt(index, 'target', target.message)] : []),
    ...('message' in points ? [problemAt(index, 'points', points.message)] : []),
    ...('message' in rule ? [problemAt(index, 'scoringRule', rule.message)] : []),
  ];
  const parsed = templateIndicatorSchema.safeParse({
    ...draft,
    points: 'points' in points ? points.points : '0',
    // What is wrong with these two is told above; the rest of the row is looked at all the same.
    ...('message' in target ? OPEN : target),
    scoringRule: 'rule' in rule ? rule.rule : undefined,
  });
  const others = (parsed.error?.issues ?? []).map(({ path, message }) =>
    problemAt(index, fieldOf(String(path[0])), message),
  );
  const all = [...others, ...problems];
  return { indicator: all.length === 0 ? parsed.data! : null, problems: all };
}

const OPEN: TemplateTarget = { kind: 'qualitative', comparator: null, target: '', unit: null };

/** Fields that the text of 年度指标值 is made of. */
const fieldOf = (path: string) =>
  ['kind', 'comparator', 'targetKind', 'targetTo', 'unit'].includes(path) ? 'target' : path;

function readTargetOf({ target }: DraftIndicator, isJudged: boolean): TemplateTarget | { message: string } {
  return isJudged && target.trim() === '' ? OPEN : readTargetText(target);
}

function pointsOf(text: string): { points: string } | { message: string } {
  const points = figure({ text, place: '' }, '分');
  if (points !== null) return { points };
  const said = foldWidth(text) === '' ? '没有写分值' : `分值${quoted(text)}不是一个数`;
  return { message: `${said}，请填写数字，例如“10”。` };
}
