import { useState } from 'react';
import type { ProjectDetail, ProjectFundsInput } from '../../../shared/contracts/projects';
import { percentOf, sumDecimals } from '../../../shared/decimal';
import { foldWidth } from '../../../shared/indicators/units';
import { inTwoDecimals } from '../../../shared/wan';
import { Sheet } from '../../components/Sheet';
import { Trouble } from '../../components/Trouble';
import { useProjectChange } from './queries';

const COLUMNS: { key: keyof Omit<ProjectFundsInput, 'source'>; label: string }[] = [
  { key: 'initialBudget', label: '年初预算数' },
  { key: 'annualBudget', label: '全年预算数' },
  { key: 'executed', label: '全年执行数' },
];
const EMPTY: ProjectFundsInput = { source: '当年财政拨款', initialBudget: '', annualBudget: '', executed: '' };
const MOST_ROWS = 20;

/** 项目资金: the sums and the rate, and the rows to be changed. */
export function FundsCard({ project }: { project: ProjectDetail }) {
  const [isOpen, setOpen] = useState(false);
  const { funds, lockedBy } = project;
  const total = (key: (typeof COLUMNS)[number]['key']) => sumDecimals(funds.map((row) => row[key]));
  const rate = percentOf(total('executed'), total('annualBudget'));
  return (
    <section className="card">
      <header className="board__tools">
        <h2 className="card__title">项目资金</h2>
        {!lockedBy && (
          <button type="button" className="text-button" onClick={() => setOpen(true)}>
            {funds.length > 0 ? '修改' : '填写'}
          </button>
        )}
      </header>
      {funds.length === 0 ? (
        <p className="muted">还没有资金，预算执行率无法计算。</p>
      ) : (
        <dl className="facts">
          {COLUMNS.map(({ key, label }) => (
            <div key={key} className="facts__row">
              <dt>{label}</dt>
              <dd className="num">{inTwoDecimals(total(key))} 万元</dd>
            </div>
          ))}
          <div className="facts__row">
            <dt>预算执行率</dt>
            <dd className="num">{rate === null ? '没有预算' : `${rate}%`}</dd>
          </div>
        </dl>
      )}
      <Sheet title="项目资金（万元）" open={isOpen} onClose={() => setOpen(false)}>
        <FundsForm project={project} onDone={() => setOpen(false)} />
      </Sheet>
    </section>
  );
}

function FundsForm({ project, onDone }: { project: ProjectDetail; onDone: () => void }) {
  const [rows, setRows] = useState<ProjectFundsInput[]>(project.funds.length > 0 ? project.funds : [EMPTY]);
  const change = useProjectChange(project, onDone);
  const edit = (index: number, changes: Partial<ProjectFundsInput>) =>
    setRows((before) => before.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <div className="project-form">
      {rows.map((row, index) => (
        <fieldset key={index} className="funds-row">
          <legend className="visually-hidden">第 {index + 1} 项资金</legend>
          <label className="funds-row__source">
            <span className="field-label">资金来源</span>
            <input
              className="input"
              value={row.source}
              maxLength={50}
              onChange={(event) => edit(index, { source: event.target.value })}
            />
          </label>
          {COLUMNS.map(({ key, label }) => (
            <label key={key}>
              <span className="field-label">{label}</span>
              <input
                className="input num"
                inputMode="decimal"
                value={row[key]}
                maxLength={20}
                onChange={(event) => edit(index, { [key]: foldWidth(event.target.value).replace(/[,\s]|万元/g, '') })}
              />
            </label>
          ))}
          {rows.length > 1 && (
            <button
              type="button"
              className="text-button funds-row__remove"
              aria-label={`删除第 ${index + 1} 项资金`}
              onClick={() => setRows((before) => before.filter((_, at) => at !== index))}
            >
              删除
            </button>
          )}
        </fieldset>
      ))}
      <button
        type="button"
        className="button button--block"
        disabled={rows.length >= MOST_ROWS}
        onClick={() => setRows((before) => [...before, { ...EMPTY, source: '' }])}
      >
        加一项资金来源
      </button>
      <button
        type="button"
        className="button button--primary button--block"
        disabled={change.isPending}
        onClick={() => change.mutate({ funds: rows })}
      >
        {change.isPending ? '正在保存……' : '保存资金'}
      </button>
      {change.isError && <Trouble failure={change.error} />}
    </div>
  );
}
