// Pushes get lost. Approvals about which nothing was heard for a quarter of an hour are asked for, then ever less often: each
// question counts against the organisation's monthly quota.
import { LessThanOrEqual } from 'typeorm';
import type { Logger } from 'pino';
import type { QuotaPolicy } from '../../shared/quota/policy';
import { systemContext } from '../context';
import { newId } from '../database/ids';
import { DingTalkRefused, DingTalkUnreachable } from '../dingtalk/errors';
import { ApprovalMirror } from './entities';
import type { FollowDeps } from './events';
import { detach, followInstance } from './follow';
import { FIRST_CHECK_MS } from './mirrorTask';
import { learnInstanceIds } from './queries';

const MOST_AT_ONCE = 50;
const LONGEST_PAUSE_MS = 24 * 3_600_000;

export interface ReconcileDeps extends FollowDeps {
  now(): Date;
  log: Logger;
  /** how sparing to be with DingTalk's quota */
  policy(): Promise<QuotaPolicy>;
}

/**
 * Takes over what was missed, while the quota allows asking.
 * @returns how many approvals were asked for
 */
export async function reconcileApprovals(deps: ReconcileDeps): Promise<number> {
  await learnInstanceIds(deps.database);
  if (!(await deps.policy()).poll) return 0;
  const due = await deps.database.read((db) =>
    db.find(ApprovalMirror, {
      where: { state: 'open', checkDueAt: LessThanOrEqual(deps.now()) },
      order: { checkDueAt: 'ASC' },
      take: MOST_AT_ONCE,
    }),
  );
  let asked = 0;
  for (const mirror of due) {
    await postpone(deps, mirror);
    if (mirror.instanceId === null) continue;
    try {
      asked += 1;
      await check(deps, mirror, mirror.instanceId);
    } catch (error) {
      if (!(error instanceof DingTalkUnreachable || error instanceof DingTalkRefused)) throw error;
      deps.log.warn({ err: error, mirror: mirror.id }, 'an approval could not be asked for; tried again later');
      break;
    }
  }
  return asked;
}

/** 15 minutes, half an hour, an hour … a day; hearing something starts it over. */
async function postpone({ database, now }: ReconcileDeps, { id, checks }: ApprovalMirror): Promise<void> {
  const pause = Math.min(FIRST_CHECK_MS * 2 ** (checks + 1), LONGEST_PAUSE_MS);
  const checkDueAt = new Date(now().getTime() + pause);
  await database.transaction((db) => db.update(ApprovalMirror, { id }, { checks: checks + 1, checkDueAt }));
}

async function check({ database, approvals, now }: ReconcileDeps, { id }: ApprovalMirror, instanceId: string) {
  const instance = await approvals.instance(instanceId);
  await database.transaction(async (db) => {
    const ctx = systemContext(db, now(), newId(), 'oa');
    if (instance) await followInstance(ctx, id, instanceId, instance);
    else await detach(ctx, id, '钉钉中找不到这张审批单，可能已被删除，请在绩效通继续办理。');
  });
}
