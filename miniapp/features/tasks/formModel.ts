// The form as a list of places in reading order, and which of them still need something. Pure.
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { declarationOf } from '../../../shared/scoring/dataStates';
import { getProfile } from '../../../shared/scoring/profiles';
import { progressOf } from '../../../shared/scoring/progress';
import { scoreSheet } from '../../../shared/scoring/scoreSheet';
import type { Finding, ScoredIndicator, ScoredSheet, Sheet } from '../../../shared/scoring/types';

export const FUNDS = 'funds';
export const GOAL = 'goal';

/** What is typed as the rules read it, and its score by the very rules the server uses. */
export function scoreAsTyped(sheet: TaskDetail): { typed: Sheet; scored: ScoredSheet } {
  const typed = { ...sheet, indicators: sheet.indicators.map((row) => ({ ...row, ...declarationOf(row) })) };
  return { typed, scored: scoreSheet(typed, getProfile(sheet.result.profile.id)) };
}

export interface Place {
  id: string;
  name: string;
  level1: string;
  open: boolean;
  /** sent back by a reviewer: to be mended even though nothing is missing */
  returned: boolean;
}

/** Every place of the form, the money first, with whether it still keeps the sheet from being submitted. */
export function placesOf(sheet: TaskDetail, scored: ScoredSheet): Place[] {
  const open = new Set(progressOf(sheet, scored).missingIds);
  const place = (id: string, name: string, level1: string, returned = false) => {
    return { id, name, level1, open: open.has(id), returned };
  };
  return [
    place(FUNDS, '项目资金', '资金与目标', Boolean(sheet.returnedHead?.funds)),
    place(GOAL, '年度总体目标', '资金与目标', Boolean(sheet.returnedHead?.goal)),
    ...sheet.indicators.map((row) => place(row.id, row.name, row.level1, Boolean(row.returnReason))),
  ];
}

/** The next open place after `current`, going round; where nothing is open, the next other one that was sent back. */
export function nextPlace(places: Place[], current: string | null): Place | undefined {
  const at = places.findIndex((place) => place.id === current);
  const round = [...places.slice(at + 1), ...places.slice(0, at + 1)];
  return round.find((place) => place.open) ?? round.find((place) => place.returned && place.id !== current);
}

export interface IndicatorGroup {
  level1: string;
  level2: string;
  /** first group of its 一级指标 */
  opensLevel1: boolean;
  rows: TaskIndicator[];
}

/** Neighbouring rows of one 二级指标 together, in the order of the sheet. */
export function groupIndicators(rows: TaskIndicator[]): IndicatorGroup[] {
  const groups: IndicatorGroup[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.level1 === row.level1 && last.level2 === row.level2) last.rows.push(row);
    else groups.push({ level1: row.level1, level2: row.level2, opensLevel1: last?.level1 !== row.level1, rows: [row] });
  }
  return groups;
}

export function findingsAt(findings: Finding[], place: string): Finding[] {
  return findings.filter((finding) => finding.place === place);
}

/** The sentence without the name of the row it is printed at: “系统功能达标率”：… */
export function withoutName(message: string): string {
  return message.replace(/^“[^”]*”：/, '');
}

export function scoreOf(scored: ScoredSheet, indicatorId: string): ScoredIndicator | undefined {
  return scored.indicators.find((row) => row.id === indicatorId);
}

/** Address of a field inside the page, for jumps. */
export const fieldId = (place: string, field: string) => `field-${place}-${field}`;
export const placeId = (place: string) => `place-${place}`;

/** No scrolling takes longer; a later one is the filler's own. */
const UNDER_WAY_MS = 1_500;

/** On the way cards of a long form get their true height, and the place has moved when it is reached. */
function reachOnceMore(card: HTMLElement): void {
  const reach = () => card.scrollIntoView({ block: 'start' });
  window.addEventListener('scrollend', reach, { once: true });
  window.setTimeout(() => window.removeEventListener('scrollend', reach), UNDER_WAY_MS);
}

/** Brings a field into view and opens the keyboard there; without a field only shows the place. */
export function jumpTo(place: string, field: string | null, behavior: ScrollBehavior = 'smooth'): void {
  const target = field ? document.getElementById(fieldId(place, field)) : null;
  const card = document.getElementById(placeId(place));
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  card?.scrollIntoView({ block: 'start', behavior: still ? 'auto' : behavior });
  if (card?.closest('.fill__form--long')) reachOnceMore(card);
  target?.focus({ preventScroll: true });
}
