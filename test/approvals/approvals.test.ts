// 提交后钉钉里也有一张审批单: our own chain decides, and wherever somebody decides first, it is decided once, everywhere.
import 'reflect-metadata';
import type { Decided, UndoneList } from '../../shared/contracts/reviews';
import { bureaus, refusal } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import {
  approvalsAreBusy,
  approvalsOf,
  auditOf,
  becomesLead,
  calm,
  callsOf,
  decides,
  decisionEvents,
  ignoredReasons,
  inDingTalk,
  isTold,
  later,
  MINUTES,
  MIRRORING,
  openApi,
  submitted,
} from './mirrored';

describe.each(databaseKinds)('approvals in DingTalk, on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('carry what is decided there into our chain, to the end', async () => {
      const bureau = await aBureau(MIRRORING);
      const { total, id } = { ...(await submitted(bureau)).result, id: (await bureau.task()).id };
      const [approval] = approvalsOf(bureau, bureau.lead);
      const fields = Object.fromEntries(approval!.fields.map(({ name, value }) => [name, value]));
      expect(fields).toMatchObject({
        项目名称: '财政网络运维服务费',
        自评得分: `${total} 分`,
        提交次数: '第 1 次提交',
      });
      expect(fields.打开任务).toBe(`${bureau.config.publicBaseUrl}#/tasks/${id}`);
      expect((await bureau.task()).approval).toEqual({ state: 'running', label: '审批中', reason: null });

      await decides(bureau, bureau.lead, { result: 'agree', remark: '数据属实' });
      await calm(bureau);
      expect((await bureau.task()).stateLabel).toBe('复核中');
      expect((await bureau.task()).timeline.at(-1)).toMatchObject({ comment: '数据属实' });
      await decides(bureau, bureau.reviewer, { result: 'agree' });
      await calm(bureau);
      expect(await bureau.task()).toMatchObject({ state: 'completed', approval: { label: '已同步' } });
      expect(inDingTalk(bureau)).toMatchObject({ status: 'COMPLETED', result: 'agree' });
      expect(bureau.filler.notices().at(-1)).toMatch(/^已办结/);
      expect(await auditOf(bureau)).toEqual([
        expect.stringMatching(/^task.submitted .* http$/),
        expect.stringMatching(/^task.approved 李建国.* oa$/),
        expect.stringMatching(/^task.completed 赵敏.* oa$/),
      ]);
      // Nothing was executed there a second time.
      expect(callsOf(bureau, '/execute')).toBe(0);
    });
  });
});

