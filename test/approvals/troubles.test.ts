// 钉钉审批出问题时: the work goes on, the task's page says how the approval stands, and when DingTalk is back it catches up.
import 'reflect-metadata';
import { bureaus, type Bureau } from '../support/bureau';
import {
  approvalsAreBusy,
  approvalsOf,
  auditOf,
  calm,
  callsOf,
  decides,
  inDingTalk,
  later,
  MINUTES,
  MIRRORING,
  openApi,
  submitted,
  trouble,
} from './mirrored';

const START = 'POST /v1.0/workflow/processInstances';

describe('an approval in DingTalk', () => {
  const aBureau = bureaus('sqlite');
  afterEach(() => {
    delete (globalThis as { jixiaotongCheckpoint?: unknown }).jixiaotongCheckpoint;
  });

  it('holds up nobody while DingTalk’s approvals fail, and catches up afterwards', async () => {
    const bureau = await aBureau(MIRRORING);
    await bureau.fills();
    await approvalsAreBusy(bureau, true);
    await bureau.submits();
    expect((await bureau.task()).approval).toMatchObject({ label: '等待同步', reason: '钉钉系统繁忙。' });
    await bureau.approves(bureau.lead);
    await bureau.approves(bureau.reviewer);
    expect((await bureau.task()).state).toBe('completed');
    await approvalsAreBusy(bureau, false);
    for (let minutes = 0; minutes < 60; minutes += 10) await later(bureau, 10 * MINUTES);
    expect(approvalsOf(bureau, bureau.filler)).toHaveLength(1);
    expect(inDingTalk(bureau)).toMatchObject({ status: 'COMPLETED', result: 'agree' });
    expect((await bureau.task()).approval?.label).toBe('已同步');
  });

  it('that was withdrawn before it could start never starts', async () => {
    const bureau = await aBureau(MIRRORING);
    await bureau.fills();
    await approvalsAreBusy(bureau, true);
    const { id, version } = await bureau.submits();
    await bureau.filler.post(`api/tasks/${id}/withdrawal`, { version });
    await approvalsAreBusy(bureau, false);
    await later(bureau, 10 * MINUTES);
    await later(bureau, 10 * MINUTES);
    expect(approvalsOf(bureau, bureau.filler)).toEqual([]);
    expect((await bureau.task()).approval?.label).toBe('已同步');
  });

  const startedOnce = async (bureau: Bureau) => {
    expect((await bureau.task()).approval?.label).toBe('等待同步');
    expect(approvalsOf(bureau, bureau.filler)).toHaveLength(1);
    // A decision that comes before we know whose approval it is finds its task all the same.
    await decides(bureau, bureau.lead, { result: 'agree' });
    await calm(bureau);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    await later(bureau, 2 * MINUTES);
    await later(bureau, 2 * MINUTES);
    expect(approvalsOf(bureau, bureau.filler)).toHaveLength(1);
    expect((await bureau.task()).approval?.label).toBe('审批中');
  };

  it('is started once though the answer was lost', async () => {
    const bureau = await aBureau(MIRRORING);
    await bureau.fills();
    await trouble(bureau, 'loseAnswer', { api: START, times: 1 });
    await bureau.submits();
    await startedOnce(bureau);
  });

  it('is started once though we died before writing down that it was', async () => {
    const bureau = await aBureau(MIRRORING);
    await bureau.fills();
    let dying = true;
    Object.assign(globalThis, {
      jixiaotongCheckpoint(name: string) {
        if (dying && name === 'outbox.answered' && approvalsOf(bureau, bureau.filler).length > 0)
          throw new Error('died');
      },
    });
    await bureau.submits();
    dying = false;
    await startedOnce(bureau);
  });

  it('that got started twice all the same keeps one, and the other is withdrawn', async () => {
    const bureau = await aBureau(MIRRORING);
    await bureau.fills();
    await approvalsAreBusy(bureau, true);
    await bureau.submits();
    await approvalsAreBusy(bureau, false);
    await later(bureau, MINUTES);
    const [first] = approvalsOf(bureau, bureau.filler);
    // The first try takes effect long after its answer was given up.
    await openApi(bureau, 'processInstances', {
      originatorUserId: bureau.filler.userId,
      processCode: bureau.sandbox.store.events().at(-1)!.data.processCode,
      approvers: [{ actionType: 'NONE', userIds: [bureau.lead.userId] }],
      formComponentValues: first!.fields,
    });
    await calm(bureau);
    await later(bureau, MINUTES);
    const states = approvalsOf(bureau, bureau.filler).map(({ instanceId, status }) => [
      instanceId === first!.instanceId,
      status,
    ]);
    expect(states).toEqual([
      [false, 'TERMINATED'],
      [true, 'RUNNING'],
    ]);
    expect((await bureau.task()).approval?.label).toBe('审批中');
  });

  it('of which no push arrived is asked for after a quarter of an hour', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await bureau.trouble({ dropEvents: 100 });
    await decides(bureau, bureau.lead, { result: 'agree' });
    bureau.travelTo(new Date(bureau.now().getTime() + 10 * MINUTES));
    expect(await bureau.server.app.reconcile()).toBe(0);
    bureau.travelTo(new Date(bureau.now().getTime() + 6 * MINUTES));
    expect(await bureau.server.app.reconcile()).toBe(1);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    await decides(bureau, bureau.reviewer, { result: 'agree' });
    bureau.travelTo(new Date(bureau.now().getTime() + 16 * MINUTES));
    await bureau.server.app.reconcile();
    expect(await bureau.task()).toMatchObject({ state: 'completed', approval: { label: '已同步' } });
    expect(await auditOf(bureau)).toHaveLength(3);
  });

  it('that may not be withdrawn says so, here and there', async () => {
    const bureau = await aBureau(MIRRORING);
    const { id, version } = await submitted(bureau);
    await trouble(bureau, 'noWithdrawal', { api: '' });
    await bureau.filler.post(`api/tasks/${id}/withdrawal`, { version });
    await later(bureau, 2 * MINUTES);
    expect((await bureau.task()).state).toBe('drafting');
    expect((await bureau.task()).approval).toMatchObject({
      label: '未能同步',
      reason: expect.stringMatching(/不允许撤销/),
    });
    const remarks = approvalsOf(bureau, bureau.filler)[0]!.remarks.map(({ text }) => text);
    expect(remarks).toEqual([expect.stringMatching(/王丽.*已在绩效通撤回。.*请审批人不必再处理它/)]);
    // Whoever does all the same changes nothing.
    await decides(bureau, bureau.lead, { result: 'agree' });
    await calm(bureau);
    expect((await bureau.task()).state).toBe('drafting');
  });

  it('gets its form anew when somebody deleted it and the mirror is switched off and on again', async () => {
    const bureau = await aBureau(MIRRORING);
    await bureau.server.database.transaction((db) => db.query("UPDATE oa_forms SET processCode = 'PROC-DELETED'"));
    await submitted(bureau);
    expect((await bureau.task()).approval).toMatchObject({
      label: '未能同步',
      reason: expect.stringMatching(/模板不存在/),
    });
    for (const isOn of [false, true]) {
      bureau.config.mirrorApprovals = isOn;
      await bureau.restart();
    }
    await bureau.returns(bureau.lead, '请补充说明');
    await bureau.submits();
    await calm(bureau);
    expect((await bureau.task()).approval?.label).toBe('审批中');
  });

  it('waits for its form, and says which permission is missing', async () => {
    const bureau = await aBureau(MIRRORING);
    await bureau.server.database.transaction((db) => db.query('UPDATE oa_forms SET hash = NULL, processCode = NULL'));
    await trouble(bureau, 'noPermission', { api: '/v1.0/workflow/forms' });
    await bureau.server.app.tidy();
    await submitted(bureau);
    expect((await bureau.task()).approval).toMatchObject({
      label: '等待同步',
      reason: expect.stringMatching(/权限.*Workflow/),
    });
    await trouble(bureau, 'noPermission', null);
    // The form of the first try is there under its name, and is taken over.
    await later(bureau, 2 * MINUTES);
    expect((await bureau.task()).approval?.label).toBe('审批中');
    expect(callsOf(bureau, '/schemaNames/processCodes')).toBe(1);
  });
});
