// Which of a person's departments is their unit. DingTalk lists several and says of none that it is the main one: the
// order of its list means nothing.

/** What DingTalk tells of somebody's place. */
export interface Membership {
  departmentIds: readonly number[];
  /** those of the departments that the person heads */
  leaderOf: readonly number[];
}

/**
 * The department that counts as somebody's unit:
 * 1. one that they head (部门主管), if any; a department they merely belong to otherwise;
 * 2. among those, the one that is their unit already, so that nobody moves without a reason;
 * 3. otherwise the first that DingTalk lists.
 *
 * @param isKnown whether we know the department; others do not count
 * @param current DingTalk's id of their unit so far, null for somebody new
 * @returns null when none of them is known
 */
export function mainDepartment(
  { departmentIds, leaderOf }: Membership,
  isKnown: (departmentId: number) => boolean,
  current: number | null,
): number | null {
  const known = departmentIds.filter(isKnown);
  const headed = known.filter((id) => leaderOf.includes(id));
  const choice = headed.length > 0 ? headed : known;
  return choice.find((id) => id === current) ?? choice[0] ?? null;
}
