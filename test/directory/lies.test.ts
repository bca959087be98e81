// A directory that tells nonsense shuts nobody out, and never leaves a run that is told as going on for ever.
import 'reflect-metadata';
import type { DirectoryPerson } from '../../server/dingtalk/port';
import { createDingTalk } from '../../server/dingtalk/createDingTalk';
import { DingTalkRefused } from '../../server/dingtalk/errors';
import { latestRun } from '../../server/directory/runs';
import { createDirectorySync } from '../../server/directory/sync';
import { configFor, startFake } from '../dingtalk/support/fakeDingTalk';
import { databaseKinds, describeOn } from '../support/databases';
import { person, places, type Place } from './support/place';

const departments = [{ id: 1, name: '市财政局', parentId: null }];
const users = ['one', 'two', 'three', 'four'].map((userid) => person(userid, [1]));

const stateOf = (place: Place) => place.database.read(async (db) => (await latestRun(db))!);
const present = async (place: Place) => Object.values(await place.people()).filter(({ active }) => active).length;

describe.each(databaseKinds)('a directory that lies, on %s', (kind) => {
  describeOn(kind)('', () => {
    const aPlace = places();

    it('shuts nobody out because the app may not ask about them any more', async () => {
      const place = await aPlace(kind, { departments, users });
      await place.sync.run('admin');
      place.sandbox.store.directory.removePerson('four');
      const person = (): Promise<DirectoryPerson> => Promise.reject(new DingTalkRefused('60011', '应用没有权限。'));
      const directory = { ...place.deps.directory, person };
      await createDirectorySync({ ...place.deps, directory }).run('admin');
      expect(await stateOf(place)).toMatchObject({ state: 'failed', error: '应用没有权限。' });
      expect(await present(place)).toBe(4);
    });

    it('says that it stands, and goes on later, when a page cannot be written', async () => {
      const place = await aPlace(kind, { departments, users });
      const broken = { ...place.deps.directory };
      broken.peoplePage = async () => ({ people: [null as never], nextCursor: null });
      await expect(createDirectorySync({ ...place.deps, directory: broken }).run('admin')).rejects.toThrow();
      expect(await stateOf(place)).toMatchObject({ state: 'paused', error: expect.stringMatching(/程序出错/) });
      place.pass(16 * 60_000);
      await place.sync.takeUp();
      expect(await stateOf(place)).toMatchObject({ state: 'done' });
    });
  });
});

it('takes no id that would make one recipient two, and nobody twice', async () => {
  const fake = await startFake();
  const { directory } = createDingTalk(configFor(fake.origin));
  const wire = (userid: string) => ({ userid, unionid: 'U', name: '张三', dept_id_list: [1] });
  const pages = [
    ...['a,b', 'a b', '', 'x'.repeat(101)].map((userid) => [wire(userid)]),
    [{ ...wire('a'), dept_id_list: [1.5] }],
    [wire('a'), wire('a')],
  ];
  fake.on('/topapi/v2/user/list', (_, nth) => ({
    json: { errcode: 0, result: { has_more: false, list: pages[nth] } },
  }));
  for (let nth = 0; nth < 5; nth += 1)
    await expect(directory.peoplePage(1, 0)).rejects.toMatchObject({ code: 'unexpected-answer' });
  expect((await directory.peoplePage(1, 0)).people).toHaveLength(1);
  await fake.close();
});
