// The control API (`/__sandbox/api/*`): how the page and tests act as people, and look behind the scenes.
import { z } from 'zod';
import type { MediaFile } from '../state/media';
import { FAULT_GROUPS, FAULTS, type FaultKind, type FaultName, type FaultSetting } from '../state/faults';
import { overview, peopleFound, personView, phoneView } from '../people/views';
import { pressCard } from '../people/pressCard';
import { recipientsOf, sentList } from '../people/sent';
import { speak } from '../people/speak';
import type { SandboxUser } from '../options';
import type { World } from '../world';
import { ControlRefusal, control, read, type ControlCall, type ControlRoute } from './control';

const PREFIX = '/__sandbox/api';
const PERSON = `${PREFIX}/people/:userid`;
/** Longer lists are cut to their latest. */
const MOST_SHOWN = 100;

export const controlRoutes: ControlRoute[] = [
  control('GET', `${PREFIX}/overview`, ({ world }) => overview(world)),
  control('GET', `${PREFIX}/people`, ({ world, query }) => peopleFound(world, query.get('search')?.trim() ?? '')),
  control('GET', `${PREFIX}/departments`, ({ world }) => ({ departments: world.directory.departments() })),
  control('GET', `${PREFIX}/calls`, ({ world: { calls } }) => ({
    latest: calls.latest(),
    counted: calls.counted(),
    deliveries: calls.deliveries(),
    month: calls.month(),
    earlier: calls.earlierCount(),
  })),
  control('GET', `${PREFIX}/sent`, ({ world }) => sentList(world)),
  control('GET', `${PREFIX}/sent/:id`, ({ world, params }) => {
    const found = recipientsOf(world, params.id ?? '');
    if (!found) throw new ControlRefusal(404, '没有这条消息');
    return found;
  }),

  control('GET', `${PERSON}/state`, (call) => phoneView(call.world, personIn(call), MOST_SHOWN)),
  control('POST', `${PERSON}/messages`, say),
  control('POST', `${PERSON}/conversations/read`, (call) => {
    const { conversationId } = read(z.object({ conversationId: z.string() }), call.body);
    call.world.chats.markRead(conversationIn(call.world, personIn(call), conversationId), personIn(call).userid);
    return {};
  }),
  control('POST', `${PERSON}/notices/read`, (call) => {
    const { id } = read(z.object({ id: z.string().optional() }), call.body);
    const { userid } = personIn(call);
    if (id === undefined) call.world.notices.markAllRead(userid);
    else if (!call.world.notices.markRead(userid, id)) throw new ControlRefusal(404, '没有这条通知');
    return {};
  }),
  control('POST', `${PERSON}/cards/press`, press),
  control('POST', `${PERSON}/approvals/decide`, decide),

  control('PUT', PERSON, putPerson),
  control('DELETE', PERSON, ({ world, params }) => {
    if (!world.directory.removePerson(params.userid ?? '')) throw new ControlRefusal(404, '没有这个人');
    return {};
  }),
  control('PUT', `${PREFIX}/departments/:id`, ({ world, params, body }) => {
    const { name, parentId } = read(z.object({ name: z.string(), parentId: z.number().nullable() }), body);
    world.directory.putDepartment({ id: Number(params.id), name, parentId });
    return {};
  }),
  control('DELETE', `${PREFIX}/departments/:id`, ({ world, params }) => {
    if (!world.directory.removeDepartment(Number(params.id))) throw new ControlRefusal(404, '没有这个部门');
    return {};
  }),

  control('POST', `${PREFIX}/stream`, ({ world, body }) => {
    const { action } = read(z.object({ action: z.enum(['retire', 'cut', 'garbage', 'ping', 'release']) }), body);
    const acts = {
      retire: world.stream.retireAll,
      cut: world.stream.cutAll,
      garbage: world.stream.sendGarbage,
      ping: world.stream.pingAll,
      release: world.push.release,
    };
    acts[action]();
    return {};
  }),
  control('POST', `${PREFIX}/tokens/expire`, ({ world }) => {
    world.credentials.expireTokens();
    return {};
  }),
  control('GET', '/__sandbox/faults', ({ world }) => faultsView(world)),
  control('POST', '/__sandbox/faults', setFaults),
  control('DELETE', '/__sandbox/faults', ({ world }) => {
    world.faults.clear();
    return faultsView(world);
  }),
];

const sayBody = z.object({
  /** an id of the person's conversations, or one of the two words */
  to: z.string().default('bot'),
  text: z.string().default(''),
  atBot: z.boolean().default(false),
  file: z.object({ name: z.string(), contentType: z.string(), base64: z.string() }).optional(),
});

