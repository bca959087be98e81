import { useState } from 'react';
import type { FindingGroup } from '../../../shared/insight/findings';
import { Bar } from '../../components/marks';

const SEVERITIES: Record<FindingGroup['severity'], [mark: string, tag: string, tone: string]> = {
  error: ['必须改', 'tag tag--bad', 'bad'],
  warning: ['要核对', 'tag tag--warn', 'warn'],
  info: ['供参考', 'tag', 'brand'],
};

interface GroupListProps {
  groups: readonly FindingGroup[];
  /** how many stand there before one asks for the others */
  first?: number;
  /** tasks that a full bar stands for */
  of: number;
  hrefOf: (group: FindingGroup) => string;
  /** false where a group holds findings of all kinds */
  marked?: boolean;
}

/** Findings counted by something, each line a link to its tasks. */
export function GroupList({ groups, first = 10, of, hrefOf, marked = true }: GroupListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? groups : groups.slice(0, first);
  return (
    <>
      <ol className="groups">
        {shown.map((group) => {
          const [mark, tag, tone] = SEVERITIES[group.severity];
          return (
            <li key={group.key}>
              <a className="groups__one" href={hrefOf(group)}>
                <span className="groups__line">
                  <span>
                    {marked && <span className={tag}>{mark}</span>} {group.title}
                  </span>
                  <span className="num">
                    {group.tasks} 项任务{group.findings > group.tasks && ` · ${group.findings} 处`}
                  </span>
                </span>
                <Bar percent={(group.tasks / Math.max(of, 1)) * 100} tone={tone} label={`${group.tasks}/${of}`} />
              </a>
            </li>
          );
        })}
      </ol>
      {!all && groups.length > first && (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          显示其余 {groups.length - first} 条
        </button>
      )}
    </>
  );
}
