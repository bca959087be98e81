import type { ImportPreview, ImportState } from '../../../shared/contracts/projectImports';

/** How the state of a project is called, and its tag. */
export const stateWords: Record<ImportState, { label: string; tag: string }> = {
  new: { label: '新增', tag: 'tag tag--good' },
  changed: { label: '有变化', tag: 'tag tag--warn' },
  unchanged: { label: '相同', tag: 'tag' },
  locked: { label: '不可改', tag: 'tag' },
  error: { label: '有错误', tag: 'tag tag--bad' },
};

/** What of the list is shown. */
export interface StateFilter {
  label: string;
  states: ImportState[] | null;
}

const filters: StateFilter[] = [
  { label: '全部', states: null },
  { label: '有错误', states: ['error'] },
  { label: '新增', states: ['new'] },
  { label: '有变化', states: ['changed'] },
  { label: '不导入', states: ['unchanged', 'locked'] },
];

export const holds = ({ states }: StateFilter, state: ImportState): boolean => states?.includes(state) ?? true;

/** The filters that have something to show, with their counts. */
export function filtersOf({ projects }: ImportPreview): { filter: StateFilter; count: number }[] {
  return filters
    .map((filter) => ({ filter, count: projects.filter(({ state }) => holds(filter, state)).length }))
    .filter(({ filter, count }) => filter.states === null || count > 0);
}
