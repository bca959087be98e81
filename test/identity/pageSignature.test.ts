// GET /api/page-signature: for people who are signed in, and pages of ours.
import 'reflect-metadata';
import type { PageSignatureAnswer } from '../../shared/contracts/identity';
import { bureaus, refusal } from '../support/bureau';

const aBureau = bureaus('sqlite');

it('signs the page somebody has open', async () => {
  const bureau = await aBureau();
  const page = encodeURIComponent(`${bureau.config.publicBaseUrl}?corpid=x`);
  const signed = await bureau.filler.get<PageSignatureAnswer>(`api/page-signature?url=${page}`);
  expect(signed).toMatchObject({ agentId: '1001', signature: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('signs no page of others, and none for strangers', async () => {
  const bureau = await aBureau();
  const elsewhere = `api/page-signature?url=${encodeURIComponent('https://evil.example/')}`;
  expect(await refusal(bureau.filler.get(elsewhere))).toMatchObject({ status: 400, field: 'url' });
  expect((await fetch(new URL(elsewhere, bureau.server.origin))).status).toBe(401);
});

it('says so when DingTalk is out of reach', async () => {
  const bureau = await aBureau();
  await bureau.trouble({ down: true });
  const page = encodeURIComponent(bureau.config.publicBaseUrl);
  expect(await refusal(bureau.filler.get(`api/page-signature?url=${page}`))).toMatchObject({
    status: 503,
    code: 'dingtalk-unreachable',
  });
});
