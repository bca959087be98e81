// 发起前检查: everything that stands in the way of a campaign, and what its launcher should know before it is sent.
import { nextWorkday, spokenDay, workdayOnOrBefore, workdaysAfter } from '../calendar';
import { unknownYear, yearOf, type WorkCalendar } from '../reminders/workCalendar';
import { minutesOf, openMinutes } from './burden';
import { stepPath, type FillerFacts, type LaunchFacts, type LaunchFinding } from './findings';
import { projectFindings } from './projectRules';

/** 产品默认规则: fewer working days than this are told to be short. */
const SHORT_WORKDAYS = 3;
/** 产品默认规则: more than this of one person is told, with what is open already. */
const HEAVY_MINUTES = 120;
const HEAVY_TASKS = 10;

type Calendar = Pick<WorkCalendar, 'isWorkday' | 'isKnown'>;

const BASICS = { label: '改截止日期', path: stepPath(1) };
const MOMENT = { label: '改发起日期', path: stepPath(5) };
const CHOICE = { label: '改选项目', path: stepPath(2) };

/**
 * Checks a campaign before it is launched. Pure: the same facts give the same findings on the page, at the launch and when
 * the clock launches it.
 *
 * @returns errors first, each group in the order of the projects
 */
export function launchFindings(facts: LaunchFacts, calendar: Calendar): LaunchFinding[] {
  const all = [
    ...choiceFindings(facts),
    ...dateFindings(facts, calendar),
    ...momentFindings(facts, calendar),
    ...facts.projects.flatMap((project) => projectFindings(project, facts)),
    ...burdenFindings(facts),
  ];
  return [...all.filter(({ severity }) => severity === 'error'), ...all.filter(({ severity }) => severity !== 'error')];
}

function choiceFindings({ isIncomplete }: LaunchFacts): LaunchFinding[] {
  if (!isIncomplete) return [];
  const message = '有项目已不存在或不在您的管理范围内，请刷新后重新选择。';
  return [{ code: 'project-gone', severity: 'error', message, remedy: '', link: CHOICE, projectId: null }];
}

function dateFindings({ today, dueDate }: LaunchFacts, { isWorkday, isKnown }: Calendar): LaunchFinding[] {
  const tell = (
    severity: LaunchFinding['severity'],
    code: string,
    message: string,
    remedy: string,
  ): LaunchFinding[] => [{ code, severity, message, remedy, link: BASICS, projectId: null }];
  if (dueDate < today) return tell('error', 'due-past', '截止日期已经过去，请另选日期。', '');
  const dayOff = isWorkday(dueDate)
    ? []
    : tell(
        'warning',
        'due-day-off',
        `截止日期${spokenDay(dueDate)}不是工作日。`,
        `建议改为${spokenDay(workdayOnOrBefore(dueDate, isWorkday))}。`,
      );
  const days = workdaysAfter(today, dueDate, isWorkday, SHORT_WORKDAYS);
  const short =
    days >= SHORT_WORKDAYS
      ? []
      : tell(
          'warning',
          'due-too-near',
          days === 0 ? '发起之后没有一个工作日可以填报。' : `发起之后只有 ${days} 个工作日可以填报。`,
          `建议至少留 ${SHORT_WORKDAYS} 个工作日。`,
        );
  const unknown = unknownYear(yearOf(dueDate), dueDate);
  const calendar = isKnown(yearOf(dueDate)) ? [] : tell('warning', unknown.code, unknown.message, unknown.remedy);
  return [...dayOff, ...short, ...calendar];
}

/** The launch itself tells everybody at once, on whatever day it is: reminders alone wait for a working day. */
function momentFindings({ today }: LaunchFacts, { isWorkday }: Calendar): LaunchFinding[] {
  if (isWorkday(today)) return [];
  const message = `发起那天${spokenDay(today)}不是工作日，通知会在休息日发到大家的手机上。`;
  const remedy = `建议定在${spokenDay(nextWorkday(today, isWorkday))}。`;
  return [{ code: 'launch-day-off', severity: 'warning', message, remedy, link: MOMENT, projectId: null }];
}

/** 产品默认规则, see HEAVY_MINUTES and HEAVY_TASKS. */
function burdenFindings({ projects }: LaunchFacts): LaunchFinding[] {
  return fillerLoads(projects).flatMap(({ filler, tasks, minutes }) => {
    const all = tasks + filler.openTasks;
    const allMinutes = minutes + openMinutes(filler.openRows);
    if (all <= HEAVY_TASKS && allMinutes <= HEAVY_MINUTES) return [];
    const open = filler.openTasks > 0 ? `，加上手里没办完的 ${filler.openTasks} 项，共 ${all} 项` : '';
    return [
      {
        code: 'heavy-burden',
        severity: 'warning',
        message: `${filler.name}在本批次有 ${tasks} 项任务${open}，预计要 ${allMinutes} 分钟。`,
        remedy: '可以分给同事，或把截止日期放宽一些。',
        link: BASICS,
        projectId: null,
      },
    ];
  });
}

/** What each filler gets of the campaign. */
interface FillerLoad {
  filler: FillerFacts;
  tasks: number;
  /** of all their tasks in this campaign */
  minutes: number;
  asks: number;
}

/** The load of every filler, the heaviest first. */
export function fillerLoads(projects: LaunchFacts['projects']): FillerLoad[] {
  const loads = new Map<string, FillerLoad>();
  for (const { filler, burden } of projects) {
    if (!filler) continue;
    const load = loads.get(filler.id) ?? { filler, tasks: 0, minutes: 0, asks: 0 };
    loads.set(filler.id, {
      filler,
      tasks: load.tasks + 1,
      minutes: load.minutes + minutesOf(burden.seconds),
      asks: load.asks + burden.asks,
    });
  }
  return [...loads.values()].sort((a, b) => b.minutes - a.minutes);
}
