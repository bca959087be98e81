import 'reflect-metadata';
import type { Me } from '../../shared/contracts/identity';
import { personHeader } from '../../shared/headers';
import { createClient } from '../../scripts/story/client';
import { control } from '../../scripts/story/phone';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, refusal } from '../support/bureau';

describe.each(databaseKinds)('signing in on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('inside DingTalk asks nothing but a code, which works once', async () => {
      const bureau = await aBureau();
      const { code } = await control<{ code: string }>(bureau.sandbox, 'api/people/wangli/auth-code', {});
      const client = createClient(
        () => bureau.server.origin,
        async () => code,
      );
      expect(await client.signIn()).toMatchObject({ name: '王丽', unitName: '市财政局信息中心', isDemo: true });
      expect(await refusal(client.signIn())).toMatchObject({ status: 401, code: 'sign-in-failed' });
    });

    it('ends the session that the same client had before, and no other', async () => {
      const bureau = await aBureau();
      const signIn = async (cookie: string) => {
        const { code } = await control<{ code: string }>(bureau.sandbox, 'api/people/wangli/auth-code', {});
        const headers = { cookie, 'content-type': 'application/json', 'x-requested-with': 'jixiaotong' };
        const body = JSON.stringify({ code });
        const answer = await fetch(`${bureau.server.origin}/api/sign-in`, { method: 'POST', headers, body });
        return answer.headers.getSetCookie()[0]!.split(';')[0]!;
      };
      const asMe = async (cookie: string) =>
        (await fetch(`${bureau.server.origin}/api/me`, { headers: { cookie } })).status;
      const planted = await signIn('');
      const own = await signIn(planted);
      expect([await asMe(planted), await asMe(own)]).toEqual([401, 200]);
      expect((await bureau.filler.get<Me>('api/me')).name).toBe('王丽');
    });

    it('does not let a page that somebody else left open act in the new person’s name', async () => {
      const { filler, lead } = await aBureau();
      const [me, other] = [await filler.get<Me>('api/me'), await lead.get<Me>('api/me')];
      const inTheNameOf = (person: string) => filler.send('api/tasks', { headers: { [personHeader]: person } });
      const refused = await inTheNameOf(other.id);
      expect([refused.status, (await inTheNameOf(me.id)).status]).toEqual([409, 200]);
      expect(await refused.json()).toMatchObject({ code: 'other-person', message: expect.stringContaining('王丽') });
    });

    it('in a browser goes through DingTalk’s page and comes back', async () => {
      const bureau = await aBureau();
      const client = createClient(
        () => bureau.server.origin,
        async () => '',
      );
      const away = await client.send('api/sign-in/browser');
      const page = new URL(away.headers.get('location')!);
      expect([away.status, page.origin]).toEqual([302, bureau.sandbox.origin]);
      const cookie = away.headers.getSetCookie()[0]!.split(';')[0]!;
      const callback = (await choosesOnPage(page, 'zhaomin')).replace(`${bureau.server.origin}/`, '');
      const forged = await client.send(callback, { headers: { cookie: 'jixiaotong-sign-in=another' } });
      expect(forged.status).toBe(401);
      const back = await client.send(callback, { headers: { cookie } });
      expect([back.status, back.headers.get('location')]).toEqual([302, bureau.config.publicBaseUrl]);
      expect((await client.get<Me>('api/me')).name).toBe('赵敏');
    });

    it('ends after twelve hours', async () => {
      const bureau = await aBureau();
      bureau.travelTo(new Date(bureau.now().getTime() + 12 * 3_600_000 + 1000));
      expect(await refusal(bureau.filler.get('api/me'))).toMatchObject({ status: 401, code: 'unauthenticated' });
      await bureau.filler.signIn();
      expect((await bureau.filler.get<Me>('api/me')).name).toBe('王丽');
    });

    it('ends with the next request for somebody who left the organisation', async () => {
      const bureau = await aBureau();
      await fetch(`${bureau.sandbox.origin}/__sandbox/api/people/zhaomin`, { method: 'DELETE' });
      await bureau.sandbox.store.until('the event is acknowledged', () =>
        bureau.sandbox.store
          .events()
          .some(({ eventType, state }) => eventType === 'user_leave_org' && state === 'acknowledged'),
      );
      await bureau.settle();
      expect(await refusal(bureau.reviewer.get('api/me'))).toMatchObject({ status: 401, code: 'unauthenticated' });
      expect((await bureau.lead.get<Me>('api/me')).name).toBe('李建国');
    });

    it('says so when DingTalk cannot be reached, while those signed in go on', async () => {
      const bureau = await aBureau();
      await bureau.trouble({ down: true });
      expect(await refusal(bureau.phone('lead1').signIn())).toMatchObject({
        status: 503,
        code: 'dingtalk-unreachable',
      });
      expect((await bureau.filler.get<Me>('api/me')).name).toBe('王丽');
    });
  });
});

/** Picks a person on DingTalk's login page; returns where it sends the browser. */
async function choosesOnPage(page: URL, userId: string): Promise<string> {
  const chosen = new URL(page);
  chosen.searchParams.set('sandbox_user', userId);
  const response = await fetch(chosen, { redirect: 'manual' });
  return response.headers.get('location')!;
}
