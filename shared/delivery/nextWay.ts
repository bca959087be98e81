// What is done when a message was accepted and did not arrive. The order of ways is a 产品默认规则: no regulation names it.
//
//   没有说明原因（钉钉不声不响地丢弃）：1 分钟后原文再发一次；
//   第二次仍未送达，或钉钉说明了原因：本人钉钉里有同一事项的待办，就以待办为准；没有待办，改发机器人消息；
//   机器人也送不到：原因不明的再过 5 分钟、30 分钟、2 小时各重发一次，仍不成功，列入电话名单；
//   已离开单位或不在通讯录中：直接列入电话名单。
//
// Each fact is shown once: while another way holds it, the same words are not sent again. Should both arrive all the
// same, DingTalk itself drops a text it has shown to a person that day.

const MINUTE = 60_000;

/** How long after each miss the same words are sent again. */
const AGAIN_AFTER_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE] as const;

/** DingTalk took the message, is through with it, and names the person nowhere. */
export const UNEXPLAINED = 'unexplained';

/** DingTalk's own trouble: not sent, or too much within one minute. */
const REPEATABLE = new Set([UNEXPLAINED, 'failed', '143103', '143104']);

/** Nobody there to be reached by any way inside DingTalk. */
const GONE = new Set(['left', 'invalid']);

export interface Miss {
  /** DingTalk's code, or one of ours: `unexplained`, `left`, `invalid`, `refused`, `expired` */
  code: string;
  /** how often this message was accepted and did not arrive, this time included; 1 or more */
  misses: number;
  /** a to-do for the same task and purpose was accepted, and is open */
  hasOpenTodo: boolean;
  /** a robot's message has not been tried for this one */
  mayUseRobot: boolean;
}

export type NextStep = { way: 'again'; afterMs: number } | { way: 'todo' } | { way: 'robot' } | { way: 'phone' };

/** The next way to tell somebody what has not reached them. */
export function nextWay({ code, misses, hasOpenTodo, mayUseRobot }: Miss): NextStep {
  if (GONE.has(code)) return { way: 'phone' };
  const afterMs = REPEATABLE.has(code) ? AGAIN_AFTER_MS[misses - 1] : undefined;
  if (afterMs !== undefined && misses === 1) return { way: 'again', afterMs };
  if (hasOpenTodo) return { way: 'todo' };
  if (mayUseRobot) return { way: 'robot' };
  return afterMs === undefined ? { way: 'phone' } : { way: 'again', afterMs };
}
