import { addDays, instantOn, officialDay, dayOf } from '../../shared/calendar';
import { reminderDay } from '../../shared/reminders/ladder';
import { statutoryCalendar } from '../../server/calendar/workCalendar';
import type { CampaignPreview, CampaignSummary, ProjectList } from '../../shared/contracts/campaigns';
import type { IndicatorResultInput } from '../../shared/contracts/drafts';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import { ASSUMED_LABEL, DEMO_LABEL } from '../../shared/labels';
import { cast } from '../demo-data/directory';
import { publishedActuals, seedFilling, seedProject } from '../demo-data/seedProject';
import { Refused } from './client';
import type { Phone } from './phone';
import type { StoryWorld } from './world';

type Tell = (line?: string) => void;

export interface StoryOutcome {
  files: { fileName: string; content: Buffer }[];
  result: unknown;
}

/** Plays the story from the launch to the report, telling it line by line. @throws when the story does not go as it must */
export async function playStory(world: StoryWorld, tell: Tell): Promise<StoryOutcome> {
  const people = {
    admin: world.phone(cast.admin),
    filler: world.phone(cast.filler),
    lead: world.phone(cast.lead),
    reviewer: world.phone(cast.reviewer),
  };
  tell('绩效通演示：财政网络运维服务费项目绩效自评');
  tell(`（项目、金额和指标取自真实报告；人员和单位为${DEMO_LABEL}；标有“${ASSUMED_LABEL}”的内容报告原文没有）`);
  for (const phone of Object.values(people)) await phone.signIn();
  const campaign = await launch(world, people.admin, tell);
  const task = await receive(world, people.filler, tell);
  await readAsPublished(people.filler, task, tell);
  await remindOnce(world, people.filler, campaign, tell);
  await fillGolden(people.filler, task.id, tell);
  await review(world, people, task.id, tell);
  const done = await people.filler.get<TaskDetail>(`api/tasks/${task.id}`);
  tellScores(done, tell);
  await askBot(people, tell);
  return compile(people.filler, task.id, tell);
}

async function launch(world: StoryWorld, admin: Phone, tell: Tell): Promise<CampaignSummary> {
  tell('\n一、推送');
  const { projects } = await admin.get<ProjectList>('api/projects');
  const project = projects.find((one) => one.name === seedProject.name)!;
  tell(`  项目：${project.name}，全年预算数 ${project.annualBudget} 万元，全年执行数 ${project.executed} 万元`);
  tell(`  评价年度：${project.fiscalYear}（${ASSUMED_LABEL}）`);
  const input = {
    name: `${project.fiscalYear}年度（${ASSUMED_LABEL}）市财政局项目支出绩效自评`,
    fiscalYear: project.fiscalYear,
    dueDate: addDays(dayOf(world.now()), 14),
    projectIds: [project.id],
  };
  const preview = await admin.post<CampaignPreview>('api/campaigns/preview', input);
  tell(
    `  预览：${preview.tasks.length} 项任务，${preview.people} 位填报人，${preview.messages} 条消息；问题 ${preview.problems.length} 个`,
  );
  const campaign = await admin.post<CampaignSummary>('api/campaigns', input);
  await world.settle();
  tell(`  陈静（绩效管理员）发起了“${campaign.name}”，${officialDay(campaign.dueDate)}截止`);
  return campaign;
}

async function receive(world: StoryWorld, filler: Phone, tell: Tell): Promise<TaskDetail> {
  tell('\n二、填报');
  tell(`  王丽（填报人）的工作通知：${filler.notices().at(-1)}`);
  tell(`  王丽的待办：${filler.openTodos().join('、')}`);
  const { toFill } = await filler.get<MyTasks>('api/tasks');
  await world.settle();
  return filler.get<TaskDetail>(`api/tasks/${toFill[0]!.id}`);
}

/** The report as it was published: two targets stand where results should, and most rows have none. */
async function readAsPublished(filler: Phone, task: TaskDetail, tell: Tell): Promise<void> {
  const results = task.indicators.map((row) => ({
    ...emptyInput(row.id),
    actual: publishedActuals[row.name] ?? null,
  }));
  const draft = await filler.put<TaskDetail>(`api/tasks/${task.id}/draft`, { version: task.version, results });
  const { status, total, grade, missing } = draft.result;
  tell('\n  读法一：按报告原文填报');
  tell(`    结论：${status === 'incomplete' ? '不完整' : '完整'}，总分 ${total ?? '无'}，等级 ${grade ?? '无'}`);
  tell('    这些行需要填写：');
  for (const row of missing) tell(`      · ${row.name}：${row.reason}`);
  try {
    await filler.post(`api/tasks/${task.id}/submission`, { version: draft.version });
    throw new Error('an incomplete sheet was accepted');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell(`    提交被拒绝：${error.problem.message}`);
  }
}

async function remindOnce(world: StoryWorld, filler: Phone, campaign: CampaignSummary, tell: Tell): Promise<void> {
  const resumeAt = world.now();
  world.travelTo(instantOn(reminderDay(campaign.dueDate, 3, statutoryCalendar.isWorkday), 9, 5));
  const first = await world.server.app.remind();
  const second = await world.server.app.remind();
  await world.settle();
  tell(`\n  截止前三天（遇休息日提前）上午，提醒 ${first} 人，再查一遍又提醒 ${second} 人：${filler.notices().at(-1)}`);
  world.travelTo(resumeAt);
  await filler.signIn();
}

