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
}

/** A round is over: from the first message to the last answer. */
export interface Drained {
  tookMs: number;
  /** notices of the submissions that left meanwhile, one call each */
  others: number;
  /** the most memory of the server so far */
  rssMb: number;
}

export interface Part {
  /** sends a question, and waits for what answers it */
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a part in a process of its own and waits until it is ready. */
export async function startPart(role: string, settings: object): Promise<{ part: Part; ready: string }> {
  const child: ChildProcess = fork(process.argv[1]!, [role, JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = async <Answer>(): Promise<Answer> => {
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${role} ended before it answered`);
    });
    const [told] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
    return told;
  };
  const { ready } = await answer<{ ready: string }>();
  return {
    ready,
    part: {
      ask: <Answer>(question: object) => {
        child.send(question);
        return answer<Answer>();
      },
      async stop() {
        if (child.exitCode !== null) return;
        const ended = once(child, 'exit');
        child.disconnect();
        await ended;
      },
    },
  };
}
