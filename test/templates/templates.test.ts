// The admin's templates through the front door, on both databases.
import 'reflect-metadata';
import { AuditEntry } from '../../server/audit/entities';
import { readTemplateWorkbook } from '../../server/templates/workbook/readTemplate';
import type { TemplateDetail, TemplateList, TemplateReading } from '../../shared/contracts/templates';
import { getTemplate, listTemplates } from '../../shared/templates';
import { readDraft } from '../../shared/templates/draft';
import { Refused } from '../../scripts/story/client';
import type { Phone } from '../../scripts/story/phone';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { editedFile } from './edited';

const shipped = getTemplate('it-system-operations')!;

/** The body of a save: a shipped template under another name. */
function copyOf(changes: object = {}) {
  const { source, kind, profileId, indicators } = shipped;
  return { name: '信息中心运维项目', source, kind, profileId, indicators, ...changes };
}

async function upload(bureau: Bureau, body: Buffer, phone: Phone = bureau.admin): Promise<TemplateReading> {
  const response = await phone.send('api/templates/reading', { method: 'POST', body: new Uint8Array(body) });
  if (!response.ok) throw new Refused(response.status, await response.json());
  return (await response.json()) as TemplateReading;
}

describe.each(databaseKinds)('templates on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);
    const copy = (bureau: Bureau, changes?: object) =>
      bureau.admin.post<TemplateDetail>('api/templates', copyOf(changes));

    it('lists what ships and what the bureau keeps, and opens each', async () => {
      const { admin } = await aBureau();
      const { templates } = await admin.get<TemplateList>('api/templates');
      expect(templates.map(({ id }) => id)).toEqual(listTemplates().map(({ id }) => id));
      expect(templates.filter(({ problemCount }) => problemCount > 0)).toEqual([]);
      const detail = await admin.get<TemplateDetail>('api/templates/it-system-operations');
      expect(detail).toMatchObject({ isOwn: false, rowVersion: null, points: '90', indicatorCount: 15 });
      expect(detail.indicators).toEqual(shipped.indicators);
    });

    it('keeps a copy, changes it, and records who did what', async () => {
      const bureau = await aBureau();
      const saved = await copy(bureau);
      expect(saved).toMatchObject({ isOwn: true, rowVersion: 1, changedByName: '陈静', problems: [] });
      const indicators = saved.indicators.map((row, at) => (at === 0 ? { ...row, points: '7.5' } : row));
      const template = copyOf({ indicators });
      const changed = await bureau.admin.put<TemplateDetail>(`api/templates/${saved.id}`, { version: 1, template });
      expect(changed).toMatchObject({ rowVersion: 2, version: '2', points: '89.5' });
      expect(changed.problems.map(({ message }) => message)).toEqual([
        '“产出指标”合计49.5分，评分方案为50分，请增加0.5分。',
        '指标分值合计89.5分，应为90分（预算执行率另占10分，合计应为100分），请增加0.5分。',
      ]);
      const trail = await bureau.server.database.read((db) =>
        db.find(AuditEntry, { where: { subjectId: saved.id }, order: { sequence: 'ASC' } }),
      );
      expect(trail.map(({ action }) => action)).toEqual(['template.saved', 'template.changed']);
      expect(trail[1]).toMatchObject({
        before: { indicators: [expect.objectContaining({ points: '8' }), ...saved.indicators.slice(1)] },
        after: { indicators: [expect.objectContaining({ points: '7.5' }), ...saved.indicators.slice(1)] },
      });
    });

    it('of two who change the same version, the second is told by whom', async () => {
      const bureau = await aBureau();
      const { id } = await copy(bureau);
      const change = (name: string) =>
        bureau.admin.put(`api/templates/${id}`, { version: 1, template: copyOf({ name }) });
      await change('甲');
      expect(await refusal(change('乙'))).toMatchObject({
        status: 409,
        code: 'template-stale',
        message: '这个模板刚刚被陈静改过。',
      });
      expect((await bureau.admin.get<TemplateDetail>(`api/templates/${id}`)).name).toBe('甲');
    });

    it('keeps names apart and shipped templates as they are', async () => {
      const bureau = await aBureau();
      await copy(bureau);
      expect(await refusal(copy(bureau))).toMatchObject({ status: 409, code: 'template-name-taken' });
      expect(await refusal(copy(bureau, { name: shipped.name }))).toMatchObject({ code: 'template-name-taken' });
      const change = bureau.admin.put(`api/templates/${shipped.id}`, { version: 1, template: copyOf() });
      expect(await refusal(change)).toMatchObject({ status: 409, code: 'template-built-in' });
      expect(await refusal(bureau.admin.get('api/templates/none'))).toMatchObject({ status: 404 });
    });

    it('lists every misfit with its row', async () => {
      const bureau = await aBureau();
      const [row] = shipped.indicators;
      const indicators = [
        { ...row, name: ' ', points: '120' },
        { ...row, name: '合计' },
        { ...row, target: '十五', comparator: '>=' },
      ];
      const { status, issues } = await refusal(copy(bureau, { indicators }));
      expect(status).toBe(400);
      expect(issues!.map(({ field }) => field).sort()).toEqual([
        'indicators[0].name',
        'indicators[0].points',
        'indicators[1].name',
        'indicators[2].target',
      ]);
      expect(await refusal(copy(bureau, { profileId: null }))).toMatchObject({ status: 400, field: 'profileId' });
      expect(await refusal(copy(bureau, { profileId: 'atlantis' }))).toMatchObject({ status: 400, field: 'profileId' });
    });

    it('gives a template as Excel and reads it back, saving nothing', async () => {
      const bureau = await aBureau();
      const saved = await copy(bureau);
      const { content, fileName } = await bureau.admin.download(`api/templates/${saved.id}/workbook`);
      expect(fileName).toBe('信息中心运维项目.xlsx');
      const { draft, problems } = await readTemplateWorkbook(content);
      expect(problems).toEqual([]);
      expect(readDraft(draft).template!.indicators).toEqual(saved.indicators);
      const edited = await editedFile(shipped, (sheet) => {
        const row = sheet.rows.find((cells) => cells[3] === '系统可用率')!;
        row[3] = '系统稳定运行';
        row[4] = '明显提升';
        row[9] = null;
      });
      const reading = await upload(bureau, edited);
      expect(reading.problems).toEqual([]);
      expect(reading.findings.filter(({ row }) => row === 2)).toContainEqual(
        expect.objectContaining({ field: 'target', example: expect.stringMatching(/[≥≤]\d/) }),
      );
      expect(
        (await bureau.admin.get<TemplateList>('api/templates')).templates.filter(({ isOwn }) => isOwn),
      ).toHaveLength(1);
    });

    it('refuses an upload that is no table in one sentence, and one without end at once', async () => {
      const bureau = await aBureau();
      expect(await refusal(upload(bureau, Buffer.from('一级指标')))).toMatchObject({
        status: 422,
        code: 'template-file-unreadable',
        message: expect.stringContaining('只能导入 .xlsx 文件'),
      });
      expect((await refusal(upload(bureau, Buffer.alloc(3 * 1024 * 1024)))).status).toBe(413);
    });

    it('is the admin’s alone', async () => {
      const bureau = await aBureau();
      const { id } = await copy(bureau);
      const { filler, lead, reviewer, leader } = bureau;
      for (const phone of [filler, lead, reviewer, leader])
        for (const attempt of [
          phone.get('api/templates'),
          phone.get(`api/templates/${id}`),
          phone.download(`api/templates/${id}/workbook`),
          phone.post('api/templates', copyOf({ name: '别的' })),
          phone.put(`api/templates/${id}`, { version: 1, template: copyOf() }),
          upload(bureau, Buffer.from('x'), phone),
        ])
          expect(await refusal(attempt)).toMatchObject({ status: 403, code: 'not-allowed' });
      const stranger = await fetch(`${bureau.server.origin}/api/templates`);
      expect(stranger.status).toBe(401);
    });
  });
});
