import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import type { CampaignBoard, CampaignList, ProjectList } from '../../shared/contracts/campaigns';
import type { DeliveryList, DingTalkStatus, TaskDeliveries } from '../../shared/contracts/deliveries';
import type { AppConfig, Me } from '../../shared/contracts/identity';
import type { Quota } from '../../shared/contracts/quota';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import type { TaskTimeline } from '../../shared/contracts/timeline';
import type { TemplateDetail, TemplateList } from '../../shared/contracts/templates';
import { rememberAnswer } from './answers';
import { ask, get } from './client';
import { isConnected, onConnected } from './connection';
import { lookAgainMs } from './lookAgain';
import { isWorthRepeating } from './problems';
import { getOrRecall } from './recall';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Others work on the same tasks: every screen asks again when it opens, and shows what is known meanwhile.
      staleTime: 0,
      retry: (count, failure) => count < 2 && isWorthRepeating(failure),
      // Offline state of a WebView is often wrong; asking is the only way to know.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export const appConfigQuery = queryOptions({
  queryKey: ['app-config'],
  queryFn: () => ask<AppConfig>('api/app-config'),
  staleTime: Infinity,
  // Whoever wants to sign in repeats it as a whole.
  retry: false,
});

export const fetchMe = () => ask<Me>('api/me');

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: Infinity });

/** While the server does not answer: whether it does again. */
const KNOCK_MS = 10_000;

/** Who is here is settled by the session, not by asking again. */
const SETTLED: readonly unknown[] = [...meQuery.queryKey, ...appConfigQuery.queryKey];

// What came from the device is asked for again as soon as somebody answers.
onConnected(() => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !SETTLED.includes(queryKey[0]) }));

/** Tells a list or a form that arrived after the device had already stood in. */
const show = (queryKey: readonly unknown[]) => (late: unknown) => queryClient.setQueryData(queryKey, late);

const isShown = (queryKey: readonly unknown[]) => queryClient.getQueryData(queryKey) !== undefined;

/** What was asked for before the page could draw is not asked for again when it does. */
const JUST_ASKED_MS = 5_000;

export const tasksQuery = queryOptions({
  queryKey: ['tasks'],
  queryFn: ({ queryKey }) => getOrRecall<MyTasks>('api/tasks', isShown(queryKey), show(queryKey)),
  staleTime: JUST_ASKED_MS,
  refetchInterval: lookAgainMs,
});

const taskPath = (id: string) => `api/tasks/${id}`;

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: ({ queryKey }) => getOrRecall<TaskDetail>(taskPath(id), isShown(queryKey), show(queryKey)),
    staleTime: JUST_ASKED_MS,
    // A form being filled hears the server with each of its own savings.
    refetchInterval: ({ state }) => (!isConnected() ? KNOCK_MS : state.data?.can.save ? false : lookAgainMs()),
  });

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => get<CampaignList>('api/campaigns'),
  refetchInterval: lookAgainMs,
});

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', id],
    queryFn: () => get<CampaignBoard>(`api/campaigns/${id}`),
    refetchInterval: lookAgainMs,
  });

export const projectsQuery = (fiscalYear: number) =>
  queryOptions({
    queryKey: ['projects', fiscalYear],
    queryFn: () => get<ProjectList>(`api/projects?fiscalYear=${fiscalYear}`),
  });

/** What DingTalk is doing changes by the second. */
const LOOK_CLOSELY_MS = 10_000;

/** @param filter as in the address, `show=missed&way=todo` */
export const deliveriesQuery = (filter: string) =>
  queryOptions({
    queryKey: ['deliveries', filter],
    queryFn: () => get<DeliveryList>(`api/deliveries?${filter}`),
    refetchInterval: LOOK_CLOSELY_MS,
    placeholderData: keepPreviousData,
  });

/** With whom a task is, and what happened to it. */
export const taskTimelineQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task-timeline', taskId],
    queryFn: () => get<TaskTimeline>(`api/tasks/${taskId}/timeline`),
    refetchInterval: lookAgainMs,
  });

export const taskDeliveriesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task-deliveries', taskId],
    queryFn: () => get<TaskDeliveries>(`api/tasks/${taskId}/deliveries`),
    refetchInterval: lookAgainMs,
  });

export const dingtalkStatusQuery = queryOptions({
  queryKey: ['dingtalk-status'],
  queryFn: () => get<DingTalkStatus>('api/dingtalk-status'),
  refetchInterval: LOOK_CLOSELY_MS,
});

export const quotaQuery = queryOptions({
  queryKey: ['quota'],
  queryFn: () => get<Quota>('api/quota'),
  refetchInterval: lookAgainMs,
});

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: () => get<TemplateList>('api/templates'),
});

export const templateQuery = (id: string) =>
  queryOptions({ queryKey: ['template', id], queryFn: () => get<TemplateDetail>(`api/templates/${id}`) });

/** After a save: the template is known from its answer, the list is asked for again. */
export function adoptTemplate(detail: TemplateDetail): void {
  queryClient.setQueryData(templateQuery(detail.id).queryKey, detail);
  void queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey });
}

/**
 * After a change: the task is known from its answer, every list that shows it is asked for again.
 * @returns when the device remembers it
 */
export async function adoptTask(detail: TaskDetail): Promise<void> {
  queryClient.setQueryData(taskQuery(detail.id).queryKey, detail);
  void queryClient.invalidateQueries({ queryKey: tasksQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: campaignsQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: ['campaign'] });
  void queryClient.invalidateQueries({ queryKey: ['campaign-tasks'] });
  void queryClient.invalidateQueries({ queryKey: ['task-timeline', detail.id] });
  await rememberAnswer(taskPath(detail.id), detail);
}
