// Every row of DingTalk's error tables that decides between repeating, waiting and giving up, in both dialects.
import { classifyFailure, classifyReply } from '../../server/dingtalk/classify';

const old = (code: number | string, subCode?: string, text = '') => ({
  status: 200,
  body: { errcode: code, errmsg: text, ...(subCode ? { sub_code: subCode, sub_msg: text } : {}) },
});
const modern = (status: number, code: string, message = '') => ({ status, body: { code, message, requestid: 'R' } });

describe('what an answer means', () => {
  it.each([
    ['old success', old(0), 'ok'],
    ['old success spelled as text', old('0'), 'ok'],
    ['new success', { status: 200, body: { id: '1' } }, 'ok'],
    ['new stale token, a 400', modern(400, 'InvalidAuthentication'), 'token'],
    ['old stale token inside 88', old(88, '40014'), 'token'],
    ['new rate limit, a 403', modern(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'), 'limited'],
    ['new limit of all DingTalk', modern(403, 'Forbidden.AccessDenied.QpsLimitForApi'), 'limited'],
    ['new limit per minute', modern(403, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'), 'limited'],
    ['old rate limit', old(88, '90018'), 'limited'],
    ['old limit of all DingTalk', old(88, '90002'), 'limited'],
    ['old busy', old(-1), 'retry'],
    ['new busy', modern(500, 'systemBusy'), 'retry'],
    ['new unknown failure', modern(500, 'unknownError'), 'retry'],
    ['a gateway page', { status: 502, body: undefined }, 'retry'],
    ['a block page', { status: 200, body: undefined }, 'banned'],
    ['a block as JSON', { status: 200, body: { status: 1111, wait: 5, punish: 'deny' } }, 'banned'],
    ['new quota', modern(403, 'Forbidden.AccessDenied.ApiCountLimitForOrg'), 'quota'],
    ['old quota', old(88, '90020'), 'quota'],
    ['old quota outside 88', old(90020), 'quota'],
    ['new missing permission', modern(403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied'), 'permanent'],
    ['new address not allowed', modern(403, 'Forbidden.AccessDenied.IpNotInWhiteList'), 'permanent'],
    ['bad credentials', modern(401, 'authFailed'), 'permanent'],
    ['used sign-in code', old(40078), 'permanent'],
    ['bad user', old(33012), 'permanent'],
    ['old missing token', old(88, '40000'), 'token'],
    ['messages to people too fast', modern(400, 'send.too.fast'), 'limited'],
    ['messages of the robot too fast', modern(400, 'toomuch.msg'), 'limited'],
    ['to-dos too fast', modern(400, 'todo.taskCreate.flowControlError'), 'limited'],
    ['two changes of one to-do at once', modern(400, 'todo.taskCreate.lockError'), 'retry'],
    ['approvals too fast', modern(400, 'autoflowLikeTriggerRateLimited'), 'limited'],
    ['a 429 of any kind', modern(429, 'Throttling'), 'limited'],
    ['a 429 of a busy system', modern(429, 'system.busy'), 'retry'],
    ['deliveries used up', old(20001), 'quota'],
    ['an unknown corpId, a 500', modern(500, 'unknownError'), 'retry'],
  ])('%s', (_, reply, kind) => {
    expect(classifyReply(reply).kind).toBe(kind);
  });

  it('knows that a busy system did nothing, and that a broken gateway may have done it', () => {
    expect(classifyReply(old(-1))).toMatchObject({ mayHaveArrived: false });
    expect(classifyReply({ status: 502, body: undefined })).toMatchObject({ mayHaveArrived: true });
    expect(classifyReply(modern(500, 'unknownError'))).toMatchObject({ mayHaveArrived: true });
  });

  it('waits until the limit has moved on', () => {
    expect(classifyReply(old(88, '90018'))).toMatchObject({ afterMs: 1_000 });
    expect(classifyReply(modern(403, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'))).toMatchObject({
      afterMs: 60_000,
    });
    expect(classifyReply(modern(403, 'Forbidden.AccessDenied.QpsLimitForApi'))).toMatchObject({ afterMs: 10_000 });
    expect(classifyReply(old(88, '90002'))).toMatchObject({ afterMs: 10_000 });
  });

  it('waits as long as a block says', () => {
    expect(classifyReply({ status: 403, body: { status: 1111, wait: 7 } })).toMatchObject({ afterMs: 7 * 60_000 });
  });

  it('names the missing permission, in both dialects', () => {
    const words = 'ding talk error[subcode=60011,submsg=无权限,requiredScopes=[qyapi_get_member]]';
    const oldReply = { status: 200, body: { errcode: 88, sub_code: '60011', sub_msg: '无权限', errmsg: words } };
    expect(classifyReply(oldReply)).toMatchObject({ reason: expect.stringContaining('（qyapi_get_member）') });
    const newReply = modern(403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied');
    const denied = { ...newReply.body, accessdenieddetail: { requiredScopes: ['Todo.Todo.Write'] } };
    expect(classifyReply({ ...newReply, body: denied })).toMatchObject({
      reason: '应用没有所需的钉钉接口权限（Todo.Todo.Write），请在开发者后台“权限管理”中申请。',
    });
  });
});

describe('what a refusal says to do', () => {
  it.each([
    [modern(400, 'benefitStatusInvalid'), '本组织没有购买 OA 审批高级版'],
    [modern(400, 'too.many.people'), '请减少收件人后重发'],
    [modern(400, 'invalidParameter.userIds.overMax'), '请减少收件人后重发'],
    [modern(400, 'chatbotId.notAllow.sendOTO'), '机器人没有开通单聊'],
    [modern(400, 'invalidParameter.robotCode.notExsit'), 'DINGTALK_ROBOT_CODE'],
    [modern(400, 'param.templateUnpublished'), '请在钉钉卡片平台发布'],
    [modern(400, 'contain.unsafe.url'), 'PUBLIC_BASE_URL'],
    [modern(400, 'ding.serverquota.insufficient'), '电话告知'],
    [modern(400, 'needAuth'), '权限管理'],
    [modern(401, 'authFailed'), 'DINGTALK_CLIENT_SECRET'],
    [modern(403, 'Forbidden.AccessDenied.IpNotInWhiteList'), '出口 IP'],
    [old(88, '60020'), '出口 IP'],
    [old(50004), '可用范围'],
    [old(60121), '可能已离职'],
    [old(22, '22'), 'DINGTALK_OAPI_URL'],
  ])('%j', (reply, words) => {
    expect(classifyReply(reply)).toMatchObject({ kind: 'permanent', reason: expect.stringContaining(words) });
  });

  it('keeps DingTalk’s own words where there are no better ones', () => {
    expect(classifyReply(old(99999, undefined, '未知'))).toMatchObject({ reason: '钉钉拒绝了请求：未知（99999）。' });
  });
});

describe('what a failed call means', () => {
  const socketError = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['UND_ERR_CONNECT_TIMEOUT', false],
    ['ECONNRESET', true],
    ['ETIMEDOUT', true],
  ])('%s: may have arrived: %s', (code, mayHaveArrived) => {
    expect(classifyFailure(socketError(code))).toMatchObject({ kind: 'retry', code, mayHaveArrived });
    const hidden = new TypeError('fetch failed', { cause: socketError(code) });
    expect(classifyFailure(hidden)).toMatchObject({ kind: 'retry', code, mayHaveArrived });
  });

  it('treats a timeout as one that may have arrived', () => {
    const timeout = new DOMException('late', 'TimeoutError');
    expect(classifyFailure(timeout)).toMatchObject({ kind: 'retry', mayHaveArrived: true });
  });

  it('judges an error of the official library by the answer it carries', () => {
    const data = { code: 'InvalidAuthentication', message: '不合法的access_token', statusCode: 400 };
    expect(classifyFailure(Object.assign(new Error('x'), { code: data.code, statusCode: 400, data })).kind).toBe(
      'token',
    );
  });

  it('does not guess what a page behind the official library was', () => {
    expect(classifyFailure(new SyntaxError('Unexpected token <'))).toMatchObject({
      kind: 'retry',
      mayHaveArrived: true,
    });
  });
});
