// The official client library, unmodified, against the sandbox.
import * as card from '@alicloud/dingtalk/dist/card_1_0/client';
import * as oauth2 from '@alicloud/dingtalk/dist/oauth2_1_0/client';
import * as robot from '@alicloud/dingtalk/dist/robot_1_0/client';
import * as todo from '@alicloud/dingtalk/dist/todo_1_0/client';
import * as workflow from '@alicloud/dingtalk/dist/workflow_1_0/client';
import { Config } from '@alicloud/openapi-client';
import { RuntimeOptions } from '@alicloud/tea-util';
import type { Sandbox } from '../../sandbox';
import { aClock, app, aSandbox } from './support/bureau';

const runtime = new RuntimeOptions({});
const clock = aClock();
let sandbox: Sandbox;
let config: Config;
let token: string;

beforeAll(async () => {
  sandbox = await aSandbox({ now: clock.now });
  config = new Config({ protocol: 'http', endpoint: new URL(sandbox.origin).host });
  token = await askToken();
});
afterAll(() => sandbox.close());

async function askToken(): Promise<string> {
  const request = new oauth2.GetAccessTokenRequest({ appKey: app.clientId, appSecret: app.clientSecret });
  const { body } = await new oauth2.default(config).getAccessToken(request);
  return body?.accessToken ?? '';
}

describe('tokens', () => {
  it('gives the same token to a repeated request', async () => {
    expect(token).not.toBe('');
    expect(await askToken()).toBe(token);
  });

  it('refuses wrong credentials', async () => {
    const request = new oauth2.GetAccessTokenRequest({ appKey: app.clientId, appSecret: 'wrong' });
    await expect(new oauth2.default(config).getAccessToken(request)).rejects.toMatchObject({
      code: 'invalidClientIdOrSecret',
      statusCode: 400,
    });
  });

  it('gives a jsapi ticket', async () => {
    const headers = new oauth2.CreateJsapiTicketHeaders({ xAcsDingtalkAccessToken: token });
    const { body } = await new oauth2.default(config).createJsapiTicketWithOptions(headers, runtime);
    expect(body).toMatchObject({ jsapiTicket: expect.any(String), expireIn: 7200 });
  });
});

