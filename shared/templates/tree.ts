// A set of indicators as a tree: 一级指标 → 二级指标 → 三级指标, with the sum of points at every level.
import { figure } from '../checks/stated';
import type { DraftIndicator } from '../contracts/templates';
import { sumDecimals } from '../decimal';

interface TreeLeaf {
  /** index of the row */
  index: number;
  name: string;
  /** as typed */
  points: string;
}

interface TreeBranch {
  name: string;
  /** sum of what can be read below it */
  points: string;
  leaves: TreeLeaf[];
}

export interface TreeLevel {
  name: string;
  points: string;
  branches: TreeBranch[];
}

const sumOf = (leaves: readonly TreeLeaf[]): string =>
  sumDecimals(leaves.map(({ points }) => figure({ text: points, place: '' }, '分') ?? '0'));

/** The tree in the order of the rows; rows of one level stand together wherever they are. */
export function indicatorTree(
  rows: readonly Pick<DraftIndicator, 'level1' | 'level2' | 'name' | 'points'>[],
): TreeLevel[] {
  const levels = new Map<string, Map<string, TreeLeaf[]>>();
  rows.forEach(({ level1, level2, name, points }, index) => {
    const level = levels.get(level1.trim()) ?? new Map<string, TreeLeaf[]>();
    const leaves = level.get(level2.trim()) ?? [];
    leaves.push({ index, name: name.trim(), points });
    levels.set(level1.trim(), level.set(level2.trim(), leaves));
  });
  return [...levels].map(([name, level]) => ({
    name,
    points: sumOf([...level.values()].flat()),
    branches: [...level].map(([of, leaves]) => ({ name: of, points: sumOf(leaves), leaves })),
  }));
}
