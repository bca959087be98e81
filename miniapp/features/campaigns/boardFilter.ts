// What the board shows lives in its address, so that a link opens the same list. Pure.
import { boardShowSchema, type BoardFilter } from '../../../shared/contracts/board';

export interface BoardAddress extends BoardFilter {
  /** the task opened beside the list */
  task?: string;
}

const NAMES = ['show', 'unitId', 'grade', 'words', 'task'] as const;

/** @param address the part after `#/campaigns/<id>/`, such as `show=overdue&task=…` */
export function readBoardAddress(address: string): BoardAddress {
  const parts = new URLSearchParams(address);
  const show = boardShowSchema.safeParse(parts.get('show'));
  const text = (name: string) => parts.get(name) || undefined;
  return { show: show.data, unitId: text('unitId'), grade: text('grade'), words: text('words'), task: text('task') };
}

/** The board's address with some of it changed. */
export function boardHref(id: string, address: BoardAddress, changes: BoardAddress = {}): string {
  const wanted = { ...address, ...changes };
  const parts = NAMES.flatMap((name) => (wanted[name] ? [`${name}=${encodeURIComponent(wanted[name])}`] : []));
  return `/campaigns/${id}${parts.length > 0 ? `/${parts.join('&')}` : ''}`;
}

/** What is asked of the server; the opened task is no part of it. */
export function filterOf({ show, unitId, grade, words }: BoardAddress): BoardFilter {
  return { ...(show && { show }), ...(unitId && { unitId }), ...(grade && { grade }), ...(words && { words }) };
}
