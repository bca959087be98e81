// Makes the demo's database large (演示数据): more units, people, projects and tasks by rows, and indicator results copied
// from a finished task inside the database.
import type { EntityManager } from 'typeorm';
import { DEMO_LABEL } from '../../../shared/labels';
import { Campaign } from '../../../server/campaigns/entities';
import { OrgUnit, Person, PersonRole } from '../../../server/identity/entities';
import { Project } from '../../../server/projects/entities';
import { Task } from '../../../server/tasks/entities';

/** Rows of one task. */
const ROWS = 20;
const TASKS_PER_UNIT = 50;
const CAMPAIGNS = 5;
const CHUNK = 400;
/** Made long ago, so that none of it counts as new. */
const MADE = Date.parse('2020-01-01T00:00:00Z');

const PLACES =
  '城东 城西 城南 城北 高新区 滨江 新港 临湖 龙山 凤鸣 青云 白河 金桥 石桥 三河 双河 清源 永安 长乐 和平 解放 建设 文化 开发区 老城 新城 河口 海湾 南山 北苑'.split(
    ' ',
  );
const THINGS =
  '道路养护 绿化管护 老旧管网改造 校园安全设施 信息系统运维 监控平台运维 办公设备购置 职工培训 防汛物资储备 环境整治 文化活动 体育设施维护 医疗设备更新 社区服务补助 档案数字化 普法宣传 质量检测 住房保障补贴 公厕改造 路灯维护 农田水利维护 森林防火 应急演练 就业培训 养老服务补助 残疾人康复 食品抽检 统计调查 审计服务 规划编制'.split(
    ' ',
  );

