import { useState } from 'react';
import type { ImportedProject, ImportPreview } from '../../../shared/contracts/projectImports';
import { inTwoDecimals } from '../../../shared/wan';
import { filtersOf, holds, stateWords, type StateFilter } from './states';
import { importable } from './useImport';

interface ProjectRowsProps {
  preview: ImportPreview;
  chosen: ReadonlySet<number>;
  onChange: (chosen: ReadonlySet<number>) => void;
}

/** The projects of the file, each with what will happen to it; those that can be imported can be chosen. */
export function ProjectRows({ preview, chosen, onChange }: ProjectRowsProps) {
  const filters = filtersOf(preview);
  const [filter, setFilter] = useState<StateFilter>(filters[0]!.filter);
  const shown = preview.projects.filter(({ state }) => holds(filter, state));
  const toggle = (number: number) =>
    onChange(new Set(chosen.has(number) ? [...chosen].filter((other) => other !== number) : [...chosen, number]));
  return (
    <section className="card">
      <h2 className="card__title">
        文件里的项目 <span className="muted">已选 {chosen.size} 个</span>
      </h2>
      <div className="chips" role="group" aria-label="按结果筛选">
        {filters.map((one) => (
          <button
            key={one.filter.label}
            type="button"
            className="chip"
            aria-pressed={one.filter === filter}
            onClick={() => setFilter(one.filter)}
          >
            {one.filter.label} <span className="num">{one.count}</span>
          </button>
        ))}
      </div>
      <ChooseAll preview={preview} chosen={chosen} onChange={onChange} />
      <ul>
        {shown.map((project) => (
          <li key={project.number} className="import-row">
            <ProjectRow project={project} chosen={chosen.has(project.number)} onToggle={() => toggle(project.number)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChooseAll({ preview, chosen, onChange }: ProjectRowsProps) {
  const numbers = importable(preview).map(({ number }) => number);
  const all = numbers.length > 0 && numbers.every((number) => chosen.has(number));
  return (
    <label className="pick pick--all">
      <input
        type="checkbox"
        checked={all}
        disabled={numbers.length === 0}
        onChange={() => onChange(new Set(all ? [] : numbers))}
      />
      <span>{numbers.length > 0 ? `全选可以导入的 ${numbers.length} 个` : '没有可以导入的项目'}</span>
    </label>
  );
}

interface ProjectRowProps {
  project: ImportedProject;
  chosen: boolean;
  onToggle: () => void;
}

function ProjectRow({ project, chosen, onToggle }: ProjectRowProps) {
  const canTake = project.state === 'new' || project.state === 'changed';
  const { label, tag } = stateWords[project.state];
  return (
    <>
      <label className="pick">
        <input type="checkbox" checked={chosen} disabled={!canTake} onChange={onToggle} />
        <span className="import-row__body">
          <span className="import-row__name">
            {project.name || '（没有名称）'}
            <span className="muted small">
              {project.unitName || '没有单位'} ·{' '}
              {project.fiscalYear === null ? '年度不明' : `${project.fiscalYear} 年度`}
            </span>
          </span>
          <span className="small import-row__facts">
            <span>{project.fillerName ? `填报人 ${project.fillerName}` : '没有填报人'}</span>
            <span className="num">
              {project.annualBudget === null ? '没有资金' : `全年预算 ${inTwoDecimals(project.annualBudget)} 万元`}，
              {project.indicatorCount} 个指标
            </span>
          </span>
          <span className="small">
            <span className={tag}>{label}</span> {project.outcome}
            {project.warnings > 0 && `${project.warnings} 处提醒。`}
          </span>
        </span>
      </label>
      {project.changes.length > 0 && <Changes project={project} />}
    </>
  );
}

function Changes({ project }: { project: ImportedProject }) {
  return (
    <details className="import-row__changes">
      <summary className="opens">看 {project.changes.length} 处变化</summary>
      <dl>
        {project.changes.map(({ label, before, after }) => (
          <div key={label + (before ?? '') + (after ?? '')}>
            <dt>{label}</dt>
            <dd>
              {before ?? '无'} <span aria-label="改为">→</span> {after ?? '无'}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
