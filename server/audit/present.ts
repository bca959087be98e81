// Entries in words: what it was done to by name, where it can be looked at, and which values changed.
import { In, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import type { AuditLine } from '../../shared/contracts/audit';
import { officialDay, spokenInstant } from '../../shared/calendar';
import { Campaign } from '../campaigns/entities';
import { Person } from '../identity/entities';
import { Launch } from '../launches/entities';
import { Project } from '../projects/entities';
import { Task } from '../tasks/entities';
import { Template } from '../templates/entities';
import type { AuditEntry } from './entities';
import { actLabel } from './recordAudit';

const ORIGINS: Record<string, string> = {
  http: '页面',
  bot: '机器人',
  card: '互动卡片',
  event: '钉钉推送',
  oa: '钉钉审批',
  schedule: '定时',
  setup: '初始设置',
};

/** Names of what the entries are about, read in one statement for each kind. */
export async function presentEntries(db: EntityManager, entries: AuditEntry[]): Promise<AuditLine[]> {
  const subjects = await subjectsOf(db, entries);
  const people = await namesOf(db, Person, entries.flatMap(personIds));
  return entries.map((entry) => {
    const { name, link } = subjects(entry);
    return {
      id: entry.id,
      at: entry.at.toISOString(),
      label: actLabel(entry),
      actorName: entry.actorName,
      origin: ORIGINS[entry.origin] ?? '其他',
      subject: name,
      link,
      comment: entry.comment,
      changes: changesOf(entry, people),
    };
  });
}

type Named = { id: string; name: string };

async function namesOf<Row extends Named>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.findBy(entity, { id: In([...new Set(ids)]) } as FindOptionsWhere<Row>);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Subject {
  name: string;
  link: string | null;
}

async function subjectsOf(db: EntityManager, entries: AuditEntry[]): Promise<(entry: AuditEntry) => Subject> {
  const idsOf = (subject: string) => entries.filter((one) => one.subject === subject).map((one) => one.subjectId);
  const tasks = await db.find(Task, { select: { id: true, projectId: true }, where: { id: In(idsOf('task')) } });
  const projectOf = new Map(tasks.map(({ id, projectId }) => [id, projectId]));
  const projects = await namesOf(db, Project, [...idsOf('project'), ...projectOf.values()]);
  const campaigns = await namesOf(db, Campaign, idsOf('campaign'));
  const people = await namesOf(db, Person, idsOf('person'));
  const templates = await namesOf(db, Template, idsOf('template'));
  const launches = await db.findBy(Launch, { id: In(idsOf('launch')) });
  const drafts = new Map(launches.map(({ id, form }) => [id, form.name]));
  const known: Record<string, (id: string) => Subject> = {
    task: (id) => ({ name: `任务“${projects.get(projectOf.get(id) ?? '') ?? ''}”`, link: `#/tasks/${id}` }),
    project: (id) => ({ name: `项目“${projects.get(id) ?? ''}”`, link: `#/projects/${id}` }),
    campaign: (id) => ({ name: `批次“${campaigns.get(id) ?? ''}”`, link: `#/campaigns/${id}` }),
    person: (id) => ({ name: people.get(id) ?? '已不在通讯录的人', link: '#/people' }),
    template: (id) => ({ name: `模板“${templates.get(id) ?? ''}”`, link: `#/templates/${id}` }),
    launch: (id) => ({ name: `发起草稿“${drafts.get(id) ?? ''}”`, link: null }),
    'report-template': () => ({ name: '报告模板', link: null }),
    directory: () => ({ name: '通讯录', link: '#/people' }),
    message: () => ({ name: '消息', link: '#/deliveries' }),
    incoming: () => ({ name: '钉钉推送', link: null }),
    calendar: (day) => ({ name: `工作日历 ${day}`, link: null }),
    audit: () => ({ name: '审计日志', link: null }),
  };
  return ({ subject, subjectId }) => known[subject]?.(subjectId) ?? { name: '其他', link: null };
}

const PERSON_KEYS = ['fillerId', 'personId', 'toId', 'deputyId', 'fromId'];

function personIds({ before, after }: AuditEntry): string[] {
  return [before, after].flatMap((side) =>
    PERSON_KEYS.flatMap((key) => {
      const value = side?.[key];
      return typeof value === 'string' ? [value] : [];
    }),
  );
}

/** What is told of the values kept with an entry; the rest is for programs. */
const LABELS: Record<string, string> = {
  name: '名称',
  dueDate: '截止日期',
  wantedDay: '申请延至',
  tasks: '任务数',
  fillerId: '填报人',
  personId: '人员',
  toId: '转给',
  fromId: '原填报人',
  deputyId: '代理人',
  total: '得分',
  grade: '等级',
  scheduledFor: '定时',
  reason: '原因',
};

interface NotedChange {
  label: string;
  value: string | null;
}

function changesOf({ before, after }: AuditEntry, people: Map<string, string>): AuditLine['changes'] {
  const noted = after?.changes as NotedChange[] | undefined;
  if (Array.isArray(noted)) {
    const earlier = (before?.changes ?? []) as NotedChange[];
    return noted.map(({ label, value }, at) => ({ label, before: earlier[at]?.value ?? null, after: value }));
  }
  return Object.entries(LABELS).flatMap(([key, label]) => {
    const say = (side: Record<string, unknown> | null) => wordsOf(key, side?.[key], people);
    const [was, is] = [say(before), say(after)];
    return was === is ? [] : [{ label, before: was, after: is }];
  });
}

function wordsOf(key: string, value: unknown, people: Map<string, string>): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return null;
  if (PERSON_KEYS.includes(key)) return people.get(value) ?? null;
  if (key === 'scheduledFor') return spokenInstant(new Date(value));
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? officialDay(value) : value;
}
