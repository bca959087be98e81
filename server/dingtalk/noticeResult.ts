// What became of a work notification. "ok" is DingTalk's answer to everything it accepts, also to what it then drops;
// only this later report names the people it did not reach.
import { z } from 'zod';
import type { Calls } from './calls';
import type { DingTalkConfig, NoticeResult, Undelivered } from './port';
import { boundedCode } from './withinBounds';

const PATH = 'topapi/message/corpconversation';
const DONE = 2;

const ids = z
  .array(z.coerce.string())
  .nullish()
  .transform((list) => list ?? []);
const resultReply = z.object({
  send_result: z.object({
    invalid_user_id_list: ids,
    forbidden_user_id_list: ids,
    failed_user_id_list: ids,
    read_user_id_list: ids,
    unread_user_id_list: ids,
    forbidden_list: z
      .array(z.object({ code: z.coerce.string().transform(boundedCode), userid: z.coerce.string() }))
      .nullish()
      .transform((list) => list ?? []),
  }),
});
const progressReply = z.object({ progress: z.object({ status: z.number() }) });

type Why = Pick<Undelivered, 'reason' | 'retry'>;

const FAILED: Why = { reason: '钉钉没有发送成功，也没有说明原因。', retry: true };
const INVALID: Why = { reason: '钉钉中找不到该人员，可能已离职，或不在应用的可见范围内。', retry: false };
const PER_MINUTE: Why = {
  reason: '发送过于集中，超过钉钉每分钟的上限，被钉钉拦截。',
  retry: true,
};

/** Why DingTalk kept a message back, by the code of `forbidden_list`. */
const FORBIDDEN: Record<string, Why> = {
  '143103': PER_MINUTE,
  '143104': PER_MINUTE,
  '143105': { reason: '对方今天收到的工作通知已达钉钉的上限，被钉钉拦截。', retry: false },
  '143106': { reason: '与今天已发给对方的内容相同，被钉钉拦截。', retry: false },
};

/** Asks for the result, and how far the sending is only when the result leaves somebody out. */
export async function noticeResult(
  config: DingTalkConfig,
  calls: Calls,
  receipt: string,
  recipients: number,
): Promise<NoticeResult> {
  const body = { agent_id: config.agentId, task_id: idOf(receipt) };
  const early = await ask(calls, body);
  if (namedIn(early) >= recipients) return { ...early, finished: true };
  if (!(await isThrough(calls, body))) return { ...early, finished: false };
  // It may have ended between the two questions.
  return { ...(await ask(calls, body)), finished: true };
}

/** A number, as DingTalk documents it, unless that would round it. */
const idOf = (receipt: string) => (Number.isSafeInteger(Number(receipt)) ? Number(receipt) : receipt);

type Told = Omit<NoticeResult, 'finished'>;

const namedIn = ({ read, unread, undelivered }: Told): number => read.length + unread.length + undelivered.length;

async function ask(calls: Calls, body: object): Promise<Told> {
  const { send_result: told } = await calls.topapi(`${PATH}/getsendresult`, body, resultReply);
  return { read: told.read_user_id_list, unread: told.unread_user_id_list, undelivered: undeliveredIn(told) };
}

async function isThrough(calls: Calls, body: object): Promise<boolean> {
  const { progress } = await calls.topapi(`${PATH}/getsendprogress`, body, progressReply);
  return progress.status === DONE;
}

/** Each person once; of several lists the one that says most counts. */
function undeliveredIn(told: z.infer<typeof resultReply>['send_result']): Undelivered[] {
  const found: Undelivered[] = [
    ...told.failed_user_id_list.map((userId) => ({ userId, code: 'failed', ...FAILED })),
    ...told.invalid_user_id_list.map((userId) => ({ userId, code: 'invalid', ...INVALID })),
    ...told.forbidden_user_id_list.map((userId) => ({ userId, code: 'forbidden', ...forbidden('') })),
    ...told.forbidden_list.map(({ userid, code }) => ({ userId: userid, code, ...forbidden(code) })),
  ];
  return [...new Map(found.map((one) => [one.userId, one])).values()];
}

function forbidden(code: string): Why {
  return FORBIDDEN[code] ?? { reason: `被钉钉拦截${code && `（${code}）`}。`, retry: false };
}
