// What DingTalk counts against an organisation's monthly quota (接口调用量、推送量), in our own words. Tokens, sign-in and
// contacts are free, and so are contact events; everything else costs, and what is not known to be free counts as costing.

/** Calls we make. */
export const countedApiLabels = {
  notice: '工作通知：发送',
  'notice-result': '工作通知：核实送达',
  'notice-other': '工作通知：撤回与更新',
  'todo-open': '待办：创建',
  'todo-close': '待办：办结',
  'todo-other': '待办：更新与查询',
  robot: '机器人消息',
  'chat-reply': '机器人会话答复',
  card: '互动卡片',
  approval: '钉钉审批',
  file: '文件上传',
  other: '其他接口',
} as const;

export type CountedApi = keyof typeof countedApiLabels;

/** What DingTalk hands to us, over Stream or HTTP. */
export const countedDeliveryLabels = {
  bot: '机器人收到的消息',
  card: '卡片按钮回传',
  event: '审批、待办等事件',
} as const;

export type CountedDelivery = keyof typeof countedDeliveryLabels;
