// The processes of the measurement and what they say to each other: a local DingTalk, the server, and the one that watches.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What arrived on the phones of the crowd. */
export interface Arrived {
  /** people × rounds that got the message of that round */
  distinct: number;
  /** messages beyond the first of a round */
  copies: number;
  /** calls that send work notices, taken and refused for being too many */
  taken: number;
  refused: number;
  /** the calls taken, in their order */
  calls: TakenCall[];
}

export interface TakenCall {
  /** milliseconds since 1970 */
  at: number;
  tookMs: number;
  /** to the crowd, and not a notice that a submission caused */
  crowd: boolean;
}

/** A round is over. */
export interface Drained {
  /** the most memory of the server so far */
  rssMb: number;
}

export interface Part {
  /** sends a question, and waits for what answers it */
  ask<Answer>(question: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a part in a process of its own and waits until it is ready. */
export async function startPart(role: string, settings: object): Promise<{ part: Part; ready: string }> {
  const child: ChildProcess = fork(process.argv[1]!, [role, JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${role} ended before it answered`);
  });
  // Whoever waits for an answer hears of it; at the very end nobody waits.
  ended.catch(() => undefined);
  const answer = async <Answer>(): Promise<Answer> => {
    const [told] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
    return told;
  };
  const { ready } = await answer<{ ready: string }>();
  return {
    ready,
    part: {
      ask: <Answer>(question: string) => {
        child.send(question);
        return answer<Answer>();
      },
      async stop() {
        if (child.exitCode !== null) return;
        child.disconnect();
        await ended.catch(() => undefined);
      },
    },
  };
}
