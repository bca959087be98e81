import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import type { CampaignBoard, CampaignSummary, ProjectList } from '../../shared/contracts/campaigns';
import type { DeliveryList, DingTalkStatus, TaskDeliveries } from '../../shared/contracts/deliveries';
import type { AppConfig, Me } from '../../shared/contracts/identity';
import type { Quota } from '../../shared/contracts/quota';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import type { TaskTimeline } from '../../shared/contracts/timeline';
import type { TemplateDetail, TemplateList } from '../../shared/contracts/templates';
import { get } from './client';
import { lookAgainMs } from './live';
import { isWorthRepeating } from './problems';

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
  queryFn: () => get<AppConfig>('api/app-config'),
  staleTime: Infinity,
});

export const fetchMe = () => get<Me>('api/me');

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: Infinity });

/** What is only looked at follows by itself, while the page is in view. */
const LOOK_AGAIN_MS = 20_000;

export const tasksQuery = queryOptions({
  queryKey: ['tasks'],
  queryFn: () => get<MyTasks>('api/tasks'),
  refetchInterval: lookAgainMs,
});

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => get<TaskDetail>(`api/tasks/${id}`),
    // A form being filled hears the server with each of its own savings.
    refetchInterval: ({ state }) => (state.data?.can.save ? false : lookAgainMs()),
  });

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => get<{ campaigns: CampaignSummary[] }>('api/campaigns'),
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
    refetchInterval: LOOK_AGAIN_MS,
  });

export const taskDeliveriesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['task-deliveries', taskId],
    queryFn: () => get<TaskDeliveries>(`api/tasks/${taskId}/deliveries`),
    refetchInterval: LOOK_AGAIN_MS,
  });

export const dingtalkStatusQuery = queryOptions({
  queryKey: ['dingtalk-status'],
  queryFn: () => get<DingTalkStatus>('api/dingtalk-status'),
  refetchInterval: LOOK_CLOSELY_MS,
});

export const quotaQuery = queryOptions({
  queryKey: ['quota'],
  queryFn: () => get<Quota>('api/quota'),
  refetchInterval: LOOK_AGAIN_MS,
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

/** After a decision: the task is known from its answer, every list that shows it is asked for again. */
export function adoptTask(detail: TaskDetail): void {
  queryClient.setQueryData(taskQuery(detail.id).queryKey, detail);
  void queryClient.invalidateQueries({ queryKey: tasksQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: campaignsQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: ['campaign'] });
  void queryClient.invalidateQueries({ queryKey: ['campaign-tasks'] });
  void queryClient.invalidateQueries({ queryKey: ['task-timeline', detail.id] });
}
