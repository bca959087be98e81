// A compiled document sent into somebody's chat with the robot, to be opened and passed on inside DingTalk.
import { In } from 'typeorm';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { enqueue } from '../outbox/enqueue';
import { OutboxMessage } from '../outbox/entities';
import type { OutboxPayload } from '../outbox/payloads';
import { authorizeView } from '../tasks/policy';
import { loadTask } from '../tasks/queries';
import { Report } from './entities';

/**
 * A document that the actor may open.
 * @throws Problem 404 when there is none, 403 for somebody who may not see its task
 */
export async function reportFor(ctx: ActionContext, reportId: string): Promise<Report> {
  const report = await ctx.db.findOneBy(Report, { id: reportId });
  if (!report) throw problems.notFound({ what: '这份报告' });
  authorizeView(ctx.actor, await loadTask(ctx.db, report.taskId));
  return report;
}

/** 发送到钉钉: to whoever asks. @throws Problem as {@link reportFor} */
export async function sendReport(ctx: ActionContext, reportId: string): Promise<void> {
  await queueReport(ctx, await reportFor(ctx, reportId), [ctx.actor.personId]);
}

/** Queues a document for people; who is about to get this very file already gets it once. */
export async function queueReport(ctx: ActionContext, report: Report, personIds: string[]): Promise<void> {
  const { taskId, fileName, storageKey, sha256, kind } = report;
  const coming = await ctx.db.findBy(OutboxMessage, { taskId, kind: 'file', status: In(['waiting', 'sending']) });
  const isComing = (personId: string) =>
    coming.some(({ recipientId, payload }) => recipientId === personId && fileOf(payload) === storageKey);
  for (const personId of new Set(personIds)) {
    if (isComing(personId)) continue;
    await enqueue(ctx, {
      dedupeKey: `report:${report.id}:${ctx.requestId}:${personId}`,
      purpose: 'report',
      recipientId: personId,
      taskId,
      message: { kind: 'file', fileName, file: { storageKey, sha256 } },
    });
    await recordAudit(ctx, {
      subject: 'task',
      subjectId: taskId,
      action: 'task.report-sent',
      after: { personId, kind, sha256 },
    });
  }
}

const fileOf = (payload: object) => (payload as Partial<Extract<OutboxPayload, { file: object }>>).file?.storageKey;