describe('approvals in DingTalk', () => {
  const aBureau = bureaus('sqlite');

  it('follow what is decided in the mini-app', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await bureau.approves(bureau.lead);
    await calm(bureau);
    expect(inDingTalk(bureau).steps).toEqual([expect.stringMatching(/已同意$/), expect.stringMatching(/审批中$/)]);
    await bureau.approves(bureau.reviewer);
    await calm(bureau);
    expect(inDingTalk(bureau)).toMatchObject({ status: 'COMPLETED', result: 'agree' });
    expect((await bureau.task()).approval?.label).toBe('已同步');
    // What we did there came back as messages, and nobody thinks of them as news.
    expect(await auditOf(bureau)).toHaveLength(3);
  });

  it('tell below them what points were taken off, so that nobody decides there on the score as it was handed in', async () => {
    const bureau = await aBureau(MIRRORING);
    const { id, version, indicators, result } = await submitted(bureau);
    const off = { line: '台账不全的，每次扣1分', points: '1', times: 1, fact: '缺3月台账', basis: '检查记录' };
    const [row] = indicators;
    await bureau.lead.post(`api/tasks/${id}/deductions`, { version, indicatorId: row!.id, ...off });
    await calm(bureau);
    const now = (Number(result.total) - 1).toFixed(2);
    expect(approvalsOf(bureau, bureau.lead)[0]!.remarks.map(({ text }) => text)).toEqual([
      expect.stringContaining(`李建国在绩效通记了扣分（${row!.name}），现在 ${now} 分，`),
    ]);
    await decides(bureau, bureau.lead, { result: 'agree' });
    await calm(bureau);
    expect((await bureau.task()).result.total).toBe(now);
  });

  it('are none while they are switched off', async () => {
    const bureau = await aBureau();
    await submitted(bureau);
    expect(approvalsOf(bureau, bureau.lead)).toEqual([]);
    expect((await bureau.task()).approval).toBeNull();
    expect(callsOf(bureau, '/workflow/forms')).toBe(0);
  });

  it('return a task with the words written there, and a new submission is a new approval', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await decides(bureau, bureau.lead, { result: 'refuse', remark: '缺少检测记录' });
    await calm(bureau);
    expect(await bureau.task()).toMatchObject({ state: 'returned', returnReason: '缺少检测记录' });
    await bureau.submits();
    await calm(bureau);
    expect(approvalsOf(bureau, bureau.lead).map(({ status }) => status)).toEqual(['RUNNING', 'COMPLETED']);
    await decides(bureau, bureau.lead, { result: 'refuse' });
    await calm(bureau);
    expect((await bureau.task()).returnReason).toMatch(/没有填写意见/);
    expect(callsOf(bureau, '/workflow/forms')).toBe(1);
  });

  it('refuse there what is returned in the mini-app', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await bureau.returns(bureau.lead, '请补充说明');
    await calm(bureau);
    expect(inDingTalk(bureau)).toMatchObject({ status: 'COMPLETED', result: 'refuse' });
    expect((await bureau.task()).approval?.label).toBe('已同步');
  });

  it('decided in both places at once are decided once', async () => {
    const bureau = await aBureau(MIRRORING);
    const { id, version } = await submitted(bureau);
    const inApp = bureau.lead.post(`api/tasks/${id}/approval`, { version });
    const [, answer] = await Promise.allSettled([decides(bureau, bureau.lead, { result: 'agree' }), inApp]);
    if (answer.status === 'rejected') expect(await refusal(inApp)).toMatchObject({ status: 409 });
    await calm(bureau);
    await later(bureau, 2 * MINUTES);
    const audit = await auditOf(bureau);
    expect(audit.filter((line) => line.startsWith('task.approved'))).toHaveLength(1);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    expect(inDingTalk(bureau)).toMatchObject({ status: 'RUNNING' });
    expect(inDingTalk(bureau).steps).toHaveLength(2);
  });

  it('count when they were decided there while a decision of the page could be taken back, and it was', async () => {
    const bureau = await aBureau(MIRRORING);
    await becomesLead(bureau, bureau.admin);
    await submitted(bureau);
    const { id: taskId, version } = await bureau.taskSeenBy(bureau.lead);
    const decisions = [{ taskId, version, decision: 'approve' }];
    const { results } = await bureau.lead.post<Decided>('api/reviews/decisions', { decisions });
    await decides(bureau, bureau.admin, { result: 'agree' });
    await calm(bureau);
    const decisionIds = results.flatMap((one) => (one.outcome === 'done' ? [one.decisionId] : []));
    const undone = await bureau.lead.post<UndoneList>('api/reviews/undo', { decisionIds });
    expect(undone.results).toMatchObject([{ outcome: 'done' }]);
    await later(bureau, MINUTES);
    await bureau.server.app.reconcile();
    await calm(bureau);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    expect((await auditOf(bureau)).at(-1)).toBe('task.approved 陈静 oa');
  });

  it('that contradict what was decided here first change nothing, and say so', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await approvalsAreBusy(bureau, true);
    await bureau.approves(bureau.lead);
    await decides(bureau, bureau.lead, { result: 'refuse', remark: '不同意' });
    await approvalsAreBusy(bureau, false);
    await later(bureau, 10 * MINUTES);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    expect((await bureau.task()).approval).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/以绩效通为准/),
    });
    await bureau.approves(bureau.reviewer);
    expect((await bureau.task()).state).toBe('completed');
    expect(await auditOf(bureau)).toContainEqual(expect.stringMatching(/^approval.ignored 系统 oa$/));
  });

  it('told again, late, in another order or by a forger change nothing, and that is kept', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    const [waiting] = bureau.sandbox.store.events().filter(({ data }) => data.type === 'start' && 'taskId' in data);
    const forged = { ...waiting!.data, type: 'finish', result: 'agree', finishTime: 1 };
    await isTold(bureau, 'bpms_task_change', forged, 'forged');
    expect((await bureau.task()).stateLabel).toBe('单位负责人审核中');
    await isTold(bureau, 'bpms_instance_change', { ...forged, taskId: undefined, staffId: 'nobody' }, 'forged end');
    await isTold(bureau, 'bpms_task_change', { ...forged, processInstanceId: 'unknown' }, 'forged id');
    await isTold(bureau, 'bpms_task_change', { nonsense: true }, 'nonsense');
    expect((await bureau.task()).stateLabel).toBe('单位负责人审核中');

    // Both decide while DingTalk cannot tell; then the second decision is heard of first, and everything twice.
    await bureau.trouble({ dropEvents: 100 });
    await decides(bureau, bureau.lead, { result: 'agree' });
    await decides(bureau, bureau.reviewer, { result: 'agree' });
    const [first, second] = decisionEvents(bureau);
    for (const [index, data] of [second, first, second, first].entries())
      await isTold(bureau, 'bpms_task_change', data!, `reordered ${index}`);
    expect((await bureau.task()).state).toBe('completed');
    const audit = await auditOf(bureau);
    expect(audit.filter((line) => line.startsWith('task.'))).toHaveLength(3);
    expect(await ignoredReasons(bureau)).toEqual([
      '与钉钉的记录不符',
      '与钉钉的记录不符',
      '内容无法识别',
      '这项审批意见已经处理过',
      '这项审批意见已经处理过',
      '这项审批意见已经处理过',
    ]);
    expect((await bureau.task()).timeline.map(({ label }) => label).join()).not.toMatch(/不符/);
  });

  it('told three times each and in any order lead to the same end as told once', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await bureau.trouble({ repeatEvents: 3, reorderEvents: 100 });
    await decides(bureau, bureau.lead, { result: 'agree' });
    await decides(bureau, bureau.reviewer, { result: 'agree' });
    await bureau.trouble({ repeatEvents: false, reorderEvents: false });
    await calm(bureau);
    expect(await bureau.task()).toMatchObject({ state: 'completed', approval: { label: '已同步' } });
    expect(await auditOf(bureau)).toHaveLength(3);
    expect(bureau.filler.notices().filter((title) => title.startsWith('已办结'))).toHaveLength(1);
  });

  it('withdrawn there by the filler are withdrawn here', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    bureau.travelTo(new Date(bureau.now().getTime() + MINUTES));
    const { instanceId } = approvalsOf(bureau, bureau.filler)[0]!;
    await openApi(bureau, 'processInstances/terminate', {
      processInstanceId: instanceId,
      operatingUserId: bureau.filler.userId,
      remark: '填错了',
    });
    await calm(bureau);
    expect(await bureau.task()).toMatchObject({ state: 'drafting', approval: { label: '已同步' } });
    expect(await auditOf(bureau)).toContainEqual(expect.stringMatching(/^task.withdrawn 王丽.* oa$/));
  });

  it('withdrawn here are withdrawn there, though not in the first fifteen seconds', async () => {
    const bureau = await aBureau(MIRRORING);
    const { id, version } = await submitted(bureau);
    await bureau.filler.post(`api/tasks/${id}/withdrawal`, { version });
    await calm(bureau);
    expect(inDingTalk(bureau).status).toBe('RUNNING');
    expect(callsOf(bureau, '/terminate')).toBe(0);
    // Somebody agrees in those seconds: too late for us.
    await decides(bureau, bureau.lead, { result: 'agree' });
    await calm(bureau);
    expect((await bureau.task()).state).toBe('drafting');
    await later(bureau, MINUTES);
    expect(inDingTalk(bureau).status).toBe('TERMINATED');
    expect(await ignoredReasons(bureau)).toEqual(['任务已经不在这一步']);
    await bureau.submits();
    await calm(bureau);
    expect(approvalsOf(bureau, bureau.lead).map(({ status }) => status)).toEqual(['RUNNING', 'TERMINATED']);
  });
});
