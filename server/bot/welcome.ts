import type { Role } from '../../shared/contracts/common';
import type { Actor } from '../context';
import { holdsRoleAnywhere } from '../identity/actor';

/** What is of most use to whom; of several roles the first one counts. */
const BY_ROLE: [Role, string][] = [
  ['admin', '问“谁还没交”可以看办理情况，说“催办”可以提醒还没交的人。'],
  ['leader', '问“进度”“逾期”“执行率”，我直接告诉您数字。'],
  ['reviewer', '有事项等您审核时，问“待我审批”就能看到，也可以在这里同意或退回。'],
  ['lead', '有事项等您审核时，问“待我审批”就能看到，也可以在这里同意或退回。'],
  ['filler', '问“我还差什么”，我告诉您还要填哪几项、什么时候截止。'],
];

/** Said once, before the answer to somebody's first words. */
export function welcomeFor(actor: Actor): string {
  const [, useful] = BY_ROLE.find(([role]) => holdsRoleAnywhere(actor, role)) ?? BY_ROLE.at(-1)!;
  return `${actor.name}，您好，我是绩效通机器人。${useful}`;
}
