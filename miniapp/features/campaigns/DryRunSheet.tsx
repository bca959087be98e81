import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import { groupBy } from '../../../shared/groupBy';
import { Sheet } from '../../components/Sheet';

interface DryRunSheetProps {
  preview: CampaignPreview;
  open: boolean;
  onClose: () => void;
}

/** 试算: the plan of the launch, person by person. Computed by the same code that launches; nothing is written or sent. */
export function DryRunSheet({ preview, open, onClose }: DryRunSheetProps) {
  const people = byFiller(preview.tasks);
  const result =
    preview.problems.length > 0
      ? `现在还不能发起：有 ${preview.problems.length} 处要先处理。`
      : `可以发起：会生成 ${preview.tasks.length} 项任务，给 ${preview.people} 人发 ${preview.messages} 条通知和待办。`;
  return (
    <Sheet title="试算结果" open={open} onClose={onClose}>
      <p>{result}</p>
      <p className="muted small">这是试算，没有保存，也没有给任何人发消息。</p>
      {preview.problems.map((problem) => (
        <p key={problem} className="field-error">
          {problem}
        </p>
      ))}
      <ul className="dry-run">
        {people.map(({ name, tasks }) => (
          <li key={name} className="who">
            <p>
              <b>{name}</b>{' '}
              <span className="muted small num">
                {tasks.length} 项任务，{tasks.reduce((sum, { minutes }) => sum + minutes, 0)} 分钟
              </span>
            </p>
            {tasks.map((task) => (
              <p key={task.projectId} className="small">
                {task.noticeTitle}
                <span className="muted">
                  {' '}
                  {task.unitName}，{[...task.leadNames, ...task.reviewerNames].join('、') || '没有人'}审核
                </span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function byFiller(tasks: CampaignPreview['tasks']) {
  return [...groupBy(tasks, ({ fillerName }) => fillerName ?? '没有填报人')].map(([name, ofOne]) => ({
    name,
    tasks: ofOne,
  }));
}
