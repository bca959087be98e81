import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectList } from '../../../shared/contracts/campaigns';
import { isFoundIn } from '../../../shared/search';
import { inTwoDecimals } from '../../../shared/wan';
import { projectsQuery } from '../../api/queries';
import { DemoTag } from '../../components/marks';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';

type Project = ProjectList['projects'][number];

interface ProjectPickerProps {
  fiscalYear: number;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

export function ProjectPicker({ fiscalYear, chosen, onChange }: ProjectPickerProps) {
  const query = useQuery(projectsQuery(fiscalYear));
  return (
    <QueryView query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ projects }) =>
        projects.length > 0 ? (
          <Picker projects={projects} chosen={chosen} onChange={onChange} />
        ) : (
          <section className="card empty">
            <p>{fiscalYear} 年度还没有项目。</p>
            <p className="muted small">请换一个年度，或先导入项目和绩效指标。</p>
            <a className="button button--quiet" href="#/projects/import">
              导入项目
            </a>
          </section>
        )
      }
    </QueryView>
  );
}

function Picker({ projects, chosen, onChange }: Omit<ProjectPickerProps, 'fiscalYear'> & { projects: Project[] }) {
  const [words, setWords] = useState('');
  const shown = projects.filter((project) => isFoundIn(`${project.name} ${project.unitName}`, words));
  const free = shown.filter((project) => !project.inCampaign);
  const taken = shown.filter((project) => project.inCampaign);
  const noneFree = words.trim() ? '没有找到可选的项目，换个词试试。' : '项目都已在本年度的批次里，可以换一个评价年度。';
  const allChosen = free.length > 0 && free.every((project) => chosen.has(project.id));
  const toggleAll = () => {
    const ids = free.map((project) => project.id);
    onChange(new Set(allChosen ? [...chosen].filter((id) => !ids.includes(id)) : [...chosen, ...ids]));
  };
  const toggle = (id: string) =>
    onChange(new Set(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]));
  return (
    <section className="card">
      <header className="board__tools">
        <h2 className="card__title">
          项目 <span className="muted">已选 {chosen.size} 个</span>
        </h2>
        <a className="text-button" href="#/projects/import">
          导入项目
        </a>
        <label className="search">
          <span className="visually-hidden">按项目或单位查找</span>
          <input
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            placeholder="项目或单位"
          />
        </label>
      </header>
      <label className="pick pick--all">
        <input type="checkbox" checked={allChosen} onChange={toggleAll} disabled={free.length === 0} />
        <span>{free.length > 0 ? `全选 ${free.length} 个` : noneFree}</span>
      </label>
      <ul>
        {free.map((project) => (
          <li key={project.id}>
            <label className="pick">
              <input type="checkbox" checked={chosen.has(project.id)} onChange={() => toggle(project.id)} />
              <ProjectFacts project={project} />
            </label>
          </li>
        ))}
      </ul>
      <Taken projects={taken} />
    </section>
  );
}

/** Folded: they cannot be chosen, and by the year's end they are nearly all. */
function Taken({ projects }: { projects: Project[] }) {
  if (projects.length === 0) return null;
  return (
    <details className="taken">
      <summary className="taken__summary opens">本年度已在批次里的 {projects.length} 个</summary>
      <ul>
        {projects.map((project) => (
          <li key={project.id} className="pick">
            <ProjectFacts project={project} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function ProjectFacts({ project }: { project: Project }) {
  const rate = project.executionRatePercent === null ? '' : `，执行率 ${project.executionRatePercent}%`;
  return (
    <span className="pick__body">
      <span>
        {project.name} {project.isDemo && <DemoTag />}
      </span>
      <span className="muted small">
        {project.unitName} · {project.fillerName ?? '还没有填报人'}
      </span>
      <span className="muted small num">
        全年预算 {inTwoDecimals(project.annualBudget)} 万元{rate}
      </span>
    </span>
  );
}