async function fillGolden(filler: Phone, taskId: string, tell: Tell): Promise<void> {
  const task = await filler.get<TaskDetail>(`api/tasks/${taskId}`);
  const results: IndicatorResultInput[] = task.indicators.map((row) => ({
    ...emptyInput(row.id),
    actual: row.suggestion?.actual ?? null,
    band: row.suggestion?.band ?? null,
    bandPercent: row.suggestion?.bandPercent ?? null,
    assumed: row.suggestion?.assumed ?? false,
  }));
  const draft = await filler.put<TaskDetail>(`api/tasks/${taskId}/draft`, {
    version: task.version,
    ...seedFilling,
    results,
  });
  const { funds, indicatorSum, total, grade } = draft.result;
  tell('\n  读法二：补齐完成值（黄金样例）');
  for (const row of draft.indicators.filter((one) => one.assumed))
    tell(`    · ${row.name}：${row.actual ?? '达成预期指标'}（${ASSUMED_LABEL}，${row.suggestion!.source}）`);
  tell(`    合计：${funds.score} + ${indicatorSum} = ${total}，${grade}`);
  const submitted = await filler.post<TaskDetail>(`api/tasks/${taskId}/submission`, { version: draft.version });
  tell(`  王丽提交，现在：${submitted.stateLabel}`);
}

async function review(
  world: StoryWorld,
  people: Record<'filler' | 'lead' | 'reviewer', Phone>,
  id: string,
  tell: Tell,
) {
  tell('\n三、审核');
  const address = `api/tasks/${id}`;
  const decide = async (phone: Phone, name: string) => {
    await world.settle();
    tell(
      `  ${name}的待办：${phone
        .openTodos()
        .filter((todo) => todo.includes(seedProject.name))
        .join('、')}`,
    );
    const task = await phone.get<TaskDetail>(address);
    const next = await phone.post<TaskDetail>(`${address}/approval`, { version: task.version });
    tell(`  ${name}审核通过，现在：${next.stateLabel}`);
  };
  await decide(people.lead, '李建国（单位负责人）');
  await world.settle();
  const atReviewer = await people.reviewer.get<TaskDetail>(address);
  const row = atReviewer.indicators.find((one) => one.name === '日常维护合格率')!;
  const reason = '请核对维护单验收记录后重新确认。';
  await people.reviewer.post<TaskDetail>(`${address}/return`, {
    version: atReviewer.version,
    reason: '一项指标请再核对。',
    indicators: [{ indicatorId: row.id, reason }],
  });
  await world.settle();
  tell(`  赵敏（复核人）退回一项：${row.name}，${reason}`);
  tell(`  王丽的工作通知：${people.filler.lastNotice().split('\n')[0]}`);
  const back = await people.filler.get<TaskDetail>(address);
  const again = await people.filler.post<TaskDetail>(`${address}/submission`, { version: back.version });
  tell(`  王丽核对后重新提交，现在：${again.stateLabel}`);
  await decide(people.lead, '李建国（单位负责人）');
  await decide(people.reviewer, '赵敏（复核人）');
  await world.settle();
  tell(`  王丽的工作通知：${people.filler.notices().at(-1)}`);
}

function tellScores({ funds, indicators, result }: TaskDetail, tell: Tell): void {
  tell('\n四、评分');
  tell(`  预算执行率  ${result.funds.score} / ${funds.points}  ${result.funds.explanation.text}`);
  for (const row of indicators) {
    const scored = result.indicators.find((one) => one.id === row.id)!;
    tell(
      `  ${row.name}${row.assumed ? `（${ASSUMED_LABEL}）` : ''}  ${scored.score} / ${row.points}  ${scored.explanation.text}`,
    );
  }
  tell(`  总分：${result.funds.score} + ${result.indicatorSum} = ${result.total}，${result.grade}`);
}

async function askBot(people: Record<'filler' | 'admin', Phone>, tell: Tell): Promise<void> {
  tell('\n五、问机器人');
  const exchange = async (name: string, phone: Phone, line: string) => {
    tell(`  ${name}：${line}`);
    const answer = await phone.ask(line);
    for (const part of answer.split('\n').filter((text) => text.trim())) tell(`    ${part.replaceAll('**', '')}`);
  };
  await exchange('王丽', people.filler, '我的任务');
  await exchange('王丽', people.filler, `${seedProject.name} 得分`);
  await exchange('陈静', people.admin, '进度');
  await exchange('陈静', people.admin, '帮助');
}

async function compile(filler: Phone, taskId: string, tell: Tell): Promise<StoryOutcome> {
  tell('\n六、编制');
  const { reports } = await filler.post<TaskDetail>(`api/tasks/${taskId}/reports`, {});
  const files: StoryOutcome['files'] = [];
  for (const report of reports) {
    const file = await filler.download(report.url);
    files.push(file);
    tell(`  ${file.fileName}（${Math.ceil(file.content.length / 1024)} KB）`);
  }
  return { files, result: await filler.get(`api/tasks/${taskId}/result`) };
}

function emptyInput(indicatorId: string): IndicatorResultInput {
  return {
    indicatorId,
    actual: null,
    band: null,
    bandPercent: null,
    deviationReason: null,
    correctiveMeasure: null,
    assumed: false,
  };
}
