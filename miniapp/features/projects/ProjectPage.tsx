import { useQuery } from '@tanstack/react-query';
import { draftIndicator } from '../../../shared/templates/draft';
import { sumDecimals } from '../../../shared/decimal';
import { getProfile } from '../../../shared/scoring/profiles';
import type { ProjectDetail } from '../../../shared/contracts/projects';
import { Assumptions } from '../../components/Assumptions';
import { AssumedTag, DemoTag } from '../../components/marks';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { IndicatorTable } from '../templates/IndicatorTable';
import '../templates/templates.css';
import { FundsCard } from './FundsCard';
import { GoalCard } from './GoalCard';
import { PeopleCard } from './PeopleCard';
import { ProjectHistory } from './ProjectHistory';
import './projects.css';
import { projectQuery } from './queries';

/** One project: who fills and reviews it, its money, its goal and indicators, and what was changed. */
export default function ProjectPage({ id }: { id: string }) {
  const query = useQuery(projectQuery(id));
  return (
    <Page title="项目" wide>
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {(project) => <Project project={project} />}
      </QueryView>
    </Page>
  );
}

function Project({ project }: { project: ProjectDetail }) {
  const { name, unitName, fiscalYear, competentDepartment, code, lockedBy } = project;
  return (
    <>
      <PageHead
        title={
          <>
            {name} {project.isDemo && <DemoTag />}
          </>
        }
        back={{ href: '#/projects', label: '项目库' }}
      >
        <PageSentence>
          {fiscalYear} 年度 {project.fiscalYearAssumed && <AssumedTag />} · {unitName} · 主管部门 {competentDepartment}
          {code && ` · 编码 ${code}`}
        </PageSentence>
      </PageHead>
      {lockedBy && (
        <p className="notice">
          已在评价批次“<a href={`#/campaigns/${lockedBy.id}`}>{lockedBy.name}</a>
          ”里。任务用的是下达时的副本，所以项目不能再改；要换填报人，请打开任务改派。
        </p>
      )}
      <div className="project">
        <aside className="project__side">
          <PeopleCard project={project} />
          <FundsCard project={project} />
          <GoalCard project={project} />
          <Assumptions sentences={project.assumptions} />
          <ProjectHistory history={project.history} />
        </aside>
        <Indicators project={project} />
      </div>
    </>
  );
}

function Indicators({ project }: { project: ProjectDetail }) {
  const { id, indicators, lockedBy, profileId } = project;
  const sum = sumDecimals(indicators.map(({ points }) => points));
  return (
    <section className="card template-table">
      <header className="board__tools">
        <h2 className="card__title">
          绩效指标 <span className="muted num">{indicators.length} 项</span>
        </h2>
        {!lockedBy && (
          <a className="button button--quiet" href={`#/projects/${id}/indicators`}>
            {indicators.length > 0 ? '修改指标、套用模板' : '填写指标、套用模板'}
          </a>
        )}
      </header>
      {indicators.length > 0 ? (
        <>
          <p className="muted small">
            分值合计 {sum} 分，评分方案：{getProfile(profileId).name}
          </p>
          <IndicatorTable rows={indicators.map((row) => draftIndicator(row, false))} />
        </>
      ) : (
        <p className="board__none muted">还没有绩效指标。可以套用一个模板，再填写本项目的年度指标值。</p>
      )}
    </section>
  );
}
