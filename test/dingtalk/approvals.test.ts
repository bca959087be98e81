// OA approvals on the wire, where DingTalk does not simply do what it is asked. The happy ways are in test/approvals.
import type { ApprovalMessage, DecideApprovalMessage, StartApprovalMessage } from '../../server/dingtalk/port';
import { startFake, type Answer, type FakeDingTalk } from './support/fakeDingTalk';

const INSTANCES = '/v1.0/workflow/processInstances';
const EXECUTE = `${INSTANCES}/execute`;
const TERMINATE = `${INSTANCES}/terminate`;
const COMMENTS = `${INSTANCES}/comments`;
const LIST = '/v1.0/workflow/processes/instanceIds/query';
const FORMS = '/v1.0/workflow/forms';
const STARTED_AT = 1_700_000_000_000;

const start: StartApprovalMessage = {
  kind: 'oa.start',
  processCode: 'PROC-1',
  originatorUserId: 'zhang',
  approvers: [['li', 'wang'], ['zhao']],
  fields: [['项目名称', '财政网络运维服务费']],
  key: ['核对编号', 'A1B2C3'],
  link: ['打开任务', '#/tasks/t1'],
  lookSince: null,
  wanted: true,
};
const decision: DecideApprovalMessage = {
  kind: 'oa.execute',
  instanceId: 'I1',
  originatorUserId: 'zhang',
  startedAt: STARTED_AT,
  userId: 'li',
  step: 0,
  result: 'agree',
  remark: '同意',
  endRemark: '李四已在绩效通通过。',
};
const ending: ApprovalMessage = {
  kind: 'oa.terminate',
  instanceId: 'I1',
  originatorUserId: 'zhang',
  startedAt: STARTED_AT,
  remark: '张三已在绩效通撤回。',
};
const refused: Answer = { status: 400, json: { code: 'aflowProcessInstStatusException', message: '' } };
const done: Answer = { json: { result: true, success: true } };

const task = (taskId: number, userId: string, status: string, result = 'NONE') => ({ taskId, userId, status, result });
const instance = (facts: object = {}): Answer => ({
  json: { success: 'true', result: { originatorUserId: 'zhang', status: 'RUNNING', tasks: [], ...facts } },
});

let fake: FakeDingTalk;
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

const deliver = (message: ApprovalMessage, ageMs = 3_600_000) =>
  fake.dingtalk({ now: () => STARTED_AT + ageMs }).sender.deliver(message);

