import { useState } from 'react';
import type { ProjectDetail } from '../../../shared/contracts/projects';
import { Sheet } from '../../components/Sheet';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import { useProjectChange } from './queries';

/** 年度总体目标. */
export function GoalCard({ project }: { project: ProjectDetail }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card">
      <header className="board__tools">
        <h2 className="card__title">年度总体目标</h2>
        {!project.lockedBy && (
          <button type="button" className="text-button" aria-label="修改年度总体目标" onClick={() => setOpen(true)}>
            修改
          </button>
        )}
      </header>
      <p className="project-goal">{project.annualObjective || '还没有填写。'}</p>
      <Sheet title="年度总体目标" open={isOpen} onClose={() => setOpen(false)}>
        <GoalForm project={project} onDone={() => setOpen(false)} />
      </Sheet>
    </section>
  );
}

function GoalForm({ project, onDone }: { project: ProjectDetail; onDone: () => void }) {
  const [text, setText] = useState(project.annualObjective);
  const change = useProjectChange(project, onDone);
  return (
    <div className="project-form">
      <TextField id="project-goal" label="年度总体目标" value={text} onChange={setText} maxLength={4000} />
      <button
        type="button"
        className="button button--primary button--block"
        disabled={change.isPending}
        onClick={() => change.mutate({ annualObjective: text })}
      >
        {change.isPending ? '正在保存……' : '保存目标'}
      </button>
      {change.isError && <Trouble failure={change.error} />}
    </div>
  );
}
