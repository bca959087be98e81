import 'reflect-metadata';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, goldenResult, refusal } from '../support/bureau';

describe.each(databaseKinds)('drafts on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('keep what was typed, whatever it says, and say what is missing', async () => {
      const { filler, task } = await aBureau();
      const before = await task();
      const row = before.indicators.find((one) => one.name === '系统功能达标率')!;
      const saved = await filler.put<TaskDetail>(`api/tasks/${before.id}/draft`, {
        version: before.version,
        results: [{ ...goldenResult(row), actual: '≥98%', assumed: false }],
      });
      expect(saved.indicators.find((one) => one.id === row.id)).toMatchObject({ actual: '≥98%', assumed: false });
      expect(saved.result.findings.find((one) => one.place === row.id)).toMatchObject({ code: 'actual-echoes-target' });
      expect(saved.version).toBe(before.version + 1);
    });

    it('that come too late show both values and change nothing', async () => {
      const { filler, task } = await aBureau();
      const { id, version, indicators } = await task();
      const typed = (actual: string) => ({ version, results: [{ ...goldenResult(indicators[0]!), actual }] });
      await filler.put(`api/tasks/${id}/draft`, typed('14'));
      const late = await refusal(filler.put(`api/tasks/${id}/draft`, typed('13')));
      expect(late).toMatchObject({
        status: 409,
        code: 'stale-version',
        details: { conflicts: [{ label: '运维系统数量 实际完成值', yours: '13', theirs: '14' }] },
      });
      expect((await task()).indicators[0]!.actual).toBe('14');
    });

    it('of two devices are merged by field, and only a field both typed in is asked about', async () => {
      const { filler, task } = await aBureau();
      const { id, version, indicators } = await task();
      const [first, second] = indicators as [TaskDetail['indicators'][number], TaskDetail['indicators'][number]];
      const save = (typed: object, over: object) =>
        filler.put<TaskDetail>(`api/tasks/${id}/draft`, { version, ...typed, base: over });
      const row = (indicatorId: string, fields: object) => ({ results: [{ indicatorId, ...fields }] });
      await save(row(first.id, { actual: '14' }), row(first.id, { actual: null }));
      // The other device saw none of this: the same row, another row, and a text of the sheet.
      await save(row(first.id, { deviationReason: '增加一套' }), row(first.id, { deviationReason: null }));
      const goal = { goalActual: '已完成', ...row(second.id, { actual: '99' }) };
      const merged = await save(goal, { goalActual: null, ...row(second.id, { actual: null }) });
      expect(merged).toMatchObject({ version: version + 3, goalActual: '已完成' });
      expect(merged.indicators.slice(0, 2)).toMatchObject([
        { actual: '14', deviationReason: '增加一套' },
        { actual: '99' },
      ]);

      const late = { ...row(first.id, { actual: '13', correctiveMeasure: '按月核对' }) };
      const over = { ...row(first.id, { actual: null, correctiveMeasure: null }) };
      expect(await refusal(save(late, over))).toMatchObject({
        status: 409,
        code: 'stale-version',
        details: { changedBy: null, conflicts: [{ field: `${first.id}.actual`, yours: '13', theirs: '14' }] },
      });
      expect(await task()).toEqual(merged);
      // Sent once more because its answer was lost: nothing is left to be done.
      expect(await save(goal, { goalActual: null, ...row(second.id, { actual: null }) })).toEqual(merged);
    });

    it('of twenty devices at once are taken one by one: one wins, the others are told', async () => {
      const { filler, task } = await aBureau();
      const { id, version, indicators } = await task();
      const attempts = Array.from({ length: 20 }, (_, index) =>
        filler.send(`api/tasks/${id}/draft`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ version, results: [{ ...goldenResult(indicators[0]!), actual: String(index) }] }),
        }),
      );
      const statuses = (await Promise.all(attempts)).map((response) => response.status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(19);
      expect((await task()).version).toBe(version + 1);
    });

    it('cannot touch a row a reviewer has accepted', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      await bureau.returns(bureau.lead, '一项请核对', [{ name: '运维系统数量', reason: '请核对' }]);
      const { id, version, indicators } = await bureau.task();
      const accepted = indicators.find((row) => row.name === '日常维护合格率')!;
      const draft = { version, results: [{ ...goldenResult(accepted), actual: '99' }] };
      expect(await refusal(bureau.filler.put(`api/tasks/${id}/draft`, draft))).toMatchObject({
        status: 409,
        code: 'row-locked',
        message: '“日常维护合格率”已审核认可，不能修改。',
      });
    });

    it('survive a restart of the server', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.restart();
      expect((await bureau.task()).result.total).toBe('98.29');
    });
  });
});
