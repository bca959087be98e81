import { useQuery } from '@tanstack/react-query';
import { spokenDay } from '../../../shared/calendar';
import type { MyTasks, TaskCard } from '../../../shared/contracts/tasks';
import { tasksQuery } from '../../api/queries';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { DingTalkBanner } from '../deliveries/DingTalkBanner';
import { useMe } from '../identity/me';
import { DoneCard, FillCard, ReviewCard } from './TaskCards';
import './tasks.css';

export function MyTasksPage() {
  const query = useQuery(tasksQuery);
  return (
    <Page title="我的任务">
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {(tasks) => <TaskGroups tasks={tasks} />}
      </QueryView>
    </Page>
  );
}

function TaskGroups({ tasks }: { tasks: MyTasks }) {
  const open = byUrgency(tasks.toFill);
  const nothing = open.length + tasks.toReview.length + tasks.done.length === 0;
  return (
    <>
      <Summary open={open} toReview={tasks.toReview} isNew={nothing} />
      <DingTalkBanner />
      <ManagingLinks />
      {nothing && <NothingYet />}
      <Group title="待我填报" tasks={open} card={FillCard} />
      <Group title="待我审核" tasks={tasks.toReview} card={ReviewCard} />
      <Done tasks={tasks.done} />
    </>
  );
}

/** Returned ones first, then by due date. */
function byUrgency(tasks: TaskCard[]): TaskCard[] {
  const returned = (task: TaskCard) => (task.state === 'returned' ? 0 : 1);
  return [...tasks].sort((one, other) => returned(one) - returned(other) || one.daysLeft - other.daysLeft);
}

function Summary({ open, toReview, isNew }: { open: TaskCard[]; toReview: TaskCard[]; isNew: boolean }) {
  const parts = [
    open.length > 0 && `还有 ${open.length} 项待填报${returnedWords(open)}，${urgency(open)}`,
    toReview.length > 0 && `${toReview.length} 项待审核`,
  ].filter(Boolean);
  const nothingOpen = isNew ? '现在没有等着您的任务。' : '都办完了，没有等着您的任务。';
  return (
    <header className="summary">
      <h1 className="summary__line">{parts.length > 0 ? `${parts.join('；')}。` : nothingOpen}</h1>
    </header>
  );
}

function returnedWords(open: TaskCard[]): string {
  const returned = open.filter((task) => task.state === 'returned').length;
  if (returned === 0) return '';
  return open.length === 1 ? '（被退回）' : `（其中 ${returned} 项被退回）`;
}

function urgency(open: TaskCard[]): string {
  const late = open.filter((task) => task.daysLeft < 0).length;
  if (late > 0) return `${late} 项已逾期`;
  const nearest = open.reduce((first, task) => (task.daysLeft < first.daysLeft ? task : first));
  return `${open.length > 1 ? '最近 ' : ''}${spokenDay(nearest.dueDate)}截止`;
}

/** On the phone only; a wide screen has them in its top bar. */
function ManagingLinks() {
  const { can } = useMe();
  return (
    <>
      {can.viewBoard && (
        <ManagingLink
          to="campaigns"
          name="评价批次"
          hint={can.launchCampaign ? '看进度，发起新的评价' : '看各单位进度和结果'}
        />
      )}
      {can.viewDeliveries && <ManagingLink to="deliveries" name="送达情况" hint="谁收到了通知，谁没收到，怎么补" />}
      {can.manageTemplates && <ManagingLink to="templates" name="指标体系" hint="模板、指标库，导入和导出" />}
      {can.managePeople && <ManagingLink to="people" name="人员与角色" hint="通讯录、角色和代理人" />}
    </>
  );
}

function ManagingLink({ to, name, hint }: { to: string; name: string; hint: string }) {
  return (
    <a className="board-link" href={`#/${to}`}>
      <span>{name}</span>
      <span className="muted small">{hint}</span>
      <span className="board-link__arrow" aria-hidden="true" />
    </a>
  );
}

function Group(props: { title: string; tasks: TaskCard[]; card: typeof FillCard }) {
  if (props.tasks.length === 0) return null;
  const Card = props.card;
  return (
    <section className="group">
      <h2 className="group__title">
        {props.title} <span className="num">{props.tasks.length}</span>
      </h2>
      {props.tasks.map((task) => (
        <Card key={task.id} task={task} />
      ))}
    </section>
  );
}

function Done({ tasks }: { tasks: TaskCard[] }) {
  if (tasks.length === 0) return null;
  return (
    <details className="done">
      <summary className="done__summary opens">已办 {tasks.length} 项</summary>
      {tasks.map((task) => (
        <DoneCard key={task.id} task={task} />
      ))}
    </details>
  );
}

function NothingYet() {
  const { can } = useMe();
  return (
    <section className="card empty">
      <p>要您填报或审核的任务会出现在这里。</p>
      <p className="muted small">
        {can.launchCampaign
          ? '看各单位的进度，或者发起新的评价，请到“评价批次”。'
          : '绩效管理员发起评价批次后，您会收到钉钉通知和待办，点开就能填。如果您应该有任务却没有看到，请联系绩效管理员。'}
      </p>
    </section>
  );
}