async function say(call: ControlCall): Promise<object> {
  const person = personIn(call);
  const { to, text, atBot, file } = read(sayBody, call.body);
  if (!file && text.trim() === '') throw new ControlRefusal(400, '没有内容');
  const conversation = conversationIn(call.world, person, to);
  if (file && conversation.type === 'group') throw new ControlRefusal(400, '群聊中不能给机器人发送文件');
  const kept: MediaFile | null = file
    ? { name: file.name, contentType: file.contentType, bytes: Buffer.from(file.base64, 'base64') }
    : null;
  const { message, delivered } = await speak(call.world, person, conversation, { text, atBot, file: kept });
  return { messageId: message.id, conversationId: conversation.id, delivered };
}

async function press(call: ControlCall): Promise<object> {
  const schema = z.object({
    outTrackId: z.string(),
    actionId: z.string(),
    params: z.record(z.string(), z.unknown()).default({}),
  });
  const { outTrackId, actionId, params } = read(schema, call.body);
  const card = call.world.cards.card(outTrackId);
  if (!card) throw new ControlRefusal(404, '没有这张卡片');
  return { answered: await pressCard(call.world, personIn(call).userid, card, actionId, params) };
}

function decide(call: ControlCall): object {
  const schema = z.object({
    instanceId: z.string(),
    taskId: z.number(),
    result: z.enum(['agree', 'refuse', 'redirect']),
    toUserId: z.string().optional(),
    remark: z.string().default(''),
  });
  const { instanceId, taskId, result, toUserId, remark } = read(schema, call.body);
  const { approvals, directory } = call.world;
  const approval = approvals.approval(instanceId);
  const task = approval?.tasks.find((one) => one.taskId === taskId && one.userId === personIn(call).userid);
  if (!approval || task?.status !== 'RUNNING') throw new ControlRefusal(409, '这项审批已处理');
  if (result !== 'redirect') approvals.decide(approval, task, result, remark);
  else if (!toUserId || !directory.person(toUserId)) throw new ControlRefusal(400, '请选择转交给谁');
  else approvals.redirect(approval, task, toUserId, remark);
  return {};
}

const personBody = z.object({
  unionid: z.string(),
  name: z.string().min(1),
  title: z.string().optional(),
  departmentIds: z.array(z.number()).min(1),
  leaderOf: z.array(z.number()).optional(),
  admin: z.boolean().optional(),
  mobile: z.string().optional(),
});

function putPerson({ world, params, body }: ControlCall): object {
  const user = { ...read(personBody, body), userid: params.userid ?? '' };
  if (user.departmentIds.some((id) => !world.directory.department(id))) throw new ControlRefusal(400, '没有这个部门');
  world.directory.putPerson(user);
  return personView(world, user);
}

const setting = z.union([
  z.boolean(),
  z.number(),
  z.null(),
  z.object({
    value: z.number().optional(),
    api: z.string().default(''),
    times: z.number().int().positive().nullable().default(null),
  }),
]);

/** `true` or a number switches a trouble on, `false`, `0` or null off; an object narrows it to some calls. */
function setFaults({ world, body }: ControlCall): object {
  const wishes = read(z.record(z.string(), setting), body);
  for (const [name, wish] of Object.entries(wishes)) {
    if (!isFaultName(name)) throw new ControlRefusal(400, `没有这种故障：${name}`);
    if (!wish) world.faults.set(name, null);
    else world.faults.set(name, settingOf(FAULTS[name], wish));
    if (name === 'down' && wish) world.stream.cutAll();
  }
  return faultsView(world);
}

type Wish = z.infer<typeof setting>;

/** Without a measure of its own a trouble takes its usual one. */
function settingOf({ standard = 0 }: FaultKind, wish: NonNullable<Wish>): FaultSetting {
  if (typeof wish === 'object') return { ...wish, value: wish.value ?? standard };
  return { value: typeof wish === 'number' ? wish : standard, api: '', times: null };
}

const isFaultName = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);

function faultsView(world: World): object {
  return { groups: FAULT_GROUPS, known: FAULTS, active: world.faults.active() };
}

function personIn({ world, params }: ControlCall): SandboxUser {
  const user = world.directory.person(params.userid ?? '');
  if (!user) throw new ControlRefusal(404, '没有这个人');
  return user;
}

function conversationIn(world: World, { userid }: SandboxUser, to: string) {
  const mine = world.chats.conversationsOf(userid);
  const word = to === 'bot' ? 'direct' : to;
  const found = mine.find(({ id, type }) => id === to || type === word);
  if (!found) throw new ControlRefusal(404, '没有这个会话');
  return found;
}
