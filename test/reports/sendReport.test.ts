// A compiled document in the chat with the robot: for whoever asks and may open it, or by itself where that is switched on.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { bureauFiller } from '../../scripts/demo-data/directory';
import type { Phone } from '../../scripts/story/phone';

describe.each(databaseKinds)('sending reports on %s', (kind) => {
  describeOn(kind)('', () => {
    const bureauOf = bureaus(kind);
    const compiled = async (environment: Record<string, string> = {}) => {
      const bureau = await bureauOf({ environment });
      await bureau.fills();
      const { id } = await bureau.submits();
      await bureau.approves(bureau.lead);
      await bureau.approves(bureau.reviewer);
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

    it('happens by itself for the one who compiled it and the filler, where it is switched on', async () => {
      const { bureau } = await compiled({ SEND_REPORTS: 'on' });
      for (const phone of [bureau.admin, bureau.filler])
        expect(filesOf(bureau, phone)).toMatchObject([{ name: '财政网络运维服务费绩效评价报告.docx' }]);
    });
  });
});
