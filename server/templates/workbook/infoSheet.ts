// 模板信息: the second worksheet, with what belongs to the template as a whole and how the first is to be edited.
import type { TemplateDraft } from '../../../shared/contracts/templates';
import { getProfile, listProfiles } from '../../../shared/scoring/profiles';
import type { Stated } from '../../../shared/checks/table';
import type { Grid } from '../../checks/grid';
import { headOf } from '../../checks/layout/labels';
import { GridSheet } from '../../reports/compile/gridSheet';

export const INFO_SHEET = '模板信息';

const kindWords: Record<TemplateDraft['kind'], string> = {
  'self-evaluation': '单位自评',
  framework: '部门评价和财政评价',
};
const fields = [
  ['name', '模板名称'],
  ['id', '模板编号'],
  ['version', '版本'],
  ['kind', '适用评价'],
  ['profileId', '评分方案'],
  ['source', '来源'],
] as const;
type Field = (typeof fields)[number][0];

const GUIDE = [
  '指标逐行填写在前一张工作表，可以增行、删行和调整列的顺序，表头文字不要改动。',
  '年度指标值写明比较符号、数字和单位，如“≥98%”“≤24小时”“5～8天”“2024年6月30日前”；定性的写成“定性：按期完成”。',
  '由各项目自定的指标值写成“≥____%”“≤____万元”；数字和单位容易误读的写成“≥3（单位：人/10户）”。',
  '赋分规则留空的按评分方案计分。导入时先预览，有问题的单元格逐一列出，改好前不会保存。',
];

/** The worksheet with everything of a template that is no row of its table. */
export function infoSheet(draft: TemplateDraft): GridSheet {
  const sheet = new GridSheet([16, 90]);
  sheet.addRow([{ col: 0, span: 2, value: INFO_SHEET, look: 'title' }]);
  const values: Record<Field, string> = {
    ...draft,
    kind: kindWords[draft.kind],
    profileId: draft.profileId === null ? '' : getProfile(draft.profileId).name,
  };
  for (const [field, head] of fields)
    sheet.addRow([
      { col: 0, value: head, look: 'label' },
      { col: 1, value: values[field], look: 'text' },
    ]);
  GUIDE.forEach((line, at) =>
    sheet.addRow(
      [{ col: 0, span: 2, value: `${at === 0 ? '填写说明：' : '　　　　　'}${at + 1}.${line}`, look: 'note' }],
      18,
    ),
  );
  return sheet;
}

/** What the worksheet says; a field is null where a file has no such label. */
export type TemplateInfo = Record<Field, Stated | null>;

/** Looks for the labels in every worksheet: people copy them to where they like. */
export function readInfo(grids: Grid[]): TemplateInfo {
  const cells = grids.flatMap((grid) => [...grid.texts()].map((cell) => ({ grid, cell })));
  const find = (label: string): Stated | null => {
    const found = cells.find(({ cell }) => headOf(cell.text) === label);
    if (!found) return null;
    const { text, place } = found.grid.at(found.cell.row, found.cell.endCol + 1);
    return { text, place };
  };
  return Object.fromEntries(fields.map(([field, label]) => [field, find(label)])) as TemplateInfo;
}

/** The kind of evaluation by its words; null for any others. */
export function kindOf(words: string): TemplateDraft['kind'] | null {
  const [found] = Object.entries(kindWords).find(([, text]) => text === words.trim()) ?? [];
  return (found as TemplateDraft['kind'] | undefined) ?? null;
}

/** The scoring profile by its name or id; null for any other text. */
export function profileOf(words: string): string | null {
  const said = words.trim();
  return listProfiles().find(({ id, name }) => id === said || name === said)?.id ?? null;
}
