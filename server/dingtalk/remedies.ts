// What the office reads when DingTalk says no for good: what is wrong, and who mends it where.

const LEFT = '钉钉中找不到该人员，可能已离职。';
const CODE_USED = '登录凭证已失效，请重新进入应用。';
const CREDENTIALS =
  '应用的 Client ID 或 Client Secret 不正确，请核对开发者后台“凭证与基础信息”和 DINGTALK_CLIENT_ID、DINGTALK_CLIENT_SECRET。';
const ADDRESS = '服务器的 IP 不在钉钉应用的白名单内，请在开发者后台“安全设置”的服务器出口 IP 中添加。';
const ROBOT_CODE = '机器人编码不正确，请核对开发者后台“机器人”页的 RobotCode 和 DINGTALK_ROBOT_CODE。';
const NO_API = '钉钉没有这个接口，请核对 DINGTALK_API_URL 和 DINGTALK_OAPI_URL。';
const FORM =
  '钉钉审批模板不存在或已停用。请把 DINGTALK_OA_MIRROR 改为 off 并重启，再改回 on 并重启，绩效通会重新建立模板。';
const TEMPLATE = '互动卡片模板不存在或还没有发布，请在钉钉卡片平台发布后核对模板编号。';
const AGENT = 'AgentId 不属于这个应用，请核对开发者后台“凭证与基础信息”和 DINGTALK_AGENT_ID。';
const TOO_MANY = '一次发送的人数超过了钉钉的上限，请减少收件人后重发。';

const SENTENCES: Record<string, string> = {
  // people and departments
  '33012': LEFT,
  '60121': LEFT,
  'staffId.notExisted': LEFT,
  'invalidParameter.user.notFound': LEFT,
  '60003': '钉钉中没有这个部门，请先同步通讯录。',
  '50004': '该部门不在应用的可见范围内，请在开发者后台“版本管理与发布”中扩大可用范围。',
  // signing in
  '40029': '登录凭证无效，请重新进入应用。',
  '40078': CODE_USED,
  'invalidParameter.authCode.notFound': CODE_USED,
  // the app itself
  '40096': CREDENTIALS,
  invalidClientIdOrSecret: CREDENTIALS,
  authFailed: CREDENTIALS,
  'invalid.client': CREDENTIALS,
  'unauthorized.client': CREDENTIALS,
  '60020': ADDRESS,
  'Forbidden.AccessDenied.IpNotInWhiteList': ADDRESS,
  '22': NO_API,
  'InvalidAction.NotFound': NO_API,
  invalidAgentId: AGENT,
  // the robot
  '300001': '机器人会话已过期，请在群里或单聊中再问一次。',
  'robot.oto.notExist': '对方没有与机器人建立会话，机器人无法主动发送消息。',
  'chatbotId.notAllow.sendOTO': '机器人没有开通单聊，请在开发者后台“机器人”页开通并发布。',
  'invalid.openConversationId': '机器人不在该群内，或群已解散。',
  'invalidParameter.robotCode.empty': ROBOT_CODE,
  'invalidParameter.robotCode.notExsit': ROBOT_CODE,
  'invalidParameter.robotCode.auth': ROBOT_CODE,
  'too.many.people': TOO_MANY,
  'invalidParameter.userIds.overMax': TOO_MANY,
  'invalidParameter.msgParam.tooLong': '消息太长，钉钉不接收，请缩短后重发。',
  'contain.unsafe.url': '消息里的网址被钉钉判为不安全，请核对 PUBLIC_BASE_URL 是否已备案并加入应用的安全域名。',
  'ding.serverquota.insufficient': '本组织的 DING 次数已用完，请联系钉钉管理员增购，或改用电话告知。',
  // files and cards
  '40004': '钉钉不接收这种类型的文件，请换成 docx、xlsx 或 pdf。',
  'param.templateNotExist': TEMPLATE,
  'param.templateUnpublished': TEMPLATE,
  // approvals
  benefitStatusInvalid: '本组织没有购买 OA 审批高级版，不能使用自定义的审批详情页，请联系钉钉管理员开通。',
  processCodeError: FORM,
  'processcode.error': FORM,
  processInstanceNotExist: '钉钉中没有这条审批，可能已被删除，以绩效通里的审核结果为准。',
};

const NO_PERMISSION = new Set(['60011', 'Forbidden.AccessDenied.AccessTokenPermissionDenied', 'needAuth']);

const NOT_LISTED = new Set(['60020', 'Forbidden.AccessDenied.IpNotInWhiteList']);

/** Refused because of how the app stands in DingTalk's console, which the office mends there; nothing is wrong with the message. */
export const isAboutApp = (code: string): boolean => NO_PERMISSION.has(code) || NOT_LISTED.has(code);

/**
 * The sentence for a permanent refusal, in both dialects.
 * @param detail DingTalk's own words; a missing permission stands in them as `requiredScopes=[…]`
 */
export function remedySentence(code: string, detail: string): string {
  if (NO_PERMISSION.has(code)) {
    const scopes = /requiredScopes=\[([^\]]+)\]/.exec(detail)?.[1];
    return `应用没有所需的钉钉接口权限${scopes ? `（${scopes}）` : ''}，请在开发者后台“权限管理”中申请。`;
  }
  return SENTENCES[code] ?? `钉钉拒绝了请求：${detail || '没有说明原因'}（${code}）。`;
}
