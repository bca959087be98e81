// Whatever happens, the log tells what went wrong and where, and nobody's name, words, tokens or keys.
import 'reflect-metadata';
import { createLog } from '../../server/log';
import { demoEnvironment } from '../../scripts/demo-app';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, refusal } from '../support/bureau';
import { createSecretStore } from '../../server/secrets/secretStore';

describe.each(databaseKinds)('the log on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('holds no names, no words of people, no secrets, also when everything breaks', async () => {
      let written = '';
      const log = createLog('trace', { write: (line) => void (written += line) });
      const bureau = await aBureau({ log });
      const { id, version, indicators } = await bureau.fills();
      const words = '金丝雀：偏差原因';
      const results = indicators.map(({ id: indicatorId }) => ({ indicatorId, deviationReason: words }));
      await bureau.trouble({ down: true });
      await refusal(bureau.phone('zhaomin').signIn());
      await bureau.filler.post(`api/tasks/${id}/submission`, { version });
      await bureau.settle();
      await bureau.trouble({ down: false, html502: true });
      bureau.travelTo(new Date(bureau.now().getTime() + 60_000));
      await bureau.settle();
      await bureau.server.database.transaction((db) => db.query('ALTER TABLE audit_entries RENAME TO gone'));
      const broken = [
        bureau.lead.post(`api/tasks/${id}/return`, { version: version + 1, reason: words, indicators: [] }),
        bureau.filler.put(`api/tasks/${id}/draft`, { version: version + 1, results }),
      ];
      for (const request of broken) expect((await refusal(request)).status).toBeGreaterThanOrEqual(400);
      await bureau.server.database.transaction((db) => db.query('ALTER TABLE gone RENAME TO audit_entries'));

      expect(written).toMatch(/"status":500/);
      expect(written).toMatch(/"type":"QueryFailedError"/);
      const { name } = (await bureau.task()).project;
      const { DINGTALK_CLIENT_ID, DINGTALK_CLIENT_SECRET } = demoEnvironment;
      const held = await createSecretStore(bureau.server.database, DINGTALK_CLIENT_SECRET).load(
        `${DINGTALK_CLIENT_ID} token`,
      );
      const secrets = [DINGTALK_CLIENT_SECRET, held!.value, words, name, '王丽', '李建国', '赵敏', 'access_token='];
      for (const secret of secrets) expect(written).not.toContain(secret);
    });
  });
});
