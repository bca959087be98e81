import { useState, type ReactNode } from 'react';
import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import { useWide } from '../../components/useWide';
import { QuotaUse } from './QuotaUse';

/** Rows shown before somebody asks for all. */
const FIRST_ROWS = 20;

/** Who gets what: figures, burden, reminders, and each task with its people. */
export function LaunchWho({ preview, reminders }: { preview: CampaignPreview; reminders: ReactNode }) {
  return (
    <>
      <dl className="card numbers">
        <Figure value={preview.tasks.length} label="项任务" />
        <Figure value={preview.people} label="位填报人" />
        <Figure value={preview.messages} label="条通知和待办" />
      </dl>
      <Burden burden={preview.burden} people={preview.people} />
      <QuotaUse forecast={preview.quota} />
      {reminders}
      <Tasks tasks={preview.tasks} />
    </>
  );
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <div>
      <dd className="num">{value}</dd>
      <dt>{label}</dt>
    </div>
  );
}

function Burden({ burden, people }: { burden: CampaignPreview['burden']; people: number }) {
  const each = people > 0 ? Math.max(1, Math.round(burden.minutes / people)) : 0;
  return (
    <div className="card">
      <h3 className="card__title">填报负担</h3>
      <p>
        平均每人约 {each} 分钟；共问 {burden.asks} 项，合计 {burden.minutes} 分钟。每步审核合计 {burden.reviewMinutes}{' '}
        分钟。
      </p>
      {burden.heaviest.length > 1 && (
        <p className="muted small">
          最多的：
          {burden.heaviest.map(({ name, tasks, minutes }) => `${name} ${tasks} 项 ${minutes} 分钟`).join('，')}
        </p>
      )}
      <details className="launch-rule">
        <summary className="opens small">怎么算的</summary>
        {burden.rule.map((line) => (
          <p key={line} className="muted small">
            {line}
          </p>
        ))}
      </details>
    </div>
  );
}

function Tasks({ tasks }: { tasks: CampaignPreview['tasks'] }) {
  const [isWhole, setWhole] = useState(false);
  const isWide = useWide();
  const shown = isWhole ? tasks : tasks.slice(0, FIRST_ROWS);
  return (
    <div className="card">
      <h3 className="card__title">谁填，谁审</h3>
      {isWide ? <Wide tasks={shown} /> : <Narrow tasks={shown} />}
      {shown.length < tasks.length && (
        <button type="button" className="button button--quiet button--block" onClick={() => setWhole(true)}>
          显示全部 {tasks.length} 项
        </button>
      )}
    </div>
  );
}

const names = (people: string[]): string => (people.length > 0 ? people.join('、') : '没有人');

function Wide({ tasks }: { tasks: CampaignPreview['tasks'] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {['项目', '填报人', '单位负责人', '复核人'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th scope="col" className="table__number">
            预计
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.projectId}>
            <td>
              {task.projectName}
              <span className="muted small launch-who__unit">{task.unitName}</span>
            </td>
            <td>{task.fillerName ?? '没有填报人'}</td>
            <td>{names(task.leadNames)}</td>
            <td>{names(task.reviewerNames)}</td>
            <td className="table__number num">
              {task.asks} 项
              <br />
              {task.minutes} 分钟
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Narrow({ tasks }: { tasks: CampaignPreview['tasks'] }) {
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.projectId} className="who">
          <p>
            <b>{task.projectName}</b>{' '}
            <span className="muted small num">
              {task.asks} 项，{task.minutes} 分钟
            </span>
          </p>
          <p className="who__chain">
            <span>{task.fillerName ?? '没有填报人'}</span>
            <span>{names(task.leadNames)}</span>
            <span>{names(task.reviewerNames)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
