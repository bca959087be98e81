// What the bot reads from words alone, measured on what people type; above all that it never takes words for an act that
// does not ask for one.
import { findDay } from '../../shared/bot/day';
import { readingOf, type Intent, type Reading } from '../../shared/bot/intents';
import { read, readPlainly } from '../../shared/bot/read';
import { sentenceOf } from '../../shared/bot/say';
import { createRandom } from '../../scripts/demo-data/random';
import { demoBureaus } from '../../scripts/demo-data/bureaus';
import { isRight, measureReading, utterances } from '../../scripts/bench/bot/corpus';

const WEDNESDAY = '2025-03-12';
const ACTS = new Set<string>(['urge', 'approve', 'return', 'extend', 'bind-campaign', 'unbind-campaign', 'confirm']);

const isAct = (said: string): boolean => ACTS.has(read(said, WEDNESDAY).intent);

/** Each speaks about an act, or only looks like one. */
const NO_ACTS = `
催一下我自己
我昨天已经催办过市教育局了|小王说市教育局已经催办|麻烦先别催办市教育局|催办市教育局行不行|撤回催办
不是让你催办市教育局|比如催办市教育局|“催办市教育局”这句话什么意思|卫健委取消催办|同意还是退回
退回还是同意|同意但请补充附件|同意2和3|同意全部|同意延期|第一个同意吗|一个都不同意|领导：同意
回复：同意|统一|通过微信发我|同意 2 但是附件要补|2号，不要退回|退回老旧小区改造会怎样
老旧小区改造被退回，理由是什么|退回 数据不对 算了|我们不需要延期|延期到下周五行不行
听说老旧小区改造延期到月底|财政网络运维服务费的报告 延期到哪天|催化剂采购 得分|延期交房处置 进度
延期最多能延几天|延期申请批了没|驳回是什么意思|我不催市教育局|谁同意的|卫健委还没交催过没有|可以通过吗|X没问题，同意吗
确认书打印服务到哪了|第二个批了没|第二个批了不合适|他把第二个批了|已经把第二个批了|昨天批了第二个|前两个批了|第5号项目批了吗|同意前两个|批了第2个的是谁|等我确认|确认下数据|没错吧
催办市教育局没|催办市教育局也没用|催办市教育局干嘛|催办市教育局怕是不好|催办市教育局不合适|催办市教育局先缓缓
催办市教育局等我通知|催办市教育局失败|催办市教育局完成|催办市教育局太频繁|催办 市教育局 不妥|催办市教育局除外
催办除市教育局外的单位|催办短信没收到|我收到催办|天天催办|催办烦死|催我干嘛|催办取消|催错单位|催办错 市教育局
催办市教育局明天|催办市教育局下周一|张三给市教育局发催办|系统自动催办|每天催办|同意个鬼|同意与否|同意前先看看佐证
同意后通知我|同意后能撤回|同意按钮|通过审核的项目|我希望财政网络运维服务费批准|同意点错|同意 撤销
同意财政网络运维服务费的只有张三|同意财政网络运维服务费但要补材料|同意财政网络运维服务费前提是补齐附件
同意财政网络运维服务费为时过早|同意财政网络运维服务费不妥|同意财政网络运维服务费有风险|同意财政网络运维服务费再议
退回去看看|退回上一页|退回首页|退回任务列表|退回资金|退回财政资金|退回单位|退回三次|退回2次|退回两项|退回流程
财政网络运维服务费退回没有道理|财政网络运维服务费退回太多|财政网络运维服务费退回后重新提交
财政网络运维服务费退回 已修改|退回修改好|退回修改完毕|退回已改|退回不行|退回不了|退回失败|退回错了|退回有误
延期几天|延期已批|延期没批|延期被拒绝|延期不批|延期到期|延期没用|财政网络运维服务费延期到12月5日 已批准
财政网络运维服务费已延期到12月5日|财政网络运维服务费延期至12月5日 不行|财政网络运维服务费延期到12月5日领导批了
财政网络运维服务费延期到12月5日被退回|财政网络运维服务费延期到12月5日可行|延期到12月5日 通过|绑定手机|绑定失败
批3天假|批2了吗|批1和2|批30万|准2天|批2吨|批不批2|先别批2|批2号楼改造|退2块钱|退2号楼|退2次|退3元|退2.5|退10%|退二线
退三个月的钱|退2家单位的钱|退第二批|退不退2|退2吗|催他干嘛|催他了没|别催她|催它没用|他催我|催他还是催她|她让我催他|催她一下行不行
`;

