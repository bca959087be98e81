// Whether somebody was told: what the office sees of a message, worked out from what is known of it. "Sent" is DingTalk's
// word that it took the message; only its later report, or the person opening the page, says that it arrived. A to-do is
// the exception: taken, it stands in the person's list.

/** What a message is about. */
export const purposeLabels = {
  assigned: '新任务',
  review: '待审核',
  progress: '审核进展',
  returned: '退回修改',
  completed: '办结',
  reminder: '提醒',
  urged: '催办',
  extended: '延期',
  reassigned: '改派',
  report: '报告',
  approval: '钉钉审批',
  directory: '通讯录',
  launch: '定时发起',
  chat: '机器人答复',
  summary: '群小结',
} as const;

export type Purpose = keyof typeof purposeLabels;

/** What may be told of several tasks in one message: such a message names none of them in its row. */
export const TOLD_TOGETHER: Purpose[] = ['assigned', 'urged', 'extended', 'reminder'];

export const wayLabels = {
  notice: '工作通知',
  todo: '待办',
  robot: '机器人消息',
  card: '互动卡片',
  approval: '钉钉审批',
  phone: '电话告知',
} as const;

/** How a message goes. */
export type Way = keyof typeof wayLabels;

export const deliveryStateLabels = {
  waiting: '待发送',
  sent: '已发出，尚未核实',
  reached: '已送达',
  read: '已读',
  missed: '未送达',
  cancelled: '不必再发',
} as const;

export type DeliveryState = keyof typeof deliveryStateLabels;

/** The facts about one message to one person. */
export interface DeliveryFacts {
  /** what became of sending it; `unknown`: DingTalk gave no answer and it must not be sent twice */
  status: 'waiting' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled';
  /** what DingTalk or the person told later */
  delivery: 'reached' | 'read' | 'missed' | null;
}

/** Where a message stands, in the words of the board. */
export function deliveryStateOf({ status, delivery }: DeliveryFacts): DeliveryState {
  if (status === 'cancelled') return 'cancelled';
  if (delivery !== null) return delivery;
  if (status === 'failed') return 'missed';
  return status === 'sent' || status === 'unknown' ? 'sent' : 'waiting';
}
