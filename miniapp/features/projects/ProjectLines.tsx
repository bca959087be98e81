import type { ProjectLine } from '../../../shared/contracts/projects';
import { inTwoDecimals } from '../../../shared/wan';
import { DemoTag } from '../../components/marks';
import { useWide } from '../../components/useWide';

/** A table when wide, lines on the phone. */
export function ProjectLines({ projects }: { projects: ProjectLine[] }) {
  return useWide() ? <Wide projects={projects} /> : <Narrow projects={projects} />;
}

function Wide({ projects }: { projects: ProjectLine[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {['项目', '单位', '年度', '填报人'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th scope="col" className="table__number">
            全年预算（万元）
          </th>
          <th scope="col" className="table__number">
            指标
          </th>
          <th scope="col">评价批次</th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.id}>
            <td>
              <a className="table__link" href={`#/projects/${project.id}`}>
                {project.name}
              </a>{' '}
              {project.isDemo && <DemoTag />}
              {project.code && <span className="muted small library__code num">{project.code}</span>}
            </td>
            <td>{project.unitName}</td>
            <td className="num">{project.fiscalYear}</td>
            <td>
              <Filler project={project} />
            </td>
            <td className="table__number num">{inTwoDecimals(project.annualBudget)}</td>
            <td className="table__number">
              <Indicators project={project} />
            </td>
            <td>{project.campaignName ?? <span className="muted">还没有</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Narrow({ projects }: { projects: ProjectLine[] }) {
  return (
    <ul>
      {projects.map((project) => (
        <li key={project.id}>
          <a className="board-row" href={`#/projects/${project.id}`}>
            <span className="board-row__body">
              <span>
                <b>{project.name}</b> {project.isDemo && <DemoTag />}
              </span>
              <span className="muted small">
                {project.fiscalYear} 年度 · {project.unitName}
              </span>
              <span className="small">
                <Filler project={project} /> · <Indicators project={project} />
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Filler({ project: { fillerName, fillerLeft } }: { project: ProjectLine }) {
  if (fillerName === null) return <span className="tag tag--bad">没有填报人</span>;
  return (
    <>
      {fillerName} {fillerLeft && <span className="tag tag--bad">已离职</span>}
    </>
  );
}

function Indicators({ project: { indicatorCount, points, pointsFit } }: { project: ProjectLine }) {
  if (indicatorCount === 0) return <span className="tag tag--bad">没有指标</span>;
  return (
    <span className="num">
      {indicatorCount} 项 {points} 分 {!pointsFit && <span className="tag tag--warn">分值不合</span>}
    </span>
  );
}
