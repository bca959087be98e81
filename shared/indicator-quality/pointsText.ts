// 分值 of several indicators in one line: 运维系统数量 12分；系统功能达标率 6分

export interface NamedPoints {
  name: string;
  points: string;
}

/** 分值 in a line as people read it; {@link readPoints} reads it back. */
export const writePoints = (rows: readonly NamedPoints[]): string =>
  rows.map(({ name, points }) => `${name} ${points}分`).join('；');

/** The points of a line that {@link writePoints} wrote; null for any other text. */
export function readPoints(line: string): NamedPoints[] | null {
  const parts = `${line}；`
    .split('分；')
    .slice(0, -1)
    .map((part) => /^(.+) (\d+(?:\.\d+)?)$/.exec(part));
  if (!line.endsWith('分')) return null;
  if (parts.some((part) => part === null)) return null;
  return parts.map((part) => ({ name: part![1]!, points: part![2]! }));
}
