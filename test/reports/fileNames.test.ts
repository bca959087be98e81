// A project may be called what no file may be called.
import 'reflect-metadata';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { Project } from '../../server/projects/entities';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus } from '../support/bureau';

describe.each(databaseKinds)('documents on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it.each([
      ['网络/机房: 运维费', '网络-机房-运维费绩效评价报告.docx'],
      ['长'.repeat(200), `${'长'.repeat(100)}绩效评价报告.docx`],
    ])('of a project called %s can be downloaded', async (name, fileName) => {
      const bureau = await aBureau();
      await bureau.fills();
      const { id, project } = await bureau.submits();
      await bureau.approves(bureau.lead);
      await bureau.approves(bureau.reviewer);
      await bureau.server.database.transaction((db) => db.update(Project, { id: project.id }, { name }));
      const { reports } = await bureau.admin.post<TaskDetail>(`api/tasks/${id}/reports`, {});
      const report = reports.find((one) => one.kind === 'evaluation-report')!;
      expect((await bureau.admin.download(report.url)).fileName).toBe(fileName);
    });
  });
});
