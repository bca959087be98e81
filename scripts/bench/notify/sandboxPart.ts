// The local DingTalk of the measurement: 20 calls a second of each API, 100 people a call, and a crowd to write to.
import { startSandbox } from '../../../sandbox';
import { demoEnvironment } from '../../demo-app';
import { cast, demoDirectory } from '../../demo-data/directory';
import { CROWD_DEPARTMENT, CROWD_PREFIX, crowdMember } from './crowd';
import type { Arrived, TakenCall } from './parts';

const SEND = 'POST /topapi/message/corpconversation/asyncsend_v2';
const PLENTY = 10_000_000;
const LOOK_EVERY_MS = 500;

export async function playSandbox({ people }: { people: number }): Promise<void> {
  const demo = demoDirectory(1);
  const sandbox = await startSandbox({
    directory: {
      ...demo,
      departments: [...demo.departments, CROWD_DEPARTMENT],
      users: [...demo.users, ...Array.from({ length: people }, (_, index) => crowdMember(index))],
    },
    app: {
      clientId: demoEnvironment.DINGTALK_CLIENT_ID,
      clientSecret: demoEnvironment.DINGTALK_CLIENT_SECRET,
      agentId: Number(demoEnvironment.DINGTALK_AGENT_ID),
      robotCode: demoEnvironment.DINGTALK_ROBOT_CODE,
      name: '绩效通',
      homeUrl: 'http://127.0.0.1/',
    },
    group: { title: '绩效评价群', members: [cast.filler] },
    rateLimit: 20,
    // The measurement is of the calls a second; the recipients a minute would make it one of waiting.
    recipientsPerMinute: null,
    quota: { calls: PLENTY, deliveries: PLENTY },
  });
  const { store } = sandbox;
  const seen = new WeakSet<object>();
  let refused = 0;
  const calls: TakenCall[] = [];
  const look = () => {
    // The log has the newest first.
    for (const call of store.calls().toReversed()) {
      if (seen.has(call)) continue;
      seen.add(call);
      if (call.api !== SEND) continue;
      if (call.error !== null) refused += 1;
      else calls.push({ at: call.at, tookMs: call.tookMs, crowd: call.body.includes(CROWD_PREFIX) });
    }
  };
  setInterval(look, LOOK_EVERY_MS);
  process.on('message', () => {
    look();
    process.send!({ ...arrivedAt(people), taken: store.countedCalls()[SEND] ?? 0, refused, calls });
  });
  process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
  process.send!({ ready: sandbox.origin });

  function arrivedAt(count: number): Pick<Arrived, 'distinct' | 'copies'> {
    let distinct = 0;
    let copies = 0;
    for (let index = 0; index < count; index += 1) {
      const titles = store.notices(crowdMember(index).userid).map(({ content }) => JSON.stringify(content));
      const different = new Set(titles).size;
      distinct += different;
      copies += titles.length - different;
    }
    return { distinct, copies };
  }
}
