// 一人一条: everything a person is to be told on a day, in one message. Its title says the most urgent thing; whatever else
// there is follows in a line of its own.
import { spokenDay } from '../calendar';
import type { Digest, DigestFacts, Line, Reason } from './facts';
import { fillLines, fillReasons, fillTitle, fillTitleAbout } from './fillWords';
import { plain } from './lines';
import { askedLines, askedReasons, askedTitle, requestLines, requestReasons, requestTitle } from './requestWords';
import { reviewLines, reviewReasons, reviewTitle, stuckLines, stuckReasons, stuckTitle } from './waitWords';
import { lateLines, lateReasons, lateTitle, weekLines, weekTitle } from './watchWords';

interface Part {
  title: string;
  /** the task that the title names; null: none */
  about: string | null;
  lines: Line[];
  buttonLabel: string;
  path: string;
  reasons: Reason[];
}

/** Lines of what follows the most urgent thing. */
const BESIDES = 3;

/** The facts of somebody of whom nothing is wanted. */
export const NOTHING: Omit<DigestFacts, 'today' | 'isWorkday'> = {
  fills: [],
  reviews: [],
  reviewCount: 0,
  late: [],
  stuck: [],
  requests: [],
  requestCount: 0,
  requestsDueToday: 0,
  asked: [],
  week: [],
  last: null,
};

/** The day's message; null when there is nothing to tell. */
export function digestOf(facts: DigestFacts): Digest | null {
  const parts = PARTS.map((partOf) => partOf(facts)).filter((part) => part !== null);
  const [first, ...others] = parts;
  if (!first) return null;
  const lines = [...first.lines, ...others.flatMap(besides)];
  return {
    title: first.title,
    lines: lines.map(({ text }) => text),
    buttonLabel: first.buttonLabel,
    path: first.path,
    reasons: parts.flatMap(({ reasons }) => reasons),
    about: { title: first.about, lines: lines.map(({ about }) => about) },
  };
}

/** What follows is told in short; that something is left out is said. */
function besides({ title, about, lines }: Part): Line[] {
  const rest = lines.length > BESIDES ? [plain('其余请打开应用查看')] : [];
  return [{ text: `另外，${title}`, about }, ...lines.slice(0, BESIDES), ...rest];
}

function fillPart(facts: DigestFacts): Part | null {
  const { fills, last } = facts;
  const reasons = fillReasons(fills);
  if (reasons.length === 0) return null;
  return {
    title: fillTitle(fills, facts),
    about: fillTitleAbout(fills, facts),
    lines: fillLines(fills, last, facts),
    ...(fills.length === 1
      ? { buttonLabel: '继续填报', path: taskPlace(fills[0]!.taskId) }
      : { buttonLabel: '查看我的任务', path: '#/' }),
    reasons,
  };
}

function latePart({ late }: DigestFacts): Part | null {
  if (late.length === 0) return null;
  return {
    title: lateTitle(late),
    about: onlyOf(late),
    lines: lateLines(late),
    buttonLabel: '查看进度',
    path: onTheBoard(late, 'show=overdue'),
    reasons: lateReasons(late),
  };
}

function reviewPart({ reviews, reviewCount }: DigestFacts): Part | null {
  const [first] = reviews;
  if (!first) return null;
  return {
    title: reviewTitle(reviews, reviewCount),
    about: reviewCount === 1 ? first.taskId : null,
    lines: reviewLines(reviews, reviewCount),
    buttonLabel: '去审核',
    path: reviewCount === 1 ? taskPlace(first.taskId) : '#/reviews',
    reasons: reviewReasons(reviews),
  };
}

function stuckPart({ stuck }: DigestFacts): Part | null {
  if (stuck.length === 0) return null;
  return {
    title: stuckTitle(stuck),
    about: onlyOf(stuck),
    lines: stuckLines(stuck),
    buttonLabel: '查看进度',
    path: onTheBoard(stuck, 'show=in-review'),
    reasons: stuckReasons(stuck),
  };
}

function requestPart(facts: DigestFacts): Part | null {
  const { requests, requestCount } = facts;
  const [first] = requests;
  if (!first) return null;
  const campaigns = new Set(requests.map(({ campaignId }) => campaignId));
  return {
    title: requestTitle(facts),
    about: requestCount === 1 ? first.taskId : null,
    lines: requestLines(facts),
    buttonLabel: '去答复',
    // They stand on the board of their campaign.
    path: campaigns.size === 1 ? `#/campaigns/${first.campaignId}` : '#/campaigns',
    reasons: requestReasons(requests),
  };
}

function askedPart({ asked, today }: DigestFacts): Part | null {
  if (asked.length === 0) return null;
  return {
    title: askedTitle(asked, today),
    about: onlyOf(asked),
    lines: askedLines(asked),
    buttonLabel: asked.length === 1 ? '打开任务' : '查看评价批次',
    path: asked.length === 1 ? taskPlace(asked[0]!.taskId) : '#/campaigns',
    reasons: askedReasons(asked),
  };
}

function weekPart({ week, today }: DigestFacts): Part | null {
  const [first, ...more] = week;
  if (!first) return null;
  return {
    title: weekTitle(week),
    about: null,
    lines: weekLines(week),
    buttonLabel: more.length > 0 ? '查看评价批次' : '查看看板',
    path: more.length > 0 ? '#/campaigns' : `#/insight/${first.campaignId}`,
    reasons: [{ kind: 'weekly', why: `每周第一个工作日（${spokenDay(today)}）的进度`, taskId: null }],
  };
}

const taskPlace = (taskId: string) => `#/tasks/${taskId}`;

/** The task of a list of one; null of several. */
const onlyOf = (items: { taskId: string }[]): string | null => (items.length === 1 ? items[0]!.taskId : null);

/** One task is opened, several on the board. */
function onTheBoard(items: { taskId: string; campaignId: string }[], filter: string): string {
  const [first] = items;
  return items.length === 1 ? taskPlace(first!.taskId) : `#/campaigns/${first!.campaignId}/${filter}`;
}

/** The most urgent first. */
const PARTS = [fillPart, latePart, requestPart, askedPart, reviewPart, stuckPart, weekPart];
