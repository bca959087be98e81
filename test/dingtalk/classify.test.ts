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
    ['new rate limit, a 403', modern(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'), 'retry'],
    ['new limit of all DingTalk', modern(403, 'Forbidden.AccessDenied.QpsLimitForApi'), 'retry'],
    ['new limit per minute', modern(403, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'), 'retry'],
    ['old rate limit', old(88, '90018'), 'retry'],
    ['old limit of all DingTalk', old(88, '90002'), 'retry'],
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
  ])('%s', (_, reply, kind) => {
    expect(classifyReply(reply).kind).toBe(kind);
  });

  it('knows that a limited request did nothing, and that a broken gateway may have done it', () => {
    expect(classifyReply(old(88, '90018'))).toMatchObject({ mayHaveArrived: false });
    expect(classifyReply({ status: 502, body: undefined })).toMatchObject({ mayHaveArrived: true });
    expect(classifyReply(modern(500, 'unknownError'))).toMatchObject({ mayHaveArrived: true });
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
      reason: '应用没有所需的钉钉接口权限（Todo.Todo.Write），请在开发者后台申请。',
    });
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
