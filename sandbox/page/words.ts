// DingTalk's own names in words: its APIs, its refusals, its events. And how the bot is spoken to.

/** In a group the bot hears only what is addressed to it. */
export const addressed = (words: string, kind: 'bot' | 'group', app: string): string =>
  kind === 'group' && !words.includes(`@${app}`) ? `@${app} ${words}` : words;

/** By `METHOD path`, as the call log names them. */
const APIS: Record<string, string> = {
  'POST /v1.0/oauth2/accessToken': '获取应用令牌',
  'GET /gettoken': '获取应用令牌（旧）',
  'POST /v1.0/oauth2/:corpId/token': '获取组织令牌',
  'POST /v1.0/oauth2/userAccessToken': '获取用户令牌',
  'POST /v1.0/oauth2/jsapiTickets': '获取网页签名票据',
  'GET /v1.0/contact/users/:unionId': '查询登录用户',
  'POST /v1.0/gateway/connections/open': '申请长连接',
  'POST /topapi/v2/user/getuserinfo': '免登换取身份',
  'POST /topapi/v2/user/get': '查询用户',
  'POST /topapi/v2/user/list': '查询部门用户',
  'POST /topapi/user/listid': '查询部门用户编号',
  'POST /topapi/user/getbyunionid': '按 unionId 查用户',
  'POST /topapi/v2/department/get': '查询部门',
  'POST /topapi/v2/department/listsub': '查询下级部门',
  'POST /topapi/v2/department/listsubid': '查询下级部门编号',
  'POST /topapi/message/corpconversation/asyncsend_v2': '发送工作通知',
  'POST /topapi/message/corpconversation/getsendprogress': '查询通知进度',
  'POST /topapi/message/corpconversation/getsendresult': '查询通知结果',
  'POST /topapi/message/corpconversation/recall': '撤回工作通知',
  'POST /topapi/message/corpconversation/status_bar/update': '更新通知状态栏',
  'POST /media/upload': '上传文件',
  'POST /robot/sendBySession': '机器人回复',
  'GET /call_back/get_call_back_failed_result': '查询推送失败的事件',
  'POST /v1.0/todo/users/:unionId/tasks': '创建待办',
  'GET /v1.0/todo/users/:unionId/tasks/sources/:sourceId': '按来源查待办',
  'GET /v1.0/todo/users/:unionId/tasks/:taskId': '查询待办',
  'PUT /v1.0/todo/users/:unionId/tasks/:taskId': '更新待办',
  'PUT /v1.0/todo/users/:unionId/tasks/:taskId/executorStatus': '更新待办执行人',
  'DELETE /v1.0/todo/users/:unionId/tasks/:taskId': '删除待办',
  'POST /v1.0/todo/users/:unionId/org/tasks/query': '查询待办列表',
  'POST /v1.0/robot/oToMessages/batchSend': '机器人单聊发送',
  'POST /v1.0/robot/groupMessages/send': '机器人群聊发送',
  'GET /v1.0/robot/oToMessages/readStatus': '查询单聊已读',
  'POST /v1.0/robot/groupMessages/query': '查询群聊已读',
  'POST /v1.0/robot/otoMessages/batchRecall': '撤回单聊消息',
  'POST /v1.0/robot/groupMessages/recall': '撤回群聊消息',
  'POST /v1.0/robot/messageFiles/download': '下载机器人收到的文件',
  'POST /v1.0/workflow/forms': '保存审批表单',
  'POST /v1.0/workflow/processInstances': '发起审批',
  'GET /v1.0/workflow/processInstances': '查询审批',
  'POST /v1.0/workflow/processInstances/execute': '同意或拒绝审批',
  'POST /v1.0/workflow/processInstances/terminate': '撤销审批',
  'POST /v1.0/workflow/processInstances/comments': '添加审批评论',
  'POST /v1.0/workflow/processes/instanceIds/query': '查询审批列表',
  'POST /v1.0/workflow/tasks/redirect': '转交审批',
  'POST /v1.0/card/instances/createAndDeliver': '投放互动卡片',
  'POST /v1.0/card/instances': '创建互动卡片',
  'POST /v1.0/card/instances/deliver': '投放已建卡片',
  'PUT /v1.0/card/instances': '更新互动卡片',
  'POST /v1.0/card/callbacks/register': '登记卡片回调地址',
  '/v1.0/im/bot/messages/get': '机器人消息',
  '/v1.0/card/instances/callback': '卡片按钮',
};

export const apiName = (api: string): string => APIS[api] ?? api.replace(/^[A-Z]+ /, '');

const EVENTS: Record<string, string> = {
  user_add_org: '员工入职',
  user_modify_org: '员工信息变更',
  user_leave_org: '员工离职',
  user_active_org: '员工激活',
  org_dept_create: '新建部门',
  org_dept_modify: '部门变更',
  org_dept_remove: '删除部门',
  org_admin_add: '增加管理员',
  org_admin_remove: '减少管理员',
  bpms_instance_change: '审批单变化',
  bpms_task_change: '审批任务变化',
};

export const eventName = (eventType: string): string => EVENTS[eventType] ?? APIS[eventType] ?? eventType;

const REFUSALS: [RegExp, string][] = [
  [/QpsLimitForAppkeyAndApi|90018/, '超过每秒频率'],
  [/QpsLimitForApi|90002/, '全钉钉限流'],
  [/ApiCountLimit|90020/, '额度用尽'],
  [/PermissionDenied|60011/, '没有权限'],
  [/IpNotInWhiteList|60020/, '地址不在白名单'],
  [/InvalidAuthentication|40014/, '令牌无效'],
  [/MissingParameter|40000/, '没有带令牌'],
  [/systemBusy|^-1$/, '系统繁忙'],
  [/^down$|^resetMidBody$/, '断开'],
  [/^hang$|^loseAnswer$/, '没有回话'],
  [/^html502$/, '502 网页'],
  [/^serverError$/, '503'],
  [/^ipBlocked$/, '来源被拦截'],
  [/^truncatedJson$/, '回答残缺'],
  [/40078/, '登录码失效'],
  [/300001/, '回复地址过期'],
];

/** What a call came to, in a few words. */
export function outcomeOf(error: string | null): string {
  if (error === null) return '成功';
  return REFUSALS.find(([pattern]) => pattern.test(error))?.[1] ?? '拒绝';
}
