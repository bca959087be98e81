// Events that could not be pushed (获取推送失败的事件列表), old API. What has been asked for is gone from the list.
import type { ApiRoute } from '../http/routes';

const MOST_PER_CALL = 200;

export const failedEventRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/call_back/get_call_back_failed_result',
    free: true,
    answer: ({ world: { push, directory } }) => ({
      failed_list: push.events.takeFailed(MOST_PER_CALL).map(({ eventType, bornAt, data, eventId }) => ({
        call_back_tag: eventType,
        event_time: bornAt,
        corpid: directory.corpId,
        [eventType]: { ...data, eventId },
      })),
      has_more: push.events.hasFailed(),
    }),
  },
];
