import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonDetail } from '../../../shared/contracts/people';
import type { ProjectDetail } from '../../../shared/contracts/projects';
import { roleLabels } from '../../../shared/labels';
import { post } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Picker, type Choice } from '../../components/Picker';
import { Sheet } from '../../components/Sheet';
import { Trouble } from '../../components/Trouble';
import { useColleagues } from '../people/queries';
import { projectQuery, useProjectChange } from './queries';

type Step = ProjectDetail['steps'][number];

/** Who fills, and who decides at each step. The filler is the project's; reviewers come with the roles of its unit. */
export function PeopleCard({ project }: { project: ProjectDetail }) {
  const [choosing, setChoosing] = useState<'filler' | Step | null>(null);
  const { filler, steps, lockedBy, unitName } = project;
  return (
    <section className="card">
      <h2 className="card__title">谁填，谁审</h2>
      <dl className="facts">
        <div className="facts__row">
          <dt>填报人</dt>
          <dd>
            {filler?.name ?? '还没有'} {filler && !filler.active && <span className="tag tag--bad">已离职</span>}
            {!lockedBy && (
              <button type="button" className="text-button" onClick={() => setChoosing('filler')}>
                {filler ? '更换' : '指定'}
              </button>
            )}
          </dd>
        </div>
        {steps.map((step) => (
          <div key={step.role} className="facts__row">
            <dt>{step.label}</dt>
            <dd>
              {step.names.join('、') || '没有人'}
              <button
                type="button"
                className="text-button"
                aria-label={`指定${step.label}的人`}
                onClick={() => setChoosing(step)}
              >
                指定
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small">审核人按角色确定，对{unitName}的所有项目一样。</p>
      <Sheet
        title={choosing === 'filler' ? '填报人' : `指定${choosing ? choosing.label : ''}的人`}
        open={choosing !== null}
        onClose={() => setChoosing(null)}
      >
        {choosing === 'filler' ? (
          <FillerForm project={project} onDone={() => setChoosing(null)} />
        ) : (
          choosing && <ReviewerForm project={project} step={choosing} onDone={() => setChoosing(null)} />
        )}
      </Sheet>
    </section>
  );
}

function FillerForm({ project, onDone }: { project: ProjectDetail; onDone: () => void }) {
  const [chosen, setChosen] = useState<Choice | null>(null);
  const change = useProjectChange(project, onDone);
  return (
    <div className="project-form">
      <Picker label="由谁填报" example="姓名" chosen={chosen} onPick={setChosen} useFound={useColleagues} />
      <button
        type="button"
        className="button button--primary button--block"
        disabled={chosen === null || change.isPending}
        onClick={() => change.mutate({ fillerId: chosen!.id })}
      >
        {change.isPending ? '正在保存……' : chosen ? `由${chosen.name}填报` : '请先选一个人'}
      </button>
      {change.isError && <Trouble failure={change.error} />}
    </div>
  );
}

function ReviewerForm({ project, step, onDone }: { project: ProjectDetail; step: Step; onDone: () => void }) {
  const [chosen, setChosen] = useState<Choice | null>(null);
  const { id, unitId, unitName } = project;
  const grant = useMutation({
    mutationFn: (personId: string) => post<PersonDetail>(`api/people/${personId}/roles`, { role: step.role, unitId }),
    onSuccess() {
      void queryClient.invalidateQueries(projectQuery(id));
      onDone();
    },
  });
  return (
    <div className="project-form">
      <Picker label={`谁来${step.label}`} example="姓名" chosen={chosen} onPick={setChosen} useFound={useColleagues} />
      <button
        type="button"
        className="button button--primary button--block"
        disabled={chosen === null || grant.isPending}
        onClick={() => grant.mutate(chosen!.id)}
      >
        {chosen ? `授予${chosen.name}：${unitName}的${roleLabels[step.role]}` : '请先选一个人'}
      </button>
      <p className="muted small">
        授予的角色对{unitName}的所有项目有效；收回请到<a href="#/people">人员与角色</a>。
      </p>
      {grant.isError && <Trouble failure={grant.error} />}
    </div>
  );
}
