// What belongs to the unit of the story, for people of another one to ask for.
import { randomUUID } from 'node:crypto';
import { addDays } from '../../shared/calendar';
import type { SavedLaunch } from '../../shared/contracts/launches';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { newId } from '../../server/database/ids';
import { DirectoryRun } from '../../server/directory/entities';
import { Person, PersonRole } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { Report } from '../../server/reports/entities';
import { senderFor, pdf } from '../evidence/sender';
import { goldenResult, type Bureau } from '../support/bureau';

/** Their ids, and what a request has to carry to name them rightly. */
export type Foreign = Record<string, unknown>;

export const emptyLaunch = () => ({
  name: '草稿',
  fiscalYear: 2025,
  dueDate: '',
  profileId: 'national-2020',
  projectIds: [],
});

/** One of each thing that belongs to the unit of the story. */
export async function whatIsNotTheirs(bureau: Bureau): Promise<Foreign> {
  const { admin, filler, lead } = bureau;
  const task = await bureau.fills();
  const { id: indicatorId } = task.indicators[0]!;
  const sender = senderFor(filler, task.id, indicatorId);
  const evidence = await sender.send(pdf());
  const upload = await sender.begin(pdf('第二份'), { id: randomUUID() });
  const asked = { wantedDay: addDays(task.dueDate, 3), reason: '等资料' };
  const request = await filler.post<{ id: string }>(`api/tasks/${task.id}/extension-requests`, asked);
  const { version } = await bureau.submits();
  const off = { line: '每次扣0.1分', points: '0.1', times: 1, fact: '缺台账', basis: '检查记录' };
  const taken = { version, indicatorId, ...off };
  const deducted = await lead.post<TaskDetail>(`api/tasks/${task.id}/deductions`, taken);
  const launch = await admin.post<SavedLaunch>('api/launches', { form: emptyLaunch() });
  const rows = await bureau.server.database.read(async (db) => ({
    person: await db.findOneByOrFail(Person, { userId: filler.userId }),
    role: (await db.findBy(PersonRole, { role: 'lead' }))[0]!,
    message: (await db.findBy(OutboxMessage, { taskId: task.id }))[0]!,
    run: (await db.find(DirectoryRun))[0]!,
  }));
  const report = newId();
  await bureau.server.database.transaction((db) =>
    db.insert(Report, {
      id: report,
      taskId: task.id,
      kind: 'evaluation-report',
      fileName: '报告.docx',
      sizeBytes: 1,
      sha256: 'a'.repeat(64),
      storageKey: 'a'.repeat(64),
      taskVersion: deducted.version,
      createdById: rows.person.id,
      createdAt: bureau.now(),
    }),
  );
  return {
    task: task.id,
    version: deducted.version,
    indicator: indicatorId,
    result: goldenResult(task.indicators[0]!),
    project: task.project.id,
    campaign: task.campaign.id,
    person: rows.person.id,
    unit: rows.person.unitId,
    role: rows.role.id,
    message: rows.message.id,
    run: rows.run.id,
    evidence: evidence.id,
    upload: upload.id,
    request: request.id,
    deduction: deducted.indicators[0]!.deductions[0]!.id,
    launch: launch.id,
    report,
    new: randomUUID(),
    template: randomUUID(),
    day: '2025-06-02',
  };
}
