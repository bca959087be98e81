// 佐证材料 through the front door: pieces, contents, who may, what stays on the disk.
import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { lockedPdf, office, pdf, png, senderFor } from './sender';

const DAY_MS = 24 * 3_600_000;

describe.each(databaseKinds)('evidence on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    let folder: string;
    let task: TaskDetail;
    const rowNamed = (name: string) => task.indicators.find((row) => row.name === name)!;
    const to = (name: string, phone = bureau.filler) => senderFor(phone, task.id, rowNamed(name).id);
    const diskOf = (content: Buffer) => {
      const key = createHash('sha256').update(content).digest('hex');
      return join(folder, key.slice(0, 2), key);
    };

    beforeAll(async () => {
      bureau = await aBureau(kind, { environment: { EVIDENCE_PER_INDICATOR: '3', EVIDENCE_FILE_MB: '1' } });
      folder = join(bureau.config.dataDirectory, 'evidence');
      task = await bureau.task();
    });
    afterAll(() => bureau.stop());

    it('arrives in pieces, goes on where it stopped, and is kept once, whatever is sent twice', async () => {
      const { begin, piece, files } = to('等保测评及安全运维周期');
      const report = pdf('x'.repeat(3000));
      const how = {
        fileName: '../../2024\u202e年/等保 测评报告.pdf',
        requirement: '等级保护测评报告',
        documentDate: '2024-11-30',
      };
      const { id } = await begin(report, how);
      await piece(id, 0, report.subarray(0, 1000));
      expect(await refusal(piece(id, 2000, report.subarray(2000)))).toMatchObject({
        status: 409,
        code: 'upload-out-of-order',
        details: { received: 1000 },
      });
      expect((await begin(report, { ...how, id })).answer).toEqual({ received: 1000, done: false });
      await bureau.restart();
      expect((await piece(id, 0, report.subarray(0, 1500))).received).toBe(1500);
      expect((await piece(id, 0, report.subarray(0, 1000))).received).toBe(1500);
      const last = await Promise.all([1, 2].map(() => piece(id, 1500, report.subarray(1500)).catch(() => null)));
      expect(last).toContainEqual({ received: report.length, done: true });
      expect((await begin(report, { ...how, id })).answer.done).toBe(true);
      const [file, ...others] = await files();
      expect(others).toEqual([]);
      expect(file).toMatchObject({
        id,
        fileName: '等保 测评报告.pdf',
        mediaType: 'application/pdf',
        documentDate: '2024-11-30',
      });
      expect(statSync(diskOf(report)).size).toBe(report.length);
      expect((await bureau.task()).indicators.find((row) => row.id === file!.indicatorId)!.evidence).toEqual({
        required: ['等级保护测评报告'],
        count: 1,
        missing: [],
      });
      const { fileName, content } = await bureau.lead.download(file!.url);
      expect([fileName, content.equals(report)]).toEqual(['等保 测评报告.pdf', true]);
    });

    it('is begun once, however many ask at once', async () => {
      const { begin } = to('运维系统数量');
      const id = randomUUID();
      const answers = await Promise.all([1, 2, 3, 4].map(() => begin(pdf('同时'), { id })));
      for (const { answer } of answers) expect(answer).toEqual({ received: 0, done: false });
    });

    it('is what its content says, not what its name says', async () => {
      const { send, files } = to('运维系统数量');
      const refused = async (content: Buffer, fileName: string) => {
        const { status, message } = await refusal(send(content, { fileName }));
        return `${status} ${message}`;
      };
      expect(await refused(Buffer.from('MZ\x90\0'), '合同.pdf')).toMatch(
        /^415 “合同\.pdf”不能作为佐证材料：这是可执行程序/,
      );
      expect(await refused(Buffer.from('<!DOCTYPE html><script>'), '报告.pdf')).toMatch(/^415 .*内容是网页/);
      expect(await refused(office('xl/workbook.xml', 'xl/vbaProject.bin'), '表.xlsx')).toMatch(/^415 .*有宏/);
      expect(await refused(office('a.txt'), '表.docx')).toMatch(/^415 .*Office 文件不支持/);
      expect(await refused(Buffer.concat([pdf(), office('x')]), '报告.pdf')).toMatch(/^415 .*夹带/);
      expect(await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧.doc')).toMatch(/^415 .*另存为/);
      const huge = Buffer.from(png);
      huge.writeUInt32BE(30_000, 16);
      huge.writeUInt32BE(30_000, 20);
      expect(await refused(huge, '图.png')).toMatch(/^415 .*超过 4000 万/);
      expect(await refused(Buffer.alloc(0), '空.pdf')).toMatch(/^400 “空\.pdf”是空文件/);
      expect(await refused(Buffer.alloc(1_048_577), '大.pdf')).toMatch(/^413 “大\.pdf”超过了每个文件 1 MB/);
      expect(readdirSync(join(folder, 'uploads'))).toEqual([]);

      await send(png, { fileName: '截图' });
      await send(office('word/document.xml'), { fileName: '说明.pdf.exe' });
      // Some ask for a password, others only forbid printing: it is taken, and said.
      await send(Buffer.from(lockedPdf), { fileName: '回单.pdf' });
      const doubted = (await files()).filter(({ mayNeedPassword }) => mayNeedPassword);
      expect(doubted.map(({ fileName }) => fileName)).toEqual(['回单.pdf']);
      const names = (await files()).filter(({ indicatorId }) => indicatorId === rowNamed('运维系统数量').id);
      expect(names.map(({ fileName }) => fileName)).toEqual(['截图.png', '说明.pdf.exe.docx', '回单.pdf']);
    });

    it('is shown where nothing in it can run, and not at all once it was altered', async () => {
      const { send, files } = to('日常维护合格率');
      await send(pdf('一'), { fileName: '一.pdf' });
      const url = (await files()).find(({ fileName }) => fileName === '一.pdf')!.url;
      const saved = await bureau.lead.send(url);
      expect(saved.headers.get('content-disposition')).toMatch(/^attachment/);
      const shown = await bureau.lead.send(
        (await files()).find(({ fileName }) => fileName === '截图.png')!.url + '?view=1',
      );
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': expect.stringMatching(/^inline/),
        'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
        'x-content-type-options': 'nosniff',
      });
      const docx = (await files()).find(({ fileName }) => fileName.endsWith('.docx'))!;
      expect((await bureau.lead.send(`${docx.url}?view=1`)).headers.get('content-disposition')).toMatch(/^attachment/);
      writeFileSync(diskOf(pdf('一')), pdf('二'));
      expect(await refusal(bureau.lead.download(url))).toMatchObject({ status: 502, code: 'evidence-altered' });
      // The next upload of the same file mends it.
      await send(pdf('一'), { fileName: '再传一次.pdf' });
      expect((await bureau.lead.download(url)).content.equals(pdf('一'))).toBe(true);
    });

    it('says where else the same file is used, is bounded, removed and brought back', async () => {
      const { send, files } = to('系统故障修复（响应）时间');
      const late = await to('系统故障修复（响应）时间').begin(pdf('六'));
      const { id } = await send(pdf('一'));
      const mine = async () =>
        (await files()).filter((file) => file.indicatorId === rowNamed('系统故障修复（响应）时间').id);
      expect((await mine())[0]!.alsoUsed).toEqual(['本项目的“日常维护合格率”']);
      await send(pdf('三'));
      const twice = await send(pdf('三'));
      const told = async (id: string) => (await mine()).find((file) => file.id === id)!.alsoUsed;
      expect(await told(twice.id)).toEqual(['本项指标（传了两次）']);
      await bureau.filler.post(`api/evidence/${twice.id}/removal`, {});
      await send(pdf('四'));
      // One that was begun in time and comes too late is refused for good, and does not count as being on its way.
      const { piece } = to('系统故障修复（响应）时间');
      expect(await refusal(piece(late.id, 0, pdf('六')))).toMatchObject({ status: 409, code: 'evidence-full' });
      expect(await refusal(piece(late.id, 0, pdf('六')))).toMatchObject({ status: 404 });
      expect(await refusal(send(pdf('五')))).toMatchObject({
        status: 409,
        message: '“系统故障修复（响应）时间”最多 3 份佐证材料，已经满了。',
      });
      await bureau.filler.post(`api/evidence/${id}/removal`, {});
      expect(await refusal(bureau.lead.download(`api/evidence/${id}/file`))).toMatchObject({ status: 404 });
      expect(await mine()).toHaveLength(2);
      await bureau.filler.post(`api/evidence/${id}/restoration`, {});
      await bureau.filler.put(`api/evidence/${id}`, { documentDate: '2024-12-01', requirement: null });
      expect((await mine()).find((file) => file.id === id)).toMatchObject({ documentDate: '2024-12-01' });
    });

    it('belongs to the filler while it is filled: others neither add, go on, nor remove', async () => {
      const { begin, files, send } = to('系统功能达标率');
      const content = pdf('八');
      const { id } = await begin(content);
      for (const phone of [bureau.lead, bureau.admin]) {
        expect(await refusal(to('系统功能达标率', phone).send(content))).toMatchObject({ status: 403 });
        expect(await refusal(to('系统功能达标率', phone).piece(id, 0, content))).toMatchObject({ status: 404 });
      }
      const [file] = await files();
      expect(await refusal(bureau.lead.post(`api/evidence/${file!.id}/removal`, {}))).toMatchObject({ status: 403 });
      await bureau.fills();
      const { result } = await bureau.submits();
      const said = result.findings.filter(({ field }) => field === 'evidence').map(({ message }) => message);
      expect(said).toEqual([
        '“系统功能达标率”：还缺佐证材料：系统功能检测记录、运维台账汇总表。',
        expect.stringMatching(/^“各系统事故发生频率”：分值在5分以上，没有佐证材料，另外 \d 项也是。/),
      ]);
      for (const late of [send(content), bureau.filler.post(`api/evidence/${file!.id}/removal`, {})])
        expect(await refusal(late)).toMatchObject({ status: 409, code: 'move-not-possible' });
      await bureau.returns(bureau.lead, '补材料', [{ name: '系统功能达标率', reason: '缺检测记录' }]);
      expect(await refusal(bureau.filler.post(`api/evidence/${file!.id}/removal`, {}))).toMatchObject({
        code: 'row-locked',
      });
      await send(content, { requirement: '系统功能检测记录' });
    });

    it('tells a full disk and a full unit, and leaves no half files behind', async () => {
      const { begin, piece } = to('系统功能达标率');
      const { id } = await begin(pdf('九'));
      symlinkSync('/dev/full', join(folder, 'uploads', id));
      expect(await refusal(piece(id, 0, pdf('九')))).toMatchObject({ status: 507, code: 'storage-full' });
      rmSync(join(folder, 'uploads', id));
      await piece(id, 0, pdf('九').subarray(0, 10));
      const orphan = join(folder, 'ab', `ab${'0'.repeat(62)}`);
      mkdirSync(join(folder, 'ab'), { recursive: true });
      writeFileSync(orphan, 'left by a crash');
      utimesSync(orphan, new Date(0), new Date(0));
      bureau.travelTo(new Date(bureau.now().getTime() + 2 * DAY_MS));
      await bureau.server.app.sweep();
      expect([existsSync(orphan), existsSync(join(folder, 'uploads', id))]).toEqual([false, false]);
      expect(existsSync(diskOf(pdf('一')))).toBe(true);
      await bureau.filler.signIn();
      expect(await refusal(piece(id, 0, pdf('九')))).toMatchObject({ status: 404 });
      expect(await refusal(senderFor(bureau.filler, task.id, randomUUID()).send(pdf()))).toMatchObject({ status: 404 });
    });
  });
});

describe('evidence of a unit with little room', () => {
  it('makes room when it is removed, but cannot fill the disk by being removed again and again', async () => {
    const bureau = await aBureau('sqlite', { environment: { EVIDENCE_UNIT_MB: '1' } });
    const { id: taskId, indicators } = await bureau.task();
    const { send } = senderFor(bureau.filler, taskId, indicators[0]!.id);
    const large = (text: string) => pdf(text.repeat(900_000));
    const full = { status: 507, code: 'unit-storage-full' };
    for (const text of ['a', 'b']) {
      const { id } = await send(large(text));
      expect(await refusal(send(large('c')))).toMatchObject(full);
      await bureau.filler.post(`api/evidence/${id}/removal`, {});
    }
    expect(await refusal(send(large('c')))).toMatchObject(full);
    await bureau.stop();
  });
});
