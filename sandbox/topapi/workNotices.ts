// Work notifications (工作通知), old API.
import { z } from 'zod';
import { readParameters, TopApiRefusal } from '../http/refusals';
import type { ApiCall, ApiRoute } from '../http/routes';
import type { NoticeTask } from '../state/notices';
import { noticeContent } from './noticeContent';

const MOST_USERS = 100;
const MOST_DEPARTMENTS = 20;
const LARGEST_MESSAGE_BYTES = 2048;
const MOST_WITH_STATUS_BAR = 5;
const MOST_TO_ASK_ABOUT = 100;
const DAY_MS = 86_400_000;

const invalid = (problem: string) => new TopApiRefusal(40035, `不合法的参数：${problem}`);
const commaList = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter(Boolean));

const PATH = '/topapi/message/corpconversation';

export const workNoticeRoutes: ApiRoute[] = [
  { method: 'POST', path: `${PATH}/asyncsend_v2`, answer: send },
  { method: 'POST', path: `${PATH}/getsendprogress`, answer: progress },
  { method: 'POST', path: `${PATH}/getsendresult`, answer: result },
  { method: 'POST', path: `${PATH}/recall`, answer: recall },
  { method: 'POST', path: `${PATH}/status_bar/update`, answer: updateStatusBar },
];

const sendSchema = z.object({
  agent_id: z.coerce.number(),
  userid_list: commaList,
  dept_id_list: commaList,
  to_all_user: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).default(false),
  // A form carries the message as JSON text.
  msg: z.union([z.record(z.string(), z.unknown()), z.string().transform(parsed)]),
});

function send({ world, fields }: ApiCall): object {
  const wish = readParameters(sendSchema, fields, invalid);
  checkAgent(world.app.agentId, wish.agent_id);
  if (wish.userid_list.length > MOST_USERS) throw invalid(`userid_list 超过 ${MOST_USERS} 个`);
  if (wish.dept_id_list.length > MOST_DEPARTMENTS) throw invalid(`dept_id_list 超过 ${MOST_DEPARTMENTS} 个`);
  if (!wish.to_all_user && wish.userid_list.length + wish.dept_id_list.length === 0) throw invalid('没有接收人');
  const fingerprint = JSON.stringify(wish.msg);
  if (Buffer.byteLength(fingerprint) > LARGEST_MESSAGE_BYTES) throw invalid('msg 超过 2048 字节');
  const content = noticeContent(wish.msg);
  if (!content) throw invalid('msg');
  if (content.type === 'oa' && content.status && wish.userid_list.length > MOST_WITH_STATUS_BAR)
    throw invalid(`带状态栏的消息接收人不能超过 ${MOST_WITH_STATUS_BAR} 个`);
  // The head of an OA message always shows the app's name.
  const shown = content.type === 'oa' ? { ...content, head: world.app.name } : content;
  const task = world.notices.send(shown, fingerprint, {
    userids: wish.userid_list,
    departmentIds: wish.dept_id_list.map(Number),
    everybody: wish.to_all_user,
  });
  return { task_id: task.taskId };
}

const taskSchema = z.object({ agent_id: z.coerce.number(), task_id: z.coerce.number() });

function progress(call: ApiCall): object {
  const { isDone } = taskIn(call);
  return { progress: isDone ? { progress_in_percent: 100, status: 2 } : { progress_in_percent: 0, status: 1 } };
}

function result(call: ApiCall): object {
  const task = taskIn(call);
  const { notices, forbidden, invalidUsers } = task;
  if (notices.length + forbidden.length + invalidUsers.length > MOST_TO_ASK_ABOUT)
    throw invalid(`接收人超过 ${MOST_TO_ASK_ABOUT} 个的任务不能查询`);
  const having = (read: boolean) => notices.filter((notice) => notice.read === read).map(({ userid }) => userid);
  return {
    send_result: {
      invalid_user_id_list: invalidUsers,
      forbidden_user_id_list: forbidden.map(({ userid }) => userid),
      failed_user_id_list: [],
      read_user_id_list: having(true),
      unread_user_id_list: having(false),
      invalid_dept_id_list: task.invalidDepartments,
      forbidden_list: forbidden.flatMap(({ code, userid }) => (code === null ? [] : [{ code, count: 1, userid }])),
    },
  };
}

function recall({ world, fields }: ApiCall): object {
  const schema = z.object({ agent_id: z.coerce.number(), msg_task_id: z.coerce.number() });
  const { agent_id, msg_task_id } = readParameters(schema, fields, invalid);
  checkAgent(world.app.agentId, agent_id);
  const task = world.notices.task(msg_task_id);
  if (!task || world.now() - task.at > DAY_MS) throw invalid('msg_task_id');
  world.notices.recall(task);
  return {};
}

function updateStatusBar(call: ApiCall): object {
  const task = taskIn(call, 7 * DAY_MS);
  const schema = z.object({ status_value: z.string(), status_bg: z.string().default('') });
  const { status_value, status_bg } = readParameters(schema, call.fields, invalid);
  call.world.notices.setStatus(task, status_value, status_bg);
  return {};
}

function taskIn({ world, fields }: ApiCall, longestMs = DAY_MS): NoticeTask {
  const { agent_id, task_id } = readParameters(taskSchema, fields, invalid);
  checkAgent(world.app.agentId, agent_id);
  const task = world.notices.task(task_id);
  if (!task || world.now() - task.at > longestMs) throw invalid('task_id');
  return task;
}

function checkAgent(own: number, given: number): void {
  if (own !== given) throw invalid('agent_id');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
