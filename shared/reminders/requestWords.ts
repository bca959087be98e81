// 延期申请 that nobody has answered: what those who may answer are told, and on the last day whoever asked.
import { spokenDay, spokenDaysLeft, daysBetween } from '../calendar';
import type { Line, OpenRequest, Reason, RequestItem } from './facts';
import { listed } from './lines';

/** What stands beside a task for which more time was asked. */
export const UNANSWERED = '延期申请待答复';

/** 3月10日 周一申请延至3月31日 周一，还没有答复 */
export const requestWords = ({ askedOn, wantedDay }: OpenRequest): string =>
  `${spokenDay(askedOn)}申请延至${spokenDay(wantedDay)}，还没有答复`;

interface Waiting {
  /** those asked for longest ago */
  requests: RequestItem[];
  requestCount: number;
  requestsDueToday: number;
  today: string;
}

/** 延期申请待答复 3 份，最早 3月10日 周一提出，1 份的任务今天截止 */
export function requestTitle({ requests, requestCount, requestsDueToday, today }: Waiting): string {
  const [first] = requests;
  if (requestCount === 1) {
    const left = daysBetween(today, first!.dueDate);
    const urgency = left <= 1 ? spokenDaysLeft(left) : `，${spokenDay(first!.askedOn)}提出`;
    return `${UNANSWERED}：${first!.projectName}自评${urgency}`;
  }
  const due = requestsDueToday > 0 ? `，其中 ${requestsDueToday} 份的任务今天截止` : '';
  return `${UNANSWERED} ${requestCount} 份，最早 ${spokenDay(first!.askedOn)}提出${due}`;
}

/** One line for each request, and how many there are besides. */
export function requestLines({ requests, requestCount }: Waiting): Line[] {
  const text = ({ projectName, unitName, askedByName, askedOn, wantedDay, dueDate }: RequestItem) =>
    `${projectName}：${unitName} ${askedByName} ${spokenDay(askedOn)}申请延至${spokenDay(wantedDay)}，现在 ${spokenDay(dueDate)}截止`;
  return listed(requests, text, requestCount);
}

/** Why whoever may answer was told, one for each request. */
export function requestReasons(requests: RequestItem[]): Reason[] {
  return requests.map(({ taskId, projectName, unitName, askedOn }) => ({
    kind: 'request',
    why: `${spokenDay(askedOn)}的延期申请还没有答复：${unitName}，${projectName}自评`,
    taskId,
  }));
}

/** For whoever asked for a task that others fill, on the day it is due. */
export function askedTitle(asked: RequestItem[], today: string): string {
  const [first] = asked;
  const when = first!.dueDate === today ? '今天' : spokenDay(first!.dueDate);
  return asked.length === 1
    ? `延期申请还没有答复：${first!.projectName}自评${when}截止`
    : `您的 ${asked.length} 份延期申请还没有答复，任务${when}截止`;
}

/** The requests, and that those who may answer were told as well. */
export function askedLines(asked: RequestItem[]): Line[] {
  return [
    ...listed(asked, (one) => `${one.projectName}：${one.unitName}，${requestWords(one)}`),
    { text: '今天上午也提醒了绩效管理员；答复之前仍按原日期截止', about: null },
  ];
}

/** Why whoever asked was told, one for each request. */
export function askedReasons(asked: RequestItem[]): Reason[] {
  return asked.map(({ taskId, projectName, askedOn }) => ({
    kind: 'request',
    why: `您${spokenDay(askedOn)}的延期申请到截止当天还没有答复：${projectName}自评`,
    taskId,
  }));
}
