// An import preview in plain Chinese, for the command line.
import type { ImportPreview, ImportProblem, ImportState } from '../../shared/contracts/projectImports';

const STATES: Record<ImportState, string> = {
  new: '新增',
  changed: '更新',
  unchanged: '相同',
  locked: '锁定',
  error: '有错误',
};
const SEVERITIES: Record<ImportProblem['severity'], string> = { error: '错误', warning: '提醒', info: '说明' };
const MOST_CHANGES = 10;

/** Every project with what will happen to it, every problem with its cell, and the sums. */
export function describePreview({ projects, problems, problemsLeftOut, notes, counts }: ImportPreview): string {
  const lines = [
    ...projects.flatMap(describeProject),
    '',
    ...problems.map(({ severity, sheet, cell, message }) => `【${SEVERITIES[severity]}】${sheet}!${cell}　${message}`),
    ...(problemsLeftOut > 0 ? [`另有 ${problemsLeftOut} 处没有列出，见标注文件。`] : []),
    ...notes.map((note) => `【说明】${note}`),
    '',
    `合计：${counts.projects} 个项目，新增 ${counts.new}，更新 ${counts.changed}，相同 ${counts.unchanged}，锁定 ${counts.locked}，有错误 ${counts.error}；` +
      `错误 ${counts.errors} 处，提醒 ${counts.warnings} 处。`,
  ];
  return lines.join('\n');
}

function describeProject(project: ImportPreview['projects'][number]): string[] {
  const { state, name, unitName, fiscalYear, outcome, changes } = project;
  const year = fiscalYear === null ? '年度不明' : `${fiscalYear} 年度`;
  const shown = changes.slice(0, MOST_CHANGES);
  return [
    `${project.number}. [${STATES[state]}] ${name || '（没有名称）'}（${unitName}，${year}）：${outcome}`,
    ...shown.map(({ label, before, after }) => `     ${label}：${before ?? '无'} → ${after ?? '无'}`),
    ...(changes.length > shown.length ? [`     还有 ${changes.length - shown.length} 处变化。`] : []),
  ];
}
