// Work notifications (工作通知). Limits and repeats are kept silently, as DingTalk does: the sender is told "ok".
import type { Clock } from './clock';
import type { Content } from './content';
import type { Directory } from './directory';
import { createGrouped } from './grouped';
import { serialNumber } from './ids';
import type { Live } from './live';
import { createNoticeLedger } from './noticeLedger';
import type { Permissions } from './permissions';

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
  /** what it says, for lists of what was sent */
  content: Content;
  /** whether it has reached its people; a queue may keep it for a while */
  isDone: boolean;
  notices: Notice[];
  invalidUsers: string[];
  invalidDepartments: number[];
  /** people who got nothing: outside the app's scope (without a code), or over a limit */
  forbidden: { code: string | null; userid: string }[];
}

export interface Recipients {
  userids: string[];
  departmentIds: number[];
  everybody: boolean;
}

/** Files written before a task knew what it says. */
const NO_CONTENT: Content = { type: 'other', label: '工作通知' };

interface Deps {
  directory: Directory;
  permissions: Permissions;
  clock: Clock;
  live: Live;
  recipientsPerMinute: number | null;
  /** whether the next one is dropped without a word */
  isDropped: () => boolean;
  /** how long the next one waits in the queue */
  queuedMs: () => number;
}

export function createNotices({ directory, permissions, clock, live, recipientsPerMinute, isDropped, queuedMs }: Deps) {
  const tasks = new Map<number, NoticeTask>();
  const perPerson = createGrouped<Notice>();
  const ledger = createNoticeLedger(clock.now, recipientsPerMinute);

  function send(content: Content, fingerprint: string, recipients: Recipients): NoticeTask {
    const task: NoticeTask = {
      taskId: serialNumber(),
      at: clock.now(),
      content,
      isDone: false,
      notices: [],
      invalidUsers: recipients.userids.filter((userid) => !directory.person(userid)),
      invalidDepartments: recipients.departmentIds.filter((id) => !directory.department(id)),
      forbidden: [],
    };
    tasks.set(task.taskId, task);
    const waitMs = queuedMs();
    const arrive = () => deliver(task, fingerprint, recipients);
    if (waitMs > 0) clock.later(waitMs, arrive);
    else arrive();
    return task;
  }

  function deliver(task: NoticeTask, fingerprint: string, recipients: Recipients): void {
    task.isDone = true;
    if (isDropped()) return;
    for (const userid of reach(directory, recipients)) {
      const person = directory.person(userid);
      if (!person || !permissions.isVisible(person)) {
        task.forbidden.push({ code: null, userid });
        continue;
      }
      const code = ledger.book(userid, fingerprint);
      if (code) task.forbidden.push({ code, userid });
      else keep(task, userid);
    }
    live.tell(
      'notice',
      task.notices.map(({ userid }) => userid),
    );
  }

  function keep(task: NoticeTask, userid: string): void {
    const { taskId, content } = task;
    const notice = {
      id: `${taskId}.${userid}`,
      taskId,
      userid,
      at: clock.now(),
      content,
      read: false,
      recalled: false,
    };
    task.notices.push(notice);
    perPerson.add(userid, notice);
  }

  return {
    send,
    task: (taskId: number): NoticeTask | undefined => tasks.get(taskId),
    /** newest first */
    latestTasks: (most: number): NoticeTask[] => [...tasks.values()].slice(-most).reverse(),
    taskCount: (): number => tasks.size,
    /** oldest first */
    of: (userid: string): Notice[] => [...perPerson.of(userid)].filter(({ recalled }) => !recalled),
    /** @returns false when this person has no such notice */
    markRead(userid: string, id: string): boolean {
      for (const notice of perPerson.of(userid)) {
        if (notice.id !== id) continue;
        notice.read = true;
        live.tell('notice', [userid]);
        return true;
      }
      return false;
    },
    markAllRead(userid: string): void {
      for (const notice of perPerson.of(userid)) notice.read = true;
      live.tell('notice', [userid]);
    },
    recall(task: NoticeTask): void {
      for (const notice of task.notices) notice.recalled = true;
      live.tell('notice');
    },
    save: () => ({ tasks, ledger: ledger.save() }),
    load(saved: { tasks: Map<number, NoticeTask>; ledger: Map<string, Map<string, number>> }): void {
      for (const [id, task] of saved.tasks) {
        // What still waited in the queue when the sandbox ended does not arrive any more.
        tasks.set(id, { ...task, isDone: true, content: task.content ?? NO_CONTENT });
        for (const notice of task.notices) perPerson.add(notice.userid, notice);
      }
      ledger.load(saved.ledger);
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