describe('reading', () => {
  it('is right for at least 97 of 100 utterances, and never acts on a wrong one', () => {
    const wrong = utterances.filter((one) => !isRight(one));
    expect(utterances.length).toBeGreaterThanOrEqual(400);
    expect({ wrongActs: wrong.filter(({ said }) => isAct(said)) }).toEqual({ wrongActs: [] });
    expect(wrong.map(({ said }) => said).slice(Math.floor(utterances.length * 0.03))).toEqual([]);
  });

  it('reads what was set aside nearly as well, and takes none of it for an act', () => {
    const { heldOut } = measureReading();
    expect(heldOut.wrongActions).toBe(0);
    expect(heldOut.accuracy).toBeGreaterThanOrEqual(0.85);
  });

  const told = utterances.filter(({ intent }) => intent === 'not-an-act').map(({ said }) => said);

  it.each([...NO_ACTS.trim().split(/[|\n]/), ...told])('takes “%s” for no act', (said) =>
    expect(isAct(said)).toBe(false),
  );

  it('is not held up by chatter without end before and behind a wish', () => {
    const took = (said: string) => {
      const before = process.cpuUsage();
      read(said, WEDNESDAY);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    const chatter = ['查', '现在', '请问', '我'].map(
      (lead) => `${lead.repeat(140).slice(0, 140)}某${'了'.repeat(140)}`,
    );
    // The best of three: what else the machine does is no matter of the words.
    for (const said of chatter) expect(Math.min(took(said), took(said), took(said))).toBeLessThan(500);
  });

  it('finds no act in two harmless sentences put together, nor one without its verb in what is left of them', () => {
    const random = createRandom(20_250_312);
    const harmless = utterances.filter(({ intent }) => !ACTS.has(intent)).map(({ said }) => said);
    const cut = (said: string) => said.slice(random.between(0, said.length));
    const found: string[] = [];
    for (let round = 0; round < 1_500; round += 1) {
      const [one, other] = [random.pick(harmless), random.pick(harmless)];
      const together = one + random.pick(['，', ' ', '。']) + other;
      if (isAct(together)) found.push(together);
      const rest = cut(one);
      if (isAct(rest) && !/[催退延绑批]|同意|通过|确[认定]|解绑|对|是|没错/u.test(rest)) found.push(rest);
    }
    expect(found).toEqual([]);
  });

  it('reads what a button says as it was meant, whatever the name', () => {
    const names = [
      ...demoBureaus.flatMap(({ name, projects }) => [name, ...projects.map(([project]) => project)]),
      ...'审批服务平台运维 查处违建经费 看守所修缮 请愿接待室改造 进度款支付 级别评定服务 让利于民活动 政府采购云平台 2024年市直部门项目支出绩效自评 没收物品仓库 延安路改造 中小学得分系统'.split(
        ' ',
      ),
    ];
    const asked: Intent[] = [
      ...(['progress', 'unsubmitted', 'score', 'why-lost', 'where', 'overdue', 'execution-rate'] as const),
      ...(['my-gaps', 'in-hand', 'in-charge', 'export', 'submit', 'hand-over', 'deadline'] as const),
      ...(['why-returned', 'last-score', 'how-to-fill', 'materials', 'full-points'] as const),
    ];
    const wishes = names.flatMap((name) => [
      ...[...asked, 'availability' as const, 'report' as const].map((intent) => readingOf(intent, { name })),
      ...(['urge', 'approve', 'bind-campaign'] as const).map((intent) => readingOf(intent, { name })),
      readingOf('extend', { name, day: '2025-04-10', reason: '数据没出来' }),
    ]);
    const unnamed = (['launch', 'waiting-longest', 'stand-in', 'how-extend'] as const).map((intent) =>
      readingOf(intent),
    );
    const numbered = [readingOf('approve', { choice: 2 }), readingOf('return', { choice: 2, reason: '缺附件' })];
    for (const wish of [
      ...wishes,
      ...numbered,
      ...unnamed,
      readingOf('choose', { choice: 3 }),
      readingOf('confirm', { choice: 4821 }),
    ])
      expect(read(sentenceOf(wish), WEDNESDAY)).toEqual(wish);
  });

  it.each([
    ['领导问整体进展，给个数', 'progress', ''],
    ['城区道路养护凭啥只给了82分', 'why-lost', '城区道路养护'],
    ['预算管理一体化系统本月出过几次毛病', 'availability', '预算管理一体化系统'],
    ['市卫健委下面还有谁没填', 'unsubmitted', '市卫健委'],
    ['周末别给我发消息', 'reminder-settings', ''],
  ])('reads “%s” by the words that give it away', (said, intent, name) =>
    expect(read(said, WEDNESDAY)).toEqual(readingOf(intent as Intent, { name })),
  );

  it.each([
    ['那执行率呢', { intent: 'execution-rate', refers: true }],
    ['它到哪了', { intent: 'where', refers: true }],
    ['为什么', { intent: 'why-lost' }],
    ['第②个为啥扣分', { intent: 'why-lost', choice: 2 }],
    ['第 ２ 项还差什么', { intent: 'my-gaps', choice: 2 }],
    ['第5号项目 得分', { intent: 'score', name: '第5号项目' }],
    ['第二小学校舍改造 得分', { intent: 'score', name: '第二小学校舍改造' }],
    ['第2号泵站改造到哪了', { intent: 'where', name: '第2号泵站改造' }],
    ['那我还差什么', { intent: 'my-gaps' }],
    ['那市教育局呢', { intent: 'same-of', name: '市教育局' }],
    ['那怎么办呢', { intent: 'unknown' }],
    ['那第三个呢', { intent: 'same-of', choice: 3 }],
    ['第2个呢', { intent: 'same-of', choice: 2 }],
    ['催一下第1个', { intent: 'urge', choice: 1 }],
    ['啥时候截止啊', { intent: 'deadline' }],
    ['市教育局几号到期', { intent: 'deadline', name: '市教育局' }],
    ['哪些快到期了', { intent: 'unsubmitted' }],
    ['还剩几个没审', { intent: 'to-approve' }],
    ['全市咋样', { intent: 'progress' }],
    ['怎么上传佐证', { intent: 'help' }],
    [
      '退回第1个 PPT里的执行率不对，请核实、补充',
      { intent: 'return', choice: 1, reason: 'PPT里的执行率不对，请核实、补充' },
    ],
    ['谁是管理员', { intent: 'contact' }],
    ['第二个怎么样', { intent: 'choose', choice: 2 }],
    ['把2退回 缺附件', { intent: 'return', choice: 2, reason: '缺附件' }],
    ['那个进度怎么样了', { intent: 'progress' }],
    ['它们的进度', { intent: 'progress' }],
    ['王丽手上有几个', { intent: 'in-hand', name: '王丽' }],
    ['我手上有几个任务', { intent: 'my-tasks' }],
    ['打印机坏了找谁', { intent: 'unknown' }],
  ])('knows what “%s” points at', (said, { intent, ...facts }) =>
    expect(read(said, WEDNESDAY)).toMatchObject(
      intent === 'unknown' ? { intent } : readingOf(intent as Intent, facts as Partial<Reading>),
    ),
  );

  it('reads a question softly only when nothing is said about an act, and takes a short reason for no question', () => {
    expect(read('如果没交就催一下谁', WEDNESDAY).intent).toBe('unknown');
    expect(readPlainly('缺附件', WEDNESDAY).intent).toBe('unknown');
  });

  it('reads 300 characters at once: a few milliseconds, with room for a slow machine', () => {
    const long = '我还差什么没填完卡在谁那里了进度市直部门项目支出绩效自评'.repeat(20);
    const times = [300, 80, 79].map((length) => {
      const from = process.cpuUsage();
      for (let round = 0; round < 5; round += 1) read(long.slice(0, length), WEDNESDAY);
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 5_000;
    });
    expect(Math.max(...times)).toBeLessThan(500);
  });

  it.each([
    ['下周五', '2025-03-21'],
    ['这周五', '2025-03-14'],
    ['周一', '2025-03-17'],
    ['本周日', '2025-03-16'],
    ['12月5日', '2025-12-05'],
    ['十二月五号', '2025-12-05'],
    ['12.5', '2025-12-05'],
    ['3月10日', '2025-03-10'],
    ['1月5日', '2025-01-05'],
    ['2026-12-05', '2026-12-05'],
    ['2026年2月28日', '2026-02-28'],
    ['本月底', '2025-03-31'],
    ['下月底', '2025-04-30'],
    ['年底', '2025-12-31'],
    ['大后天', '2025-03-15'],
    ['3天后', '2025-03-15'],
    ['两周以后', '2025-03-26'],
    ['20号', '2025-03-20'],
    ['5号', '2025-04-05'],
    ['2月30日', null],
    ['延期三天', null],
    ['13.5万元', null],
  ])('knows which day %s is', (said, day) => expect(findDay(said, WEDNESDAY)?.day ?? null).toBe(day));

  it('offers three things for what it does not understand, the likeliest first', () => {
    const offered = (said: string) => {
      const got = read(said, WEDNESDAY);
      return got.intent === 'unknown' ? got.nearest.map(sentenceOf) : got.intent;
    };
    expect(offered('能不能催办市教育局')).toEqual(['催办 市教育局', '我的任务', '进度']);
    expect(offered('要不要同意')).toEqual(['待我审批', '我的任务', '进度']);
    expect(offered('今天天气怎么样')).toHaveLength(3);
  });
});
