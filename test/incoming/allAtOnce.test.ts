// One reviewer at all doors at the same instant: the page, the card, DingTalk's own approval and the chat. Whichever is
// first decides, and each of the others says how it stands.
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import type { Decided } from '../../shared/contracts/reviews';
import { ProcessedEvent } from '../../server/inbox/entities';
import { control } from '../../scripts/story/phone';
import { auditOf, calm, decides, ignoredReasons, inDingTalk, later, MINUTES, MIRRORING } from '../approvals/mirrored';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { cardOf, shownCard } from './support/cards';
import { ways } from './support/ways';

type Door = 'page' | 'list' | 'card' | 'oa' | 'chat';

/** The page takes the shortest way: where it comes last, something else has arrived before it sets out. */
const ORDERS: Door[][] = [
  ['page', 'card', 'oa', 'chat'],
  ['oa', 'chat', 'card', 'list'],
  ['card', 'oa', 'chat', 'page'],
  ['chat', 'card', 'oa', 'page'],
];

describe.each(databaseKinds)('all doors at once on %s', (kind) => {
  describeOn(kind)('', () => {
    const build = bureaus(kind);

    it('decide once, whichever is first, and the others say how it stands', async () => {
      const bureau = await build({ environment: { ...ways[0]!.environment, ...MIRRORING.environment } });
      const { lead, reviewer } = bureau;
      await bureau.fills();
      for (const [nth, order] of ORDERS.entries()) {
        await bureau.submits();
        await calm(bureau);
        const card = await cardOf(bureau, lead);
        const answers = await throughAll(bureau, order, card.outTrackId);
        await calm(bureau);
        await later(bureau, 2 * MINUTES);

        const approvals = (await auditOf(bureau)).filter((line) => line.startsWith('task.approved'));
        expect([order, approvals.length]).toEqual([order, nth + 1]);
        expect(await bureau.task()).toMatchObject({ stateLabel: '复核中', approval: { state: 'running' } });
        for (const answer of answers) expect(answer).toMatch(/^$|^done$|^409 stale-version|已通过|于 \d\d:\d\d 通过/);
        expect(shownCard(bureau, lead, card.outTrackId)).toEqual({ text: expect.stringMatching(/通过/), buttons: [] });
        expect(inDingTalk(bureau)).toMatchObject({
          status: 'RUNNING',
          steps: [expect.stringMatching(/已同意$/), expect.stringMatching(/审批中$/)],
        });
        expect([lead.openTodos(), reviewer.openTodos().length]).toEqual([[], 1]);
        await bureau.returns(reviewer, '请再核对');
        await calm(bureau);
      }
      expect(await ignoredReasons(bureau)).toEqual([]);
    });
  });
});

/** @returns what each door answered; empty where DingTalk alone knows */
async function throughAll(bureau: Bureau, order: Door[], outTrackId: string): Promise<string[]> {
  const { lead, sandbox } = bureau;
  const { id, version } = await bureau.task();
  const word = /确认 (\d{4})/.exec(await lead.ask('同意 财政网络运维服务费'))![1]!;
  const before = await arrived(bureau);
  const through: Record<Door, () => Promise<string>> = {
    async page() {
      if (order.at(-1) === 'page') while ((await arrived(bureau)) === before) await pause(5);
      const approval = lead.post(`api/tasks/${id}/approval`, { version });
      return approval.then(
        () => 'done',
        async () => Object.values(await refusal(approval)).join(' '),
      );
    },
    async list() {
      const decisions = [{ taskId: id, version, decision: 'approve' }];
      const [result] = (await lead.post<Decided>('api/reviews/decisions', { decisions })).results;
      return result!.outcome === 'done' ? 'done' : `409 ${result!.code}`;
    },
    async card() {
      const press = { outTrackId, actionId: 'approve', params: {} };
      await control(sandbox, `api/people/${lead.userId}/cards/press`, press);
      return '';
    },
    oa: () => decides(bureau, lead, { result: 'agree' }).then(() => ''),
    chat: () => lead.ask(`确认 ${word}`),
  };
  return Promise.all(order.map((door) => through[door]()));
}

const arrived = ({ server }: Bureau): Promise<number> => server.database.read((db) => db.count(ProcessedEvent));
