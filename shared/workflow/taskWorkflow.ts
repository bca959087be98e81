import type { Role } from '../contracts/common';
import type { TaskState } from '../contracts/tasks';

/** A step of a campaign's review chain (审核链): who decides, and what the step is called. */
export interface ReviewStep {
  role: Role;
  /** e.g. 单位负责人审核 */
  label: string;
}

/** The chain of a self-evaluation (单位自评): the head of the unit, then the performance section. */
export const DEFAULT_CHAIN: ReviewStep[] = [
  { role: 'lead', label: '单位负责人审核' },
  { role: 'reviewer', label: '复核' },
];

export type TaskVerb = 'save' | 'submit' | 'withdraw' | 'approve' | 'return';

/** Where a task stands: its state and, while in review, the step of the chain (counted from 0). */
export interface TaskPosition {
  state: TaskState;
  step: number;
}

interface Transition {
  from: TaskState;
  verb: TaskVerb;
  to: TaskState;
  /** the step must be the first, the last, or not the last one of the chain */
  when?: 'first-step' | 'last-step' | 'not-last-step';
  step: 'none' | 'first' | 'next';
}

/** Every move a task can make. Nothing else changes a state; the screens ask the same table. */
export const taskTransitions: readonly Transition[] = [
  { from: 'assigned', verb: 'save', to: 'drafting', step: 'none' },
  { from: 'drafting', verb: 'save', to: 'drafting', step: 'none' },
  { from: 'returned', verb: 'save', to: 'returned', step: 'none' },
  { from: 'assigned', verb: 'submit', to: 'in-review', step: 'first' },
  { from: 'drafting', verb: 'submit', to: 'in-review', step: 'first' },
  { from: 'returned', verb: 'submit', to: 'in-review', step: 'first' },
  { from: 'in-review', verb: 'withdraw', to: 'drafting', when: 'first-step', step: 'none' },
  { from: 'in-review', verb: 'approve', to: 'in-review', when: 'not-last-step', step: 'next' },
  { from: 'in-review', verb: 'approve', to: 'completed', when: 'last-step', step: 'none' },
  { from: 'in-review', verb: 'return', to: 'returned', step: 'none' },
];

const guards: Record<NonNullable<Transition['when']>, (step: number, chainLength: number) => boolean> = {
  'first-step': (step) => step === 0,
  'last-step': (step, chainLength) => step === chainLength - 1,
  'not-last-step': (step, chainLength) => step < chainLength - 1,
};

/**
 * Where a task goes when `verb` happens to it.
 *
 * @param chainLength number of review steps of the campaign, at least 1
 * @returns the new position, or null when the table has no such move
 */
export function nextPosition(position: TaskPosition, verb: TaskVerb, chainLength: number): TaskPosition | null {
  const move = taskTransitions.find(
    (transition) =>
      transition.from === position.state &&
      transition.verb === verb &&
      (!transition.when || guards[transition.when](position.step, chainLength)),
  );
  if (!move) return null;
  const steps = { none: 0, first: 0, next: position.step + 1 };
  return { state: move.to, step: steps[move.step] };
}

/** States in which a task is with its filler (填报人): what can be submitted from them. */
export const FILLING_STATES: readonly TaskState[] = taskTransitions
  .filter(({ verb }) => verb === 'submit')
  .map(({ from }) => from);

/** States in which a task is handed in (已提交): with a reviewer, or completed. */
export const HANDED_IN_STATES: readonly TaskState[] = ['in-review', 'completed'];

/** Whether a task is with its filler. Only then is it overdue after its due date, and of use to give it more time. */
export const isBeingFilled = ({ state }: { state: TaskState }): boolean => FILLING_STATES.includes(state);

/** Whether a task is handed in. Only then is its score somebody's result; what is sent back is a draft again. */
export const isHandedIn = ({ state }: { state: TaskState }): boolean => HANDED_IN_STATES.includes(state);

export const taskStateLabels: Record<TaskState, string> = {
  assigned: '待填报',
  drafting: '填报中',
  'in-review': '审核中',
  returned: '已退回',
  completed: '已办结',
};

/** State with its holder, as people say it: 单位负责人审核中, 待填报. */
export function positionLabel(position: TaskPosition, chain: readonly ReviewStep[]): string {
  if (position.state !== 'in-review') return taskStateLabels[position.state];
  return `${chain[position.step]?.label ?? '审核'}中`;
}
