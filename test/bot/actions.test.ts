// What people have done from the chat: shown first, confirmed once, by the same actions, rights and audit as on the page,
// and the same over the Stream and over HTTP.
import 'reflect-metadata';
import type { CampaignSummary } from '../../shared/contracts/campaigns';
import { campaignLabel } from '../../shared/labels';
import { AuditEntry } from '../../server/audit/entities';
import type { BotMessage } from '../../server/dingtalk/port';
import { ProcessedEvent } from '../../server/inbox/entities';
import { MOST_REPEATS } from '../../server/bot/talks';
import { cast } from '../../scripts/demo-data/directory';
import { control, type Phone } from '../../scripts/story/phone';
import { ways } from '../incoming/support/ways';
import { aBureau, type Bureau } from '../support/bureau';

const PROJECT = '财政网络运维服务费';
const wordIn = (answer: string) => /确认 (\d{4})/.exec(answer)![1]!;

describe.each(ways)('over $name', (way) => {
  let bureau: Bureau;
  beforeAll(async () => {
    bureau = await aBureau('sqlite', { environment: way.environment });
    await way.enterAddresses(bureau);
  });
  afterAll(() => bureau.stop());

  const audited = (action: AuditEntry['action']) =>
    bureau.server.database.read((db) => db.find(AuditEntry, { where: { action }, order: { id: 'ASC' } }));
  const confirms = async (phone: Phone, proposal: string) => phone.ask(`确认 ${wordIn(proposal)}`);
  const state = async () => (await bureau.task()).stateLabel;

  it('the first words are welcomed, once, each role in its own way', async () => {
    expect(await bureau.leader.ask('进度')).toMatch(/您好，我是绩效通机器人。问“进度”[^]*已提交 0 项/);
    expect(await bureau.leader.ask('进度')).not.toContain('您好');
  });

  it('an urge says whom it reaches, is done once when confirmed, and not again within the day', async () => {
    const proposal = await bureau.admin.ask('催办');
    expect(proposal).toMatch(/将提醒 1 个单位的 1 位填报人，共 1 项任务。确认？/);
    expect(bureau.filler.lastNotice()).not.toContain('催办');
    const word = wordIn(proposal);
    expect(await bureau.admin.ask(`确认 ${word}`)).toContain('已提醒 1 人，共 1 项任务');
    expect(bureau.filler.lastNotice()).toContain('催办');
    expect(await audited('task.urged')).toMatchObject([{ actorName: '陈静', origin: 'bot' }]);
    // The word is used up; whoever says it again, or is urged again, hears so.
    expect(await bureau.admin.ask(`确认 ${word}`)).toContain('现在没有等您确认的事项');
    // By the name of its campaign as it stands everywhere, brackets and all.
    const { campaigns } = await bureau.admin.get<{ campaigns: CampaignSummary[] }>('api/campaigns');
    expect(await bureau.admin.ask(`催办 ${campaignLabel(campaigns[0]!)}`)).toContain('现在没有可以催办的人');
    expect(await bureau.admin.ask(`催办 ${PROJECT}`)).toMatch(/现在没有可以催办的人[^]*陈静已于 \d\d:\d\d 催办过/);
    expect(await audited('task.urged')).toHaveLength(1);
  });

  it('whoever may not urge, or names what they may not see, reaches nobody', async () => {
    expect(await bureau.filler.ask('催办')).toContain('现在没有可以催办的人');
    expect(await bureau.phone('filler1a').ask(`催办 ${PROJECT}`)).toContain('没有找到');
    expect(await audited('task.urged')).toHaveLength(1);
  });

  it('without its word an act is done where the words are surely the sender’s, and a guess is no word', async () => {
    bureau.travelTo(new Date(bureau.now().getTime() + 25 * 3_600_000));
    for (const phone of [bureau.admin, bureau.filler, bureau.lead, bureau.reviewer]) await phone.signIn();
    const proposal = await bureau.admin.ask('催办');
    expect(proposal).toContain('共 1 项任务');
    const guess = String(1000 + ((Number(wordIn(proposal)) + 1) % 9000));
    expect(await bureau.admin.ask(`确认 ${guess}`)).toContain('没有办理');
    const plain = await bureau.admin.ask('确认');
    expect(plain).toContain(way.name === 'stream' ? '已提醒 1 人' : '没有办理');
    if (way.name === 'http') {
      for (const other of [guess, guess]) await bureau.admin.ask(`确认 ${other}`);
      // Whoever guesses that often has not seen it.
      expect(await confirms(bureau.admin, proposal)).toContain('现在没有等您确认的事项');
    }
  });

  it('a request for more time is shown, made when confirmed, and told to the admin', async () => {
    expect(await bureau.filler.ask(`延期申请 ${PROJECT} 3月1日 等验收`)).toMatch(
      /本来就在3月21日 周五截止，请选更晚的日期[^]*请这样回复：延期申请 财政网络运维服务费 2025年3月28日 因为等验收报告/,
    );
    expect(await bureau.admin.ask('给市财政局信息中心延期到5月9日')).toContain(
      '给“市财政局信息中心”整个单位延期，请在评价批次里办理',
    );
    const asksWhy = await bureau.filler.ask(`延期申请 ${PROJECT} 5月9日`);
    expect(asksWhy).toMatch(/要延至5月9日 周五，请直接回复理由/);
    const proposal = await bureau.filler.ask('第三方验收报告下月才能出');
    expect(proposal).toMatch(/将申请把“财政网络运维服务费”延至5月9日[^]*理由：第三方验收报告下月才能出/);
    expect(await audited('task.extension-asked')).toEqual([]);
    expect(await confirms(bureau.filler, proposal)).toContain('已申请');
    expect(bureau.admin.lastNotice()).toMatch(
      /申请延至5月9日 周五：财政网络运维服务费自评[^]*第三方验收报告下月才能出/,
    );
    expect(await audited('task.extension-asked')).toMatchObject([{ origin: 'bot', actorName: '王丽' }]);
    expect(await bureau.filler.ask(`延期申请 ${PROJECT} 5月10日 再等等`)).toContain('已有一份');
  });

  it('a submission is returned with the reason that was asked for, by whoever decides it and nobody else', async () => {
    await bureau.fills();
    await bureau.submits();
    expect(await bureau.filler.ask(`同意 ${PROJECT}`)).toContain('不等您审批');
    expect(await bureau.reviewer.ask('同意')).toContain('现在没有等您审批的事项');
    // As short as a question and with its word: still the reason that was asked for.
    for (const reason of ['执行率填错了', '缺等保测评报告']) {
      expect(await bureau.lead.ask('退回')).toMatch(/要退回“财政网络运维服务费”，请直接回复退回的理由/);
      expect(await bureau.lead.ask(reason)).toContain(`理由：${reason}`);
    }
    expect(await bureau.lead.ask('退回')).toContain('请直接回复退回的理由');
    const proposal = await bureau.lead.ask('满意度缺少问卷，请补充');
    expect(proposal).toMatch(/将退回“财政网络运维服务费”，自评 98.29 分，优。确认？[^]*理由：满意度缺少问卷，请补充/);
    expect(await state()).toBe('单位负责人审核中');
    expect(await confirms(bureau.lead, proposal)).toMatch(/已退回[^]*已通知王丽修改/);
    expect(bureau.filler.lastNotice()).toContain('满意度缺少问卷，请补充');
    expect((await bureau.task()).state).toBe('returned');
  });

  it('a nod is thanked for and confirms nothing, nor does 确认 once another act was asked for', async () => {
    await bureau.submits();
    expect(await bureau.lead.ask('谢谢👍')).toMatch(/^不客气/);
    expect(await bureau.lead.ask('同意')).toContain('将通过“财政网络运维服务费”');
    expect(await bureau.lead.ask('好的')).toContain('还没有办理');
    // Part of the name, not a reason; and what was asked for before lapses, even for what comes to nothing.
    expect(await bureau.lead.ask('退回 网络运维')).toContain('要退回“财政网络运维服务费”，请直接回复退回的理由');
    expect(await bureau.lead.ask('取消')).toContain('没有办理');
    expect(await bureau.lead.ask('同意')).toContain('将通过');
    expect(await bureau.lead.ask('催办 市体育局')).not.toContain('确认？');
    expect(await bureau.lead.ask('确认')).toContain('现在没有等您确认的事项');
    expect(await state()).toBe('单位负责人审核中');
  });

  it('approves what was shown, once; said again, by another, or late it decides nothing', async () => {
    expect(await bureau.lead.ask('待我审批')).toContain(PROJECT);
    const proposal = await bureau.lead.ask('同意');
    expect(proposal).toMatch(/将通过“财政网络运维服务费”，自评 98.29 分，优。确认？[^]*第 2 次提交/);
    expect(await bureau.reviewer.ask(`确认 ${wordIn(proposal)}`)).toContain('现在没有等您确认的事项');
    expect(await confirms(bureau.lead, proposal)).toMatch(/已通过[^]*现在复核中/);
    expect((await audited('task.approved')).at(-1)).toMatchObject({ origin: 'bot', actorName: '李建国' });
    expect(await confirms(bureau.lead, proposal)).toContain('现在没有等您确认的事项');

    const late = await bureau.reviewer.ask(`同意 ${PROJECT}`);
    bureau.travelTo(new Date(bureau.now().getTime() + 11 * 60_000));
    expect(await confirms(bureau.reviewer, late)).toContain('现在没有等您确认的事项');
    expect(await state()).toBe('复核中');
    const again = await bureau.reviewer.ask(`同意 ${PROJECT}`);
    expect(await bureau.reviewer.ask('取消')).toContain('没有办理');
    expect(await confirms(bureau.reviewer, again)).toContain('现在没有等您确认的事项');
    // Decided on the page meanwhile.
    const overtaken = await bureau.reviewer.ask(`同意 ${PROJECT}`);
    await bureau.approves(bureau.reviewer);
    expect(await confirms(bureau.reviewer, overtaken)).toContain('您已于');
    expect(await state()).toBe('已办结');
  });

  it('a message that comes again, late, or in a robot’s name is answered once, later, or not at all', async () => {
    const { handlers } = bureau.server.app.inbox;
    const { store } = bureau.sandbox;
    const answers = () => store.botChat(cast.leader).messages.filter(({ from }) => from === 'bot').length;
    const before = answers();
    const late: BotMessage = {
      id: 'late-and-twice',
      text: '逾期',
      senderUserId: cast.leader,
      senderName: '周志远',
      corpId: 'ding-demo-corp',
      isRobots: false,
      isProven: true,
      claimedGroup: null,
      conversation: { type: 'direct', id: 'cid-late', title: null, userId: cast.leader },
      // The session of the question is over: the answer goes out as the robot’s own message.
      sessionWebhook: `${bureau.sandbox.origin}/robot/sendBySession?session=over`,
      sessionExpiresAt: bureau.now().getTime() - 1,
      sentAt: bureau.now().getTime() - 3 * 3_600_000,
    };
    const sent = () => store.calls().filter(({ path }) => path.endsWith('/oToMessages/batchSend')).length;
    const sentBefore = sent();
    await Promise.all([handlers.onBotMessage(late), handlers.onBotMessage(late)]);
    await handlers.onBotMessage(late);
    await handlers.onBotMessage({ ...late, id: 'our-own', isRobots: true });
    await bureau.settle();
    expect([answers() - before, sent() - sentBefore]).toEqual([1, 1]);
    const own = await bureau.server.database.read((db) => db.findOneByOrFail(ProcessedEvent, { eventId: 'our-own' }));
    expect(own).toMatchObject({ outcome: 'ignored', reason: '机器人自己发出的消息' });
  });

  it('a hundred questions at once are answered once each, one after the other', async () => {
    const { store } = bureau.sandbox;
    const chat = () => store.botChat(cast.leader).messages;
    const before = chat().length;
    const said = Array.from({ length: 100 }, (_, nth) => `第${nth}号项目 得分`);
    await Promise.all(said.map((text) => control(bureau.sandbox, `api/people/${cast.leader}/messages`, { text })));
    await store.until('a hundred answers', () => chat().length >= before + 200, 60_000);
    await bureau.settle();
    const numbers = (own: boolean) =>
      chat()
        .slice(before)
        .filter(({ from }) => (from === 'me') === own)
        .map(({ content }) => /第\d+号/.exec('text' in content ? content.text : '')?.[0]);
    const [asked, answered] = [numbers(true), numbers(false)];
    expect(new Set(answered).size).toBe(100);
    // Over HTTP each comes in a connection of its own, and DingTalk promises no order.
    if (way.name === 'stream') expect(answered).toEqual(asked);
  });

  it('whoever says the same right after each answer is left after a while, and told so once', async () => {
    const answers: string[] = [];
    for (let nth = 0; nth <= MOST_REPEATS; nth += 1) answers.push(await bureau.lead.ask('谢谢您的帮助呀'));
    expect(answers.at(-1)).toContain('同样的话我已经回答过几次');
    expect(answers.filter((answer) => answer.includes('已经回答过几次'))).toHaveLength(1);
    const before = bureau.sandbox.store.botChat(cast.lead).messages.length;
    await control(bureau.sandbox, `api/people/${cast.lead}/messages`, { text: '谢谢您的帮助呀' });
    await bureau.settle();
    expect(await bureau.lead.ask('我的任务')).toContain('没有');
    // Two questions, and an answer to the last alone.
    expect(bureau.sandbox.store.botChat(cast.lead).messages).toHaveLength(before + 3);
  });
});
