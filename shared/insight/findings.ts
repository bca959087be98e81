// Findings of the checker over many tasks: how often each occurs, in which units, at which indicators.
import { checkTitle } from '../checks/titles';
import type { Finding } from '../scoring/types';

/** One finding with where it was found. */
export interface PlacedFinding {
  taskId: string;
  unitId: string;
  unitName: string;
  /** 三级指标; null where it concerns the money, the goal or the whole sheet */
  indicator: string | null;
  finding: Finding;
}

/** Findings that belong together. */
export interface FindingGroup {
  /** number of the check, id of the unit, or name of the indicator */
  key: string;
  title: string;
  severity: Finding['severity'];
  findings: number;
  tasks: number;
}

/** The number of its check; its code where the list has none. */
export const checkIdOf = ({ check, code }: Pick<Finding, 'check' | 'code'>): string => check ?? code;

/** Findings of a campaign (评价批次) by what was checked, the most widespread first. */
export const findingsByCheck = (found: readonly PlacedFinding[]): FindingGroup[] =>
  grouped(found, ({ finding }) => {
    const id = checkIdOf(finding);
    return { key: id, title: checkTitle(id) };
  });

/** The same by 实施单位. */
export const findingsByUnit = (found: readonly PlacedFinding[]): FindingGroup[] =>
  grouped(found, ({ unitId, unitName }) => ({ key: unitId, title: unitName }));

/** The same by the name of the indicator; findings on the whole table are left out. */
export const findingsByIndicator = (found: readonly PlacedFinding[]): FindingGroup[] =>
  grouped(
    found.filter(({ indicator }) => indicator !== null),
    ({ indicator }) => ({ key: indicator!, title: indicator! }),
  );

const GRAVITY: Finding['severity'][] = ['error', 'warning', 'info'];

/** The most widespread first, then the gravest. */
function grouped(
  found: readonly PlacedFinding[],
  nameOf: (one: PlacedFinding) => { key: string; title: string },
): FindingGroup[] {
  const groups = new Map<string, FindingGroup & { seen: Set<string> }>();
  for (const one of found) {
    const { key, title } = nameOf(one);
    const { severity } = one.finding;
    const group = groups.get(key) ?? { key, title, severity, findings: 0, tasks: 0, seen: new Set<string>() };
    group.findings += 1;
    group.seen.add(one.taskId);
    if (gravity(severity) < gravity(group.severity)) group.severity = severity;
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ seen, ...group }) => ({ ...group, tasks: seen.size }))
    .sort(
      (a, b) =>
        b.tasks - a.tasks ||
        b.findings - a.findings ||
        gravity(a.severity) - gravity(b.severity) ||
        (a.key < b.key ? -1 : 1),
    );
}

const gravity = (severity: Finding['severity']) => GRAVITY.indexOf(severity);