describe('to-dos', () => {
  const create = (sourceId: string) =>
    new todo.default(config).createTodoTaskWithOptions(
      'Uli',
      new todo.CreateTodoTaskRequest({
        sourceId,
        subject: '填报指标',
        creatorId: 'Uli',
        executorIds: ['Uzhang'],
        detailUrl: { appUrl: 'http://127.0.0.1:1/#/a', pcUrl: 'http://127.0.0.1:1/#/a' },
      }),
      new todo.CreateTodoTaskHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );

  it('appear in the list of their executor until the app marks them done', async () => {
    const { body } = await create('task-1');
    expect(sandbox.store.todos('zhang')).toMatchObject([{ subject: '填报指标', done: false }]);
    await new todo.default(config).updateTodoTaskExecutorStatusWithOptions(
      'Uli',
      body?.id ?? '',
      new todo.UpdateTodoTaskExecutorStatusRequest({ executorStatusList: [{ id: 'Uzhang', isDone: true }] }),
      new todo.UpdateTodoTaskExecutorStatusHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    expect(sandbox.store.todos('zhang')).toMatchObject([{ done: true }]);
  });

  it('are made once per sourceId, and found by it', async () => {
    const { body } = await create('task-2');
    await expect(create('task-2')).rejects.toMatchObject({
      code: 'todo.taskCreate.paramError',
      statusCode: 400,
      message: expect.stringContaining('task exist'),
    });
    const headers = new todo.GetTodoTaskBySourceIdHeaders({ xAcsDingtalkAccessToken: token });
    const found = await new todo.default(config).getTodoTaskBySourceIdWithOptions('Uli', 'task-2', headers, runtime);
    expect(found.body?.id).toBe(body?.id);
  });
});

describe('the robot', () => {
  it('sends a card to people and names those who do not exist', async () => {
    const { body } = await new robot.default(config).batchSendOTOWithOptions(
      new robot.BatchSendOTORequest({
        robotCode: app.robotCode,
        userIds: ['zhang', 'nobody'],
        msgKey: 'sampleActionCard2',
        msgParam: JSON.stringify({
          title: '进度',
          text: '### 进度',
          actionTitle1: '看原因',
          actionURL1: 'http://127.0.0.1:1/#/why',
          actionTitle2: '打开任务',
          actionURL2: 'http://127.0.0.1:1/#/task',
        }),
      }),
      new robot.BatchSendOTOHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    expect(body).toMatchObject({ processQueryKey: expect.any(String), invalidStaffIdList: ['nobody'] });
    expect(sandbox.store.botChat('zhang').messages.at(-1)).toMatchObject({
      from: 'bot',
      content: { type: 'actionCard', buttons: [{ title: '看原因' }, { title: '打开任务' }] },
    });
  });
});

describe('approvals', () => {
  it('run from form to agreement, and cannot be withdrawn in the first seconds', async () => {
    const client = new workflow.default(config);
    const form = await client.formCreateWithOptions(
      new workflow.FormCreateRequest({
        name: '绩效自评审核',
        formComponents: [
          new workflow.FormComponent({
            componentType: 'TextField',
            props: new workflow.FormComponentProps({ componentId: 'TextField-1', label: '项目名称' }),
          }),
        ],
      }),
      new workflow.FormCreateHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    const started = await client.startProcessInstanceWithOptions(
      new workflow.StartProcessInstanceRequest({
        originatorUserId: 'zhang',
        processCode: form.body?.result?.processCode,
        deptId: -1,
        approvers: [new workflow.StartProcessInstanceRequestApprovers({ actionType: 'NONE', userIds: ['li'] })],
        formComponentValues: [
          new workflow.StartProcessInstanceRequestFormComponentValues({ name: '项目名称', value: '网络运维' }),
        ],
      }),
      new workflow.StartProcessInstanceHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    const processInstanceId = started.body?.instanceId ?? '';
    const terminate = new workflow.TerminateProcessInstanceRequest({ processInstanceId, isSystem: true });
    const terminateHeaders = new workflow.TerminateProcessInstanceHeaders({ xAcsDingtalkAccessToken: token });
    await expect(
      client.terminateProcessInstanceWithOptions(terminate, terminateHeaders, runtime),
    ).rejects.toMatchObject({ code: 'aflowProcessInstStatusException' });
    const [approval] = sandbox.store.approvals('li');
    await client.executeProcessInstanceWithOptions(
      new workflow.ExecuteProcessInstanceRequest({
        processInstanceId,
        taskId: approval?.myTaskId ?? 0,
        actionerUserId: 'li',
        result: 'agree',
        remark: '同意',
      }),
      new workflow.ExecuteProcessInstanceHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    const { body } = await client.getProcessInstanceWithOptions(
      new workflow.GetProcessInstanceRequest({ processInstanceId }),
      new workflow.GetProcessInstanceHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    expect(body?.result).toMatchObject({ status: 'COMPLETED', result: 'agree', originatorUserId: 'zhang' });
    expect(sandbox.store.events().map(({ eventType, data }) => `${eventType} ${String(data.type)}`)).toEqual([
      'bpms_instance_change start',
      'bpms_task_change start',
      'bpms_task_change finish',
      'bpms_instance_change finish',
    ]);
  });
});

describe('interactive cards', () => {
  it('are delivered and changed variable by variable', async () => {
    const client = new card.default(config);
    await client.createAndDeliverWithOptions(
      new card.CreateAndDeliverRequest({
        cardTemplateId: 'any.schema',
        outTrackId: 'card-1',
        callbackType: 'STREAM',
        cardData: new card.CreateAndDeliverRequestCardData({ cardParamMap: { title: '评价任务', markdown: '未填' } }),
        openSpaceId: 'dtv1.card//IM_ROBOT.zhang',
      }),
      new card.CreateAndDeliverHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    await client.updateCardWithOptions(
      new card.UpdateCardRequest({
        outTrackId: 'card-1',
        cardData: new card.UpdateCardRequestCardData({ cardParamMap: { markdown: '已填' } }),
        cardUpdateOptions: new card.UpdateCardRequestCardUpdateOptions({ updateCardDataByKey: true }),
      }),
      new card.UpdateCardHeaders({ xAcsDingtalkAccessToken: token }),
      runtime,
    );
    expect(sandbox.store.botChat('zhang').messages.at(-1)?.content).toMatchObject({ title: '评价任务', text: '已填' });
  });
});