let made = 0;
const idOf = () => {
  made += 1;
  const hex = (MADE + made).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`;
};

/** What the measurement asks as, beside the demo's people. */
export interface Enlarged {
  fillers: string[];
  leads: string[];
  projects: string[];
}

/** Fills up until there are `results` rows of indicators. */
export async function enlarge(db: EntityManager, results: number): Promise<Enlarged> {
  const had = await db.query('SELECT COUNT(*) AS count FROM indicator_results');
  const tasks = Math.max(0, Math.ceil((results - Number(had[0].count)) / ROWS));
  const finished = await db.findOneByOrFail(Task, { state: 'completed' });
  const campaigns = await addCampaigns(db, finished);
  const staff = await addStaff(db, Math.ceil(tasks / TASKS_PER_UNIT));
  const projects: string[] = [];
  for (let from = 0; from < tasks; from += CHUNK) {
    const count = Math.min(CHUNK, tasks - from);
    projects.push(...(await addTasks(db, { from, count, finished, campaigns, staff })));
  }
  await addResults(db, finished.id);
  await db.query('ANALYZE');
  return {
    fillers: staff.map(({ fillerUserId }) => fillerUserId),
    leads: staff.map((one) => one.leadUserId),
    projects,
  };
}

async function addCampaigns(db: EntityManager, { campaignId }: Task): Promise<Campaign[]> {
  const like = await db.findOneByOrFail(Campaign, { id: campaignId });
  const campaigns = Array.from({ length: CAMPAIGNS }, (_, at) => {
    const fiscalYear = like.fiscalYear - at;
    const launchedAt = new Date(like.launchedAt.getTime() - (at * 365 + 1) * 86_400_000);
    return {
      ...like,
      id: idOf(),
      name: `${fiscalYear}年度全市项目支出绩效自评（${DEMO_LABEL}）`,
      fiscalYear,
      launchedAt,
    };
  });
  await db.insert(Campaign, campaigns);
  return campaigns;
}

interface Staff {
  unitId: string;
  fillerId: string;
  fillerUserId: string;
  leadUserId: string;
}

async function addStaff(db: EntityManager, count: number): Promise<Staff[]> {
  const root = (await db.find(OrgUnit)).find(({ parentId }) => parentId === null)!;
  const like = (await db.find(Person, { take: 1 }))[0]!;
  const staff: Staff[] = [];
  for (let at = 0; at < count; at += 1) {
    const unitId = idOf();
    const name = `${PLACES[at % PLACES.length]}${at}街道办事处`;
    await db.insert(OrgUnit, {
      ...root,
      id: unitId,
      departmentId: 1_000_000 + at,
      name,
      parentId: root.id,
      path: `${root.path}${unitId}/`,
    });
    const [filler, lead] = ['经办', '主任'].map((title) => {
      const id = idOf();
      return { ...like, id, userId: `bench-${id}`, unionId: `bench-${id}`, name: `职工${at}${title}`, title, unitId };
    });
    await db.insert(Person, [filler!, lead!]);
    await db.insert(PersonRole, { id: idOf(), personId: lead!.id, role: 'lead', unitId });
    staff.push({ unitId, fillerId: filler!.id, fillerUserId: filler!.userId, leadUserId: lead!.userId });
  }
  return staff;
}

interface Batch {
  from: number;
  count: number;
  finished: Task;
  campaigns: Campaign[];
  staff: Staff[];
}

async function addTasks(db: EntityManager, { from, count, finished, campaigns, staff }: Batch): Promise<string[]> {
  const like = await db.findOneByOrFail(Project, { id: finished.projectId });
  const projects: Project[] = [];
  const tasks: Task[] = [];
  for (let at = from; at < from + count; at += 1) {
    const { unitId, fillerId } = staff[at % staff.length]!;
    const round = Math.floor(at / staff.length);
    const campaign = campaigns[round % campaigns.length]!;
    const name = `${PLACES[at % PLACES.length]}${THINGS[round % THINGS.length]}${at}`;
    const project = { ...like, id: idOf(), code: null, name, unitId, fiscalYear: campaign.fiscalYear, fillerId };
    projects.push({ ...project, systems: name.includes('运维') ? [`${PLACES[at % PLACES.length]}${at}平台`] : [] });
    tasks.push(taskOf(at, finished, campaign, project, fillerId));
  }
  await db.insert(Project, projects);
  await db.insert(Task, tasks);
  return projects.map(({ name }) => name);
}

/** Past campaigns are finished; of the present one a part is open, a part under review. */
function taskOf(at: number, like: Task, { id, dueDate }: Campaign, project: Project, fillerId: string): Task {
  const isPresent = project.fiscalYear === new Date(like.createdAt).getUTCFullYear() - 1;
  const open: Partial<Task> = { state: 'assigned', total: null, grade: null, scored: null, completedAt: null };
  const waiting: Partial<Task> = { state: 'in-review', step: 0, completedAt: null };
  const stands = !isPresent ? {} : at % 3 === 0 ? open : at % 3 === 1 ? waiting : {};
  const scored = at % 10 === 0 ? like.scored : null;
  const own = { id: idOf(), campaignId: id, projectId: project.id, unitId: project.unitId, fillerId, dueDate };
  return { ...like, scored, ...stands, ...own };
}

/** Every task without rows gets copies of the finished one's, made by the database itself. */
async function addResults(db: EntityManager, finishedId: string): Promise<void> {
  const columns: { name: string }[] = await db.query("SELECT name FROM pragma_table_info('indicator_results')");
  const copied = columns.map(({ name }) => name).filter((name) => !['id', 'taskId', 'position'].includes(name));
  const list = copied.map((name) => `"${name}"`).join(', ');
  await db.query(
    `WITH RECURSIVE places(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM places WHERE place < ${ROWS - 1}),
     pattern AS (SELECT * FROM indicator_results WHERE taskId = ?),
     size AS (SELECT COUNT(*) AS rows FROM pattern)
     INSERT INTO indicator_results (id, taskId, position, ${list})
     SELECT substr(task.id, 1, 30) || printf('%06d', place), task.id, place, ${copied.map((name) => `pattern."${name}"`).join(', ')}
     FROM tasks task JOIN places JOIN size JOIN pattern ON pattern.position = place % size.rows
     WHERE NOT EXISTS (SELECT 1 FROM indicator_results known WHERE known.taskId = task.id)`,
    [finishedId],
  );
}
