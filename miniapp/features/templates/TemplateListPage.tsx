import { useQuery } from '@tanstack/react-query';
import { dayOf, spokenDay } from '../../../shared/calendar';
import type { TemplateSummary } from '../../../shared/contracts/templates';
import { templatesQuery } from '../../api/queries';
import { DemoTag } from '../../components/marks';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { useMe } from '../identity/me';
import './templates.css';
import { kindWords, pointsWords } from './words';

/** 指标体系: what ships and what the bureau keeps for itself. */
export default function TemplateListPage() {
  const query = useQuery(templatesQuery);
  return (
    <Page title="指标体系" wide>
      <PageHead
        title="指标体系"
        acts={
          useMe().can.manageTemplates && (
            <>
              <a className="button button--quiet" href="#/profiles">
                评分方案
              </a>
              <a className="button button--primary" href="#/templates/import">
                导入 Excel
              </a>
            </>
          )
        }
      />
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {({ templates }) => (
          <>
            <Group title="本单位模板" templates={templates.filter(({ isOwn }) => isOwn)}>
              还没有本单位的模板。打开一个内置模板，点“另存为本单位模板”，就可以按本单位的情况修改；也可以导入现成的
              Excel。
            </Group>
            <Group title="内置模板" templates={templates.filter(({ isOwn }) => !isOwn)}>
              没有内置模板。
            </Group>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Group({ title, templates, children }: { title: string; templates: TemplateSummary[]; children: string }) {
  return (
    <section className="templates-group">
      <h2 className="group__title">
        {title} <span className="num">{templates.length}</span>
      </h2>
      {templates.length === 0 && <p className="card muted">{children}</p>}
      <ul className="campaigns">
        {templates.map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TemplateCard({ template }: { template: TemplateSummary }) {
  const { id, name, kind, source, indicatorCount, problemCount, isDemo, changedAt, changedByName } = template;
  return (
    <a className="campaign template-card" href={`#/templates/${id}`}>
      <h3 className="campaign__name">
        {name} {isDemo && <DemoTag />}
      </h3>
      <p className="campaign__line">
        <span>{kindWords[kind]}</span>
        <span className="num">{indicatorCount} 项指标</span>
        <span className="num">{pointsWords(template)}</span>
        {problemCount > 0 && <span className="tag tag--warn">待完善 {problemCount} 处</span>}
      </p>
      {source && <p className="muted small template-card__source">来源：{source}</p>}
      {changedAt && (
        <p className="muted small">
          {changedByName ?? ''} {spokenDay(dayOf(new Date(changedAt)))}修改
        </p>
      )}
    </a>
  );
}
