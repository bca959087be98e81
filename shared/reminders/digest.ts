// 一人一条: everything a person is to be told on a day, in one message. Its title says the most urgent thing; whatever else
// there is follows in a line of its own.
import { spokenDay } from '../calendar';
import type { Digest, DigestFacts, Reason } from './facts';
import { fillLines, fillReasons, fillTitle } from './fillWords';
import { lateLines, lateTitle, reviewLines, reviewTitle, weekLines, weekTitle } from './watchWords';

interface Part {
  title: string;
  lines: string[];
  buttonLabel: string;
  path: string;
  reasons: Reason[];
}

/** Lines of what follows the most urgent thing. */
const BESIDES = 3;

/** The day's message; null when there is nothing to tell. */
export function digestOf(facts: DigestFacts): Digest | null {
  const parts = [fillPart(facts), latePart(facts), reviewPart(facts), weekPart(facts)].filter((part) => part !== null);
  const [first, ...others] = parts;
  if (!first) return null;
  return {
    title: first.title,
    lines: [...first.lines, ...others.flatMap(besides)],
    buttonLabel: first.buttonLabel,
    path: first.path,
    reasons: parts.flatMap(({ reasons }) => reasons),
  };
}

/** What follows is told in short; that something is left out is said. */
function besides({ title, lines }: Part): string[] {
  const rest = lines.length > BESIDES ? ['其余请打开应用查看'] : [];
  return [`另外，${title}`, ...lines.slice(0, BESIDES), ...rest];
}

function fillPart(facts: DigestFacts): Part | null {
  const { fills, last } = facts;
  const reasons = fillReasons(fills);
  if (reasons.length === 0) return null;
  return {
    title: fillTitle(fills, facts),
    lines: fillLines(fills, last, facts),
    ...(fills.length === 1
      ? { buttonLabel: '继续填报', path: taskPlace(fills[0]!.taskId) }
      : { buttonLabel: '查看我的任务', path: '#/' }),
    reasons,
  };
}

function latePart({ late }: DigestFacts): Part | null {
  const [first] = late;
  if (!first) return null;
  return {
    title: lateTitle(late),
    lines: lateLines(late),
    buttonLabel: '查看进度',
    path: late.length === 1 ? taskPlace(first.taskId) : `#/campaigns/${first.campaignId}/show=overdue`,
    reasons: late.map(({ level, projectName, unitName, lateWorkdays }) => ({
      kind: level,
      why: `逾期 ${lateWorkdays} 个工作日还没提交：${unitName}，${projectName}自评`,
    })),
  };
}

function reviewPart({ reviews, reviewCount }: DigestFacts): Part | null {
  const [first] = reviews;
  if (!first) return null;
  return {
    title: reviewTitle(reviews, reviewCount),
    lines: reviewLines(reviews, reviewCount),
    buttonLabel: '去审核',
    path: reviewCount === 1 ? taskPlace(first.taskId) : '#/reviews',
    reasons: reviews.map(({ projectName, unitName, waitedWorkdays }) => ({
      kind: 'review',
      why: `等您审核已 ${waitedWorkdays} 个工作日：${unitName}，${projectName}自评`,
    })),
  };
}

function weekPart({ week, today }: DigestFacts): Part | null {
  const [first, ...more] = week;
  if (!first) return null;
  return {
    title: weekTitle(week),
    lines: weekLines(week),
    buttonLabel: more.length > 0 ? '查看评价批次' : '查看看板',
    path: more.length > 0 ? '#/campaigns' : `#/insight/${first.campaignId}`,
    reasons: [{ kind: 'weekly', why: `每周第一个工作日（${spokenDay(today)}）的进度` }],
  };
}

const taskPlace = (taskId: string) => `#/tasks/${taskId}`;
