import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Message } from './components/Message';
import { Page } from './components/Page';
import { CardsSkeleton } from './components/Skeleton';
import { useGoOnUploading } from './features/evidence/useEvidence';
import { MyTasksPage } from './features/tasks/MyTasksPage';
import { TaskPage } from './features/tasks/TaskPage';
import { useStartAtTop } from './startAtTop';

// Managing is done by few and on wide screens: fillers do not download it.
const CampaignListPage = lazy(() => import('./features/campaigns/CampaignListPage'));
const LaunchPage = lazy(() => import('./features/campaigns/LaunchPage'));
const ImportPage = lazy(() => import('./features/imports/ImportPage'));
const PeoplePage = lazy(() => import('./features/people/PeoplePage'));
const BoardPage = lazy(() => import('./features/campaigns/BoardPage'));
const DeliveriesPage = lazy(() => import('./features/deliveries/DeliveriesPage'));
const QuotaPage = lazy(() => import('./features/deliveries/QuotaPage'));
const TemplateListPage = lazy(() => import('./features/templates/TemplateListPage'));
const TemplatePage = lazy(() => import('./features/templates/TemplatePage'));
const TemplateEditPage = lazy(() => import('./features/templates/TemplateEditPage'));
const TemplateImportPage = lazy(() => import('./features/templates/TemplateImportPage'));

export function Routes() {
  useStartAtTop();
  useGoOnUploading();
  return (
    <Suspense fallback={<Opening />}>
      <Switch>
        <Route path="/" component={MyTasksPage} />
        <Route path="/tasks/:id/:view?">{({ id, view }) => <TaskPage key={id} id={id} view={view ?? ''} />}</Route>
        <Route path="/campaigns" component={CampaignListPage} />
        <Route path="/campaigns/new/:year?">{({ year }) => <LaunchPage year={year ? Number(year) : null} />}</Route>
        <Route path="/projects/import" component={ImportPage} />
        <Route path="/campaigns/:id/:filter?">{({ id, filter }) => <BoardPage id={id} filter={filter ?? ''} />}</Route>
        <Route path="/people" component={PeoplePage} />
        <Route path="/deliveries/:filter?">{({ filter }) => <DeliveriesPage address={filter ?? ''} />}</Route>
        <Route path="/quota" component={QuotaPage} />
        <Route path="/templates" component={TemplateListPage} />
        <Route path="/templates/import/:into?">
          {({ into }) => <TemplateImportPage key={into} into={into ?? null} />}
        </Route>
        <Route path="/templates/:id">{({ id }) => <TemplatePage key={id} id={id} />}</Route>
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