describe('starting an approval', () => {
  it('names who may decide, of several any one, and leads into the app', async () => {
    fake.on(INSTANCES, () => ({ json: { instanceId: 'I1' } }));
    expect(await deliver(start)).toEqual({ status: 'sent', receipt: 'I1' });
    expect(fake.to(LIST)).toHaveLength(0);
    expect(fake.to(INSTANCES)[0]?.body).toMatchObject({
      microappAgentId: 1001,
      approvers: [
        { actionType: 'OR', userIds: ['li', 'wang'] },
        { actionType: 'NONE', userIds: ['zhao'] },
      ],
      formComponentValues: [
        { name: '项目名称', value: '财政网络运维服务费' },
        { name: '核对编号', value: 'A1B2C3' },
        { name: '打开任务', value: 'https://jixiao.example.gov.cn/app/#/tasks/t1' },
      ],
    });
  });

  it('is not repeated before an unanswered try had time to show, and then looks for it first, on every page', async () => {
    fake.on(INSTANCES, () => 'hang-up');
    expect(await deliver(start)).toMatchObject({ status: 'retry', afterMs: 60_000 });
    const pages = [{ list: ['I0'], nextToken: '20' }, { list: ['I1'] }];
    fake.on(LIST, (_, nth) => ({ json: { success: true, result: pages[nth] } }));
    fake.on(INSTANCES, ({ query }) =>
      instance({
        formComponentValues: [
          { name: '核对编号', value: query.get('processInstanceId') === 'I1' ? 'A1B2C3' : 'other' },
        ],
      }),
    );
    expect(await deliver({ ...start, lookSince: STARTED_AT })).toEqual({ status: 'sent', receipt: 'I1' });
    expect(fake.to(LIST)[1]?.body).toMatchObject({ nextToken: 20, userIds: ['zhang'], startTime: STARTED_AT });
    expect(fake.to(INSTANCES).filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is looked for on pages that move on, and no longer', async () => {
    const tokens = ['20', '20', 'next'];
    fake.on(LIST, (_, nth) => ({ json: { success: true, result: { list: [], nextToken: tokens[nth] } } }));
    fake.on(INSTANCES, () => ({ json: { instanceId: 'I9' } }));
    for (const pages of [2, 3]) {
      expect(await deliver({ ...start, lookSince: STARTED_AT })).toEqual({ status: 'sent', receipt: 'I9' });
      expect(fake.to(LIST)).toHaveLength(pages);
    }
  });

  it('takes over a form of the same name', async () => {
    fake.on(FORMS, ({ body }) =>
      body.processCode
        ? { json: { result: { processCode: body.processCode } } }
        : { status: 400, json: { code: 'formName.error' } },
    );
    fake.on('/v1.0/workflow/processCentres/schemaNames/processCodes', ({ query }) => ({
      json: { result: { processCode: `code of ${query.get('name')}` } },
    }));
    const form = { name: '自评审核', description: '', labels: ['项目名称'] };
    expect(await fake.dingtalk().approvals.saveForm(form, null)).toBe('code of 自评审核');
  });
});

describe('a decision made elsewhere', () => {
  const first = task(1, 'li', 'RUNNING');
  const agreedByWang = [task(1, 'li', 'CANCELED'), task(2, 'wang', 'COMPLETED', 'AGREE'), task(3, 'zhao', 'RUNNING')];

  it.each<[string, object, DecideApprovalMessage, string]>([
    ['is executed in the name of whose it is', { tasks: [first] }, decision, 'execute'],
    ['needs nothing when the approval is over', { status: 'COMPLETED', tasks: [first] }, decision, 'nothing'],
    ['needs nothing when the step was agreed to already', { tasks: agreedByWang }, decision, 'nothing'],
    [
      'ends an approval that went on against it',
      { tasks: agreedByWang },
      { ...decision, result: 'refuse' },
      'terminate',
    ],
    [
      'ends one in which the person has nothing to decide',
      { tasks: [task(1, 'chen', 'RUNNING')] },
      decision,
      'terminate',
    ],
  ])('%s', async (_, facts, message, expected) => {
    fake.on(INSTANCES, () => instance(facts));
    fake.on(EXECUTE, () => done);
    fake.on(TERMINATE, () => done);
    expect(await deliver(message)).toEqual({ status: 'sent', receipt: null });
    const did = fake.to(EXECUTE).length > 0 ? 'execute' : fake.to(TERMINATE).length > 0 ? 'terminate' : 'nothing';
    expect(did).toBe(expected);
  });

  it.each<[string, object, DecideApprovalMessage, Answer]>([
    ['waits for the step before it', { tasks: [first] }, { ...decision, step: 1, userId: 'zhao' }, done],
    ['is looked at again when somebody was faster', { tasks: [first] }, decision, refused],
  ])('%s', async (_, facts, message, answer) => {
    fake.on(INSTANCES, () => instance(facts));
    fake.on(EXECUTE, () => answer);
    expect(await deliver(message)).toMatchObject({ status: 'retry' });
  });
});

describe('ending an approval', () => {
  it('waits for DingTalk’s fifteen seconds, also when its clock is behind ours', async () => {
    fake.on(TERMINATE, () => refused);
    fake.on(INSTANCES, () => instance());
    expect(await deliver(ending, 5_000)).toMatchObject({ status: 'retry', afterMs: 11_000 });
    expect(fake.to(TERMINATE)).toHaveLength(0);
    expect(await deliver(ending, 17_000)).toMatchObject({ status: 'retry' });
    expect(fake.to(COMMENTS)).toHaveLength(0);
  });

  it('that is not allowed leaves a word there, once, and is given up', async () => {
    const comments: string[] = [];
    fake.on(TERMINATE, () => refused);
    fake.on(INSTANCES, () =>
      instance({ operationRecords: comments.map((remark) => ({ type: 'ADD_REMARK', userId: 'zhang', remark })) }),
    );
    fake.on(COMMENTS, ({ body }) => {
      comments.push(String(body.text));
      return done;
    });
    const given = await deliver(ending);
    expect(given).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^钉钉不允许撤销这张审批单/) });
    expect(await deliver(ending)).toEqual(given);
    expect(comments).toEqual([expect.stringMatching(/^张三已在绩效通撤回。钉钉不允许撤销/)]);
  });

  it('of one that is over already needs nothing', async () => {
    fake.on(TERMINATE, () => refused);
    fake.on(INSTANCES, () => instance({ status: 'TERMINATED' }));
    expect(await deliver(ending)).toEqual({ status: 'sent', receipt: null });
  });
});
