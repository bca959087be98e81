import { useQuery } from '@tanstack/react-query';
import { spokenDay } from '../../../shared/calendar';
import type { Me } from '../../../shared/contracts/identity';
import type { MyTasks, TaskCard } from '../../../shared/contracts/tasks';
import { tasksQuery } from '../../api/queries';
import { useLive } from '../../api/useLive';
import { Page } from '../../components/Page';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { DingTalkBanner } from '../deliveries/DingTalkBanner';
import { ManagingLinks } from '../identity/ManagingLinks';
import { useMe } from '../identity/me';
import { DoneCard, FillCard, ReviewCard } from './TaskCards';
import './tasks.css';

export function MyTasksPage() {
  useLive();
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
      {nothing && <NothingYet />}
      <Group title="待我填报" tasks={open} card={FillCard} />
      <Group title="待我审核" tasks={tasks.toReview} card={ReviewCard} />
      <ManagingLinks />
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
      <p className="muted small">{whatElse(can)}</p>
    </section>
  );
}

/** What somebody without a task is likely to have come for. */
function whatElse({ launchCampaign, review, viewBoard }: Me['can']): string {
  if (launchCampaign) return '看各单位的进度，或者发起新的评价，请到“评价批次”。';
  if (review) return '填报人提交后，会同时发来钉钉通知和待办，点开就能审核。';
  if (viewBoard) return '各单位办到哪一步、得分和执行率怎样，请看“看板”；在钉钉里对绩效通说“进度”，也会马上回答。';
  return '绩效管理员发起评价批次后，您会收到钉钉通知和待办，点开就能填。如果您应该有任务却没有看到，请联系绩效管理员。';
}
