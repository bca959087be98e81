// Work notifications (工作通知). Limits and repeats are kept silently, as DingTalk does: the sender is told "ok".
import type { Content } from './content';
import type { Directory } from './directory';
import { opaque, serialNumber } from './ids';
import type { Live } from './live';

const MOST_PER_DAY = 500;
/** DingTalk's days are China's. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

const DUPLICATE = '143106';
const DAILY_CAP = '143105';

export interface Notice {
  id: string;
  taskId: number;
  userid: string;
  at: number;
  content: Content;
  read: boolean;
  recalled: boolean;
}

export interface NoticeTask {
  taskId: number;
  at: number;
  notices: Notice[];
  invalidUsers: string[];
  invalidDepartments: number[];
  forbidden: { code: string; count: number; userid: string }[];
}

export interface Recipients {
  userids: string[];
  departmentIds: number[];
  everybody: boolean;
}

export function createNotices(directory: Directory, now: () => number, live: Live, isDropping: () => boolean) {
  const tasks = new Map<number, NoticeTask>();
  /** what each person got on each day */
  const ledger = new Map<string, Map<string, number>>();

  function send(content: Content, fingerprint: string, recipients: Recipients): NoticeTask {
    const task: NoticeTask = {
      taskId: serialNumber(),
      at: now(),
      notices: [],
      invalidUsers: recipients.userids.filter((userid) => !directory.person(userid)),
      invalidDepartments: recipients.departmentIds.filter((id) => !directory.department(id)),
      forbidden: [],
    };
    tasks.set(task.taskId, task);
    if (isDropping()) return task;
    for (const userid of reach(directory, recipients)) {
      const code = refusal(userid, fingerprint);
      if (code) task.forbidden.push({ code, count: 1, userid });
      else task.notices.push(noticeOf(task, userid, content));
    }
    live.tell(
      'notice',
      task.notices.map(({ userid }) => userid),
    );
    return task;
  }

  /** Books the message; the code when it must not be delivered. */
  function refusal(userid: string, fingerprint: string): string | null {
    const day = `${userid} ${Math.floor((now() + CHINA_OFFSET_MS) / 86_400_000)}`;
    const today = ledger.get(day) ?? new Map<string, number>();
    ledger.set(day, today);
    if (today.has(fingerprint)) return DUPLICATE;
    if (today.size >= MOST_PER_DAY) return DAILY_CAP;
    today.set(fingerprint, 1);
    return null;
  }

  function noticeOf(task: NoticeTask, userid: string, content: Content): Notice {
    return { id: opaque(8), taskId: task.taskId, userid, at: task.at, content, read: false, recalled: false };
  }

  return {
    send,
    task: (taskId: number): NoticeTask | undefined => tasks.get(taskId),
    of: (userid: string): Notice[] =>
      [...tasks.values()].flatMap(({ notices }) =>
        notices.filter((notice) => notice.userid === userid && !notice.recalled),
      ),
    /** @returns false when this person has no such notice */
    markRead(userid: string, id: string): boolean {
      const notice = [...tasks.values()].flatMap(({ notices }) => notices).find((one) => one.id === id);
      if (notice?.userid !== userid) return false;
      notice.read = true;
      live.tell('notice', [userid]);
      return true;
    },
    markAllRead(userid: string): void {
      for (const { notices } of tasks.values())
        for (const notice of notices) if (notice.userid === userid) notice.read = true;
      live.tell('notice', [userid]);
    },
    recall(task: NoticeTask): void {
      for (const notice of task.notices) notice.recalled = true;
      live.tell('notice');
    },
    save: () => ({ tasks, ledger }),
    load(saved: { tasks: Map<number, NoticeTask>; ledger: Map<string, Map<string, number>> }): void {
      for (const [id, task] of saved.tasks) tasks.set(id, task);
      for (const [day, sent] of saved.ledger) ledger.set(day, sent);
    },
    /** The strip at the foot of an OA message (状态栏), the only part that can change. */
    setStatus(task: NoticeTask, text: string, color: string): void {
      for (const notice of task.notices)
        if (notice.content.type === 'oa') notice.content = { ...notice.content, status: { text, color } };
      live.tell('notice');
    },
  };
}

function reach(directory: Directory, { userids, departmentIds, everybody }: Recipients): Set<string> {
  if (everybody) return new Set(directory.people().map(({ userid }) => userid));
  const reached = new Set(userids.filter((userid) => directory.person(userid)));
  const waiting = departmentIds.filter((id) => directory.department(id));
  for (const id of waiting) {
    for (const { userid } of directory.membersOf(id)) reached.add(userid);
    waiting.push(...directory.childrenOf(id).map((child) => child.id));
  }
  return reached;
}
