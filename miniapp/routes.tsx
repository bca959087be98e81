import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Message } from './components/Message';
import { Page } from './components/Page';
import { pageOf } from './components/pageOf';
import { CardsSkeleton } from './components/Skeleton';
import { useGoOnUploading } from './features/evidence/useGoOnUploading';
import { MyTasksPage } from './features/tasks/MyTasksPage';
import { taskPart } from './parts';
import { useStartAtTop } from './startAtTop';

const TaskPage = pageOf(taskPart);

// Managing is done by few and on wide screens: fillers do not download it.
const CampaignListPage = lazy(() => import('./features/campaigns/CampaignListPage'));
const LaunchPage = lazy(() => import('./features/campaigns/LaunchPage'));
const ImportPage = lazy(() => import('./features/imports/ImportPage'));
const ProjectListPage = lazy(() => import('./features/projects/ProjectListPage'));
const ProjectPage = lazy(() => import('./features/projects/ProjectPage'));
const ProjectIndicatorsPage = lazy(() => import('./features/projects/ProjectIndicatorsPage'));
const AuditPage = lazy(() => import('./features/audit/AuditPage'));
const ProfilesPage = lazy(() => import('./features/profiles/ProfilesPage'));
const PeoplePage = lazy(() => import('./features/people/PeoplePage'));
const BoardPage = lazy(() => import('./features/campaigns/BoardPage'));
const DashboardPage = lazy(() => import('./features/insight/DashboardPage'));
const XrayPage = lazy(() => import('./features/insight/XrayPage'));
const InsightRowsPage = lazy(() => import('./features/insight/RowsPage'));
const DeliveriesPage = lazy(() => import('./features/deliveries/DeliveriesPage'));
const QuotaPage = lazy(() => import('./features/deliveries/QuotaPage'));
const RemindersPage = lazy(() => import('./features/reminders/RemindersPage'));
const CampaignRemindersPage = lazy(() => import('./features/reminders/CampaignRemindersPage'));
const WorkCalendarPage = lazy(() => import('./features/reminders/WorkCalendarPage'));
const ReviewListPage = lazy(() => import('./features/reviews/ReviewListPage'));
const TemplateListPage = lazy(() => import('./features/templates/TemplateListPage'));
const TemplatePage = lazy(() => import('./features/templates/TemplatePage'));
const TemplateEditPage = lazy(() => import('./features/templates/TemplateEditPage'));
const TemplateImportPage = lazy(() => import('./features/templates/TemplateImportPage'));

const VersionsPage = lazy(() => import('./features/templates/VersionsPage'));

export function Routes() {
  useStartAtTop();
  useGoOnUploading();
  return (
    <Suspense fallback={<Opening />}>
      <Switch>
        <Route path="/" component={MyTasksPage} />
        <Route path="/tasks/:id/:view?">{({ id, view }) => <TaskPage key={id} id={id} view={view ?? ''} />}</Route>
        <Route path="/campaigns" component={CampaignListPage} />
        <Route path="/campaigns/new/:year?">
          {({ year }) => <LaunchPage key="new" year={year ? Number(year) : null} draftId={null} />}
        </Route>
        <Route path="/campaigns/new/draft/:id">{({ id }) => <LaunchPage key={id} year={null} draftId={id} />}</Route>
        <Route path="/projects/import" component={ImportPage} />
        <Route path="/projects" component={ProjectListPage} />
        <Route path="/projects/:id">{({ id }) => <ProjectPage key={id} id={id} />}</Route>
        <Route path="/projects/:id/indicators">{({ id }) => <ProjectIndicatorsPage key={id} id={id} />}</Route>
        <Route path="/campaigns/:id/reminders/:view?">
          {({ id, view }) => <CampaignRemindersPage key={id} id={id} view={view ?? ''} />}
        </Route>
        <Route path="/campaigns/:id/:filter?">{({ id, filter }) => <BoardPage id={id} address={filter ?? ''} />}</Route>
        <Route path="/insight/:id?">{({ id }) => <DashboardPage id={id ?? null} />}</Route>
        <Route path="/insight/:id/xray/:view?">{({ id, view }) => <XrayPage id={id} view={view ?? ''} />}</Route>
        <Route path="/insight/:id/rows/:filter">
          {({ id, filter }) => <InsightRowsPage id={id} filter={filter} />}
        </Route>
        <Route path="/reviews/:id?/:view?">
          {({ id, view }) => <ReviewListPage id={id ?? ''} returning={view === 'return'} />}
        </Route>
        <Route path="/people" component={PeoplePage} />
        <Route path="/deliveries/:filter?">{({ filter }) => <DeliveriesPage address={filter ?? ''} />}</Route>
        <Route path="/reminders" component={RemindersPage} />
        <Route path="/work-calendar" component={WorkCalendarPage} />
        <Route path="/quota" component={QuotaPage} />
        <Route path="/audit" component={AuditPage} />
        <Route path="/profiles" component={ProfilesPage} />
        <Route path="/templates" component={TemplateListPage} />
        <Route path="/templates/import/:into?">
          {({ into }) => <TemplateImportPage key={into} into={into ?? null} />}
        </Route>
        <Route path="/templates/:id">{({ id }) => <TemplatePage key={id} id={id} />}</Route>
        <Route path="/templates/:id/versions">{({ id }) => <VersionsPage key={id} id={id} />}</Route>
        <Route path="/templates/:id/copy">{({ id }) => <TemplateEditPage key={id} id={id} purpose="copy" />}</Route>
        <Route path="/templates/:id/edit">{({ id }) => <TemplateEditPage key={id} id={id} purpose="change" />}</Route>
        <Route component={NoSuchPage} />
      </Switch>
    </Suspense>
  );
}

function Opening() {
  return (
    <Page title="绩效通">
      <CardsSkeleton />
    </Page>
  );
}

function NoSuchPage() {
  return (
    <Page title="绩效通">
      <Message mood="calm" title="没有这个页面" hint="链接可能不完整。您的任务都在“我的任务”里。">
        <a className="button button--primary button--block" href="#/">
          返回我的任务
        </a>
      </Message>
    </Page>
  );
}
