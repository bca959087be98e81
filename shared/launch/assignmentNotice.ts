// 新任务 in words: the notice that a filler gets, the same in the preview of a launch and when it is sent.
import { spokenDay } from '../calendar';

interface AssignmentFacts {
  projectName: string;
  dueDate: string;
  /** what tells this task from others: campaign, unit */
  identity: string[];
  asks: number;
  minutes: number;
}

/** Title, lines and button of the notice of a new task. */
export function assignmentNotice({ projectName, dueDate, identity, asks, minutes }: AssignmentFacts) {
  return {
    title: `${spokenDay(dueDate)}前填报：${projectName}自评`,
    lines: [...identity, `共 ${asks} 项，预计 ${minutes} 分钟`],
    buttonLabel: '开始填报',
  };
}

/** Subject of the to-do of a new task. */
export const assignmentTodo = (projectName: string): string => `填报：${projectName}绩效自评`;
