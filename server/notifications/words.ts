// What the messages about a task have in common: where they lead, and what tells one from another.
import { instantOn } from '../../shared/calendar';
import { campaignLabel } from '../../shared/labels';

const END_OF_OFFICE = { hour: 17, minute: 30 };
/** A title keeps about this much of a project's name. */
const NAME_IN_TITLE = 40;

/** Where the mini-app shows a task, relative to wherever the app is served. */
export const taskPath = (taskId: string) => `#/tasks/${taskId}`;

/** When a due day is over, for the offices that work on it. */
export const dueInstant = (dueDate: string) => instantOn(dueDate, END_OF_OFFICE.hour, END_OF_OFFICE.minute).getTime();

/** What tells the message of a later round from the same words of an earlier one. */
export const again = (round: number) => (round > 1 ? `第 ${round} 次提交` : '');

interface IdentityFacts {
  project: { name: string };
  campaign: { name: string; fiscalYearAssumed: boolean };
  unit: { name: string };
}

/** What tells projects of the same name apart, or with the same beginning of a long one: the name, the year, the unit. */
export function identityLines({ project, campaign, unit }: IdentityFacts): string[] {
  const whole = [...project.name].length > NAME_IN_TITLE ? [`项目：${project.name}`] : [];
  return [...whole, `批次：${campaignLabel(campaign)}，${unit.name}`];
}
