// Who may decide an approval in DingTalk: our chain says so, whomever DingTalk asked or let it be handed over to.
import 'reflect-metadata';
import { bureaus } from '../support/bureau';
import {
  approvalsOf,
  auditOf,
  becomesLead,
  calm,
  decides,
  inDingTalk,
  later,
  MINUTES,
  MIRRORING,
  submitted,
} from './mirrored';

describe('approvals in DingTalk', () => {
  const aBureau = bureaus('sqlite');

  it('of which one person holds both steps are decided by them twice', async () => {
    const bureau = await aBureau(MIRRORING);
    await becomesLead(bureau, bureau.reviewer);
    await submitted(bureau);
    await decides(bureau, bureau.reviewer, { result: 'agree' });
    await calm(bureau);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    expect(approvalsOf(bureau, bureau.lead)[0]!.myTaskId).toBeNull();
    await decides(bureau, bureau.reviewer, { result: 'agree' });
    await calm(bureau);
    expect(await bureau.task()).toMatchObject({ state: 'completed', approval: { label: '已同步' } });
  });

  it('end with a word when somebody decides here whom DingTalk did not ask', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await becomesLead(bureau, bureau.leader);
    await bureau.approves(bureau.leader);
    await later(bureau, MINUTES);
    const [approval] = approvalsOf(bureau, bureau.filler);
    expect(approval).toMatchObject({
      status: 'TERMINATED',
      remarks: [{ text: expect.stringMatching(/后续审核请在绩效通办理/) }],
    });
    expect((await bureau.task()).approval).toMatchObject({
      label: '未能同步',
      reason: expect.stringMatching(/已被撤销/),
    });
    await bureau.approves(bureau.reviewer);
    expect((await bureau.task()).state).toBe('completed');
  });

  it('handed over to somebody who may decide are decided by them', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await becomesLead(bureau, bureau.leader);
    await decides(bureau, bureau.lead, { result: 'redirect', toUserId: bureau.leader.userId });
    await calm(bureau);
    await decides(bureau, bureau.leader, { result: 'agree' });
    await calm(bureau);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    expect(await auditOf(bureau)).toContainEqual(expect.stringMatching(/^task.approved 周志远.* oa$/));
    expect(approvalsOf(bureau, bureau.filler)[0]!.remarks).toEqual([]);
  });

  it('handed over to somebody who may not decide are not followed, and the approval says where to decide', async () => {
    const bureau = await aBureau(MIRRORING);
    await submitted(bureau);
    await decides(bureau, bureau.lead, { result: 'redirect', toUserId: bureau.leader.userId });
    await calm(bureau);
    const remarks = () => approvalsOf(bureau, bureau.filler)[0]!.remarks.map(({ text }) => text);
    expect(remarks()).toEqual([expect.stringMatching(/周志远.*意见不会采用。请李建国.*在绩效通办理：http/)]);
    await decides(bureau, bureau.leader, { result: 'agree' });
    await calm(bureau);
    expect((await bureau.task()).stateLabel).toBe('单位负责人审核中');
    expect((await bureau.task()).approval).toMatchObject({
      label: '未能同步',
      reason: expect.stringMatching(/周志远/),
    });
    expect(remarks().at(-1)).toMatch(/没有采用/);
    expect((await bureau.task()).timeline.at(-1)?.label).toBe('钉钉审批的意见未采用');
    await later(bureau, MINUTES);
    await bureau.approves(bureau.lead);
    await bureau.approves(bureau.reviewer);
    await calm(bureau);
    expect((await bureau.task()).state).toBe('completed');
    expect(inDingTalk(bureau).status).toBe('TERMINATED');
  });
});
