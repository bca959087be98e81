// A compiled document in the chat with the robot: for whoever asks and may open it, or by itself where that is switched on.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { AuditEntry } from '../../server/audit/entities';
import { systemContext } from '../../server/context';
import { loadActor } from '../../server/identity/actor';
import { Person } from '../../server/identity/entities';
import { createCompiling } from '../../server/reports/compileReports';
import { createFileStore } from '../../server/reports/files';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { bureauFiller } from '../../scripts/demo-data/directory';
import type { Phone } from '../../scripts/story/phone';

/** What another process would do for the admin at the same moment. */
async function compilesBeside({ server, config, admin, now }: Bureau, taskId: string): Promise<void> {
  const { database } = server;
  const files = createFileStore(config.dataDirectory);
  const { id } = await database.read((db) => db.findOneByOrFail(Person, { userId: admin.userId }));
  const actor = (await database.read((db) => loadActor(db, id, now())))!;
  const contextFor = (db: EntityManager) => ({ ...systemContext(db, now(), 'beside', 'http'), actor });
  await createCompiling({ database, files, sendWord: true })(contextFor, taskId);
}

describe.each(databaseKinds)('sending reports on %s', (kind) => {
  describeOn(kind)('', () => {
    const bureauOf = bureaus(kind);
    const completed = async (environment: Record<string, string> = {}) => {
      const bureau = await bureauOf({ environment });
      await bureau.fills();
      const { id } = await bureau.submits();
      await bureau.approves(bureau.lead);
      await bureau.approves(bureau.reviewer);
      return { bureau, id };
    };
    const compiled = async () => {
      const { bureau, id } = await completed();
      const { reports } = await bureau.admin.post<TaskDetail>(`api/tasks/${id}/reports`, {});
      await bureau.settle();
      return { bureau, report: reports.find((one) => one.kind === 'evaluation-report')! };
    };
    const filesOf = (bureau: Bureau, { userId }: Phone) =>
      bureau.sandbox.store
        .botChat(userId)
        .messages.flatMap(({ content }) => (content.type === 'file' ? [content] : []));

    it('brings the file byte for byte to whoever asks, and a double tap brings it once', async () => {
      const { bureau, report } = await compiled();
      expect(filesOf(bureau, bureau.admin)).toEqual([]);
      const key = randomUUID();
      const send = () => bureau.leader.post(`api/reports/${report.id}/delivery`, {}, key);
      await Promise.all([send(), send()]);
      await bureau.settle();
      const [file, ...more] = filesOf(bureau, bureau.leader);
      expect(more).toEqual([]);
      expect(file!.name).toBe('财政网络运维服务费绩效评价报告.docx');
      const arrived = await fetch(new URL(file!.url, bureau.sandbox.origin));
      const { content } = await bureau.admin.download(report.url);
      expect(Buffer.from(await arrived.arrayBuffer())).toEqual(Buffer.from(content));
      expect(filesOf(bureau, bureau.filler)).toEqual([]);
    });

    it('is refused to whoever may not open it', async () => {
      const { bureau, report } = await compiled();
      const stranger = bureau.phone(bureauFiller(0, 0));
      await stranger.signIn();
      const asked = stranger.post(`api/reports/${report.id}/delivery`, {});
      expect(await refusal(asked)).toMatchObject({ status: 403 });
      expect(filesOf(bureau, stranger)).toEqual([]);
    });

    it('happens by itself, once, for those who compile it at the same moment, and the filler, where it is switched on', async () => {
      const { bureau, id } = await completed({ SEND_REPORTS: 'on' });
      const press = () => bureau.admin.post<TaskDetail>(`api/tasks/${id}/reports`, {});
      const [one, other] = await Promise.all([press(), press(), compilesBeside(bureau, id)]);
      expect(other.reports).toEqual(one.reports);
      await bureau.settle();
      const compilings = await bureau.server.database.read((db) =>
        db.find(AuditEntry, { where: { action: 'task.compiled' } }),
      );
      expect(compilings).toHaveLength(1);
      const told = [bureau.admin, bureau.filler].map((phone) => filesOf(bureau, phone));
      for (const files of told) expect(files).toMatchObject([{ name: '财政网络运维服务费绩效评价报告.docx' }]);
    });
  });
});
