// What the leadership should decide on, gravest first: each with its number, the reason, and whom it is about.
import { taskRows, type InsightRow, type TaskRowKind } from './rows';
import { insightSettings } from './settings';
import type { InsightAround, InsightTask } from './tasks';

export interface Decision {
  kind: TaskRowKind;
  count: number;
  /** what there is, with its number */
  sentence: string;
  /** what can be done */
  advice: string;
  /** the first ones */
  examples: InsightRow[];
}

interface DecisionWords {
  kind: TaskRowKind;
  sentence: (count: number, units: number) => string;
  advice: string;
  /** instead, once the budget year is over */
  adviceAfterYear?: string;
}

const asked: DecisionWords[] = [
  {
    kind: 'overdue',
    sentence: (count, units) => `${count} 项逾期未交，涉及 ${units} 个单位`,
    advice: '请督促单位尽快提交，确有困难的由绩效管理员延期或改派。',
  },
  {
    kind: 'behind',
    sentence: (count) => `${count} 个项目执行率落后于时间进度`,
    advice: '请单位说明原因，年内仍用不出去的可以调整预算。',
    adviceAfterYear: '请单位说明原因，作为安排下年度预算的参考。',
  },
  {
    kind: 'low',
    sentence: (count) => `${count} 个已办结项目等级偏低`,
    advice: '请看扣分原因，作为改进管理和安排下年度预算的参考。',
  },
  {
    kind: 'stuck',
    sentence: (count) => `${count} 项在审核环节停留 ${insightSettings.stuckDays} 天以上`,
    advice: '请提醒审核人办理，不在岗的可以指定代理人。',
  },
  {
    kind: 'returned',
    sentence: (count) => `${count} 项退回 ${insightSettings.manyReturns} 次以上还没有办结`,
    advice: '请绩效管理员与填报人当面核对一次。',
  },
];

/** Only what there is: an empty list is good news. */
export function decisionsOn(tasks: readonly InsightTask[], around: InsightAround): Decision[] {
  const isYearOver = around.today > `${around.fiscalYear}-12-31`;
  return asked.flatMap(({ kind, sentence, advice, adviceAfterYear }): Decision[] => {
    const rows = taskRows(kind, tasks, around);
    if (rows.length === 0) return [];
    const units = new Set(rows.map(({ task }) => task.unitId)).size;
    return [
      {
        kind,
        count: rows.length,
        sentence: sentence(rows.length, units),
        advice: (isYearOver && adviceAfterYear) || advice,
        examples: rows.slice(0, insightSettings.examples),
      },
    ];
  });
}
