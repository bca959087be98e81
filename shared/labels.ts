import type { Band, Role } from './contracts/common';

export const roleLabels: Record<Role, string> = {
  admin: '绩效管理员',
  filler: '填报人',
  lead: '单位负责人',
  reviewer: '复核人',
  expert: '评价专家',
  leader: '分管领导',
  ops: '运维人员',
};

export const bandLabels: Record<Band, string> = {
  achieved: '达成预期指标',
  'partly-achieved': '部分达成预期指标并具有一定效果',
  'not-achieved': '未达成预期指标且效果较差',
};

/** Printed beside every value that the demo assumes. */
export const ASSUMED_LABEL = '演示假设';
/** Printed beside every unit, person and project that exists for the demo only. */
export const DEMO_LABEL = '演示数据';

/** A campaign's name as messages and lists print it: an assumed year is marked, if the name does not say so itself. */
export function campaignLabel({ name, fiscalYearAssumed }: { name: string; fiscalYearAssumed: boolean }): string {
  return fiscalYearAssumed && !name.includes(ASSUMED_LABEL) ? `${name}（年度为${ASSUMED_LABEL}）` : name;
}
