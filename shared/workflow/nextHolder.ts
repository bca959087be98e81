// Who gets the tasks of somebody who left: the rule that everybody can read, and its words.

export const handOverReasons = {
  deputy: '代理人',
  lead: '单位负责人',
  admin: '绩效管理员',
  chosen: '管理员指定',
} as const;

export type HandOverReason = keyof typeof handOverReasons;

export interface HolderCandidate {
  personId: string;
  /**
   * whether every review step still to come could be decided by somebody else. Nobody decides on their own work: a
   * task given to the only one who may review it could never be finished
   */
  leavesReviewers: boolean;
}

export interface HolderCandidates {
  /** 代理人, when named, still at work and within their time; null otherwise */
  deputy: HolderCandidate | null;
  /** 单位负责人 of the unit and the units above it, nearest first */
  leads: readonly HolderCandidate[];
  /** 绩效管理员, nearest first */
  admins: readonly HolderCandidate[];
}

/**
 * Who fills a task from now on: the deputy, else the nearest 单位负责人, else the nearest 绩效管理员. Whoever would be left to
 * review their own work is passed over. When that leaves nobody, an admin gets it all the same: they can name another
 * reviewer, or hand it on.
 *
 * @returns null when there is not even an admin
 */
export function nextHolder(candidates: HolderCandidates): { personId: string; reason: HandOverReason } | null {
  const { deputy, leads, admins } = candidates;
  if (deputy?.leavesReviewers) return { personId: deputy.personId, reason: 'deputy' };
  const lead = leads.find((one) => one.leavesReviewers);
  if (lead) return { personId: lead.personId, reason: 'lead' };
  const admin = admins.find((one) => one.leavesReviewers) ?? admins[0];
  return admin ? { personId: admin.personId, reason: 'admin' } : null;
}

/**
 * Whether the deputy reviews in somebody's place on `today`; days as '2024-01-31'. Without a first day they only get the
 * tasks should that person leave.
 */
export function isStandInOn(
  today: string,
  {
    deputyId,
    standInFrom,
    deputyUntil,
  }: { deputyId: string | null; standInFrom: string | null; deputyUntil: string | null },
): boolean {
  return deputyId !== null && standInFrom !== null && standInFrom <= today && isDeputyOn(today, deputyUntil);
}

/** Whether a deputy stands in on `today`; days as '2024-01-31', `until` null for no end. */
export function isDeputyOn(today: string, until: string | null): boolean {
  return until === null || today <= until;
}
