// What is compared before what: narrowing down may never lose a name that would have fitted.
import utterances from '../../shared/bot/corpus.json';
import { Letters } from '../../server/bot/names/letters';
import { FAR, keyOf, nearness, wantedOf, ways, type NameEntry } from '../../server/bot/names/match';
import { narrowFar, narrowings } from '../../server/bot/names/narrow';
import { loadSounds } from '../../server/bot/names/sound';

const PLACES = '城东 滨江 龙山 市直机关 高新区 长乐 2024年度市直'.split(' ');
const THINGS =
  '道路养护 网络运维服务费 老旧小区改造二期 校园安全设施 职工培训 政务云平台运维 残疾人康复 行政许可 A3打印机购置 项目支出绩效自评'.split(
    ' ',
  );

const entryOf = (kind: NameEntry['kind'], name: string): NameEntry => ({
  kind,
  id: name,
  key: keyOf(name),
  unitKey: '市教育局',
  path: '/root/',
  fiscalYear: 2024,
});

const names = [
  ...PLACES.flatMap((place) => THINGS.map((thing) => entryOf('project', `${place}${thing}`))),
  ...THINGS.map((thing) => entryOf('project', thing)),
  ...['王丽', '张伟', '李建国'].map((name) => entryOf('person', name)),
];

const letters = new Letters();

beforeAll(async () => {
  await loadSounds();
  for (const entry of names) letters.add(entry);
});

const SAID = [
  ...utterances.flatMap(({ said, name = '' }: { said: string; name?: string }) => [said, name]),
  ...names.flatMap(({ key }) => [key, key.slice(1), `${key}项目`, `${key.slice(0, -1)}错`, `2024年 ${key.slice(2)}`]),
  '龙山 职工',
  '市教育局 培训',
  '龙三道路样护',
  '网罗运维',
  'czyh',
  'longshandaolu',
  'wangli',
  '该系统',
  '路',
  '残急人康服',
].filter((said) => keyOf(said) !== '');

it.each(ways.map((way, at) => ({ at, way })))('keeps every name that fits by way $at', ({ at, way }) => {
  let found = 0;
  for (const said of SAID) {
    const wanted = wantedOf(said);
    const fits = way(wanted);
    const kept = new Set(narrowings[at]!(letters, wanted));
    const lost = names.filter((entry) => fits(entry) !== null && !kept.has(entry));
    expect({ said, lost: lost.map(({ key }) => key) }).toEqual({ said, lost: [] });
    found += names.filter((entry) => fits(entry) !== null).length;
  }
  expect(found).toBeGreaterThan(0);
});

it('keeps every name that comes near', () => {
  for (const said of SAID) {
    const wanted = wantedOf(said);
    const near = nearness(wanted.key, FAR);
    const kept = new Set(narrowFar(letters, wanted));
    const fits = ({ key }: NameEntry) => near(key) !== null || (key.length > 2 && wanted.key.includes(key));
    expect(names.filter((entry) => fits(entry) && !kept.has(entry)).map(({ key }) => [said, key])).toEqual([]);
  }
});

it('forgets what was dropped, and finds what took its place', () => {
  const shelf = new Letters();
  const slot = shelf.add(entryOf('project', '龙山道路养护'));
  shelf.drop(slot);
  shelf.add(entryOf('project', '龙山道路绿化'));
  expect(shelf.with('龙山').map(({ key }) => key)).toEqual(['龙山道路绿化']);
});
