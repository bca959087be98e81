import type Router from '@koa/router';
import { z } from 'zod';
import { daySchema } from '../../shared/contracts/common';
import { setExceptionSchema, workCalendarQuerySchema } from '../../shared/contracts/reminders';
import { yearOf } from '../../shared/reminders/workCalendar';
import { change, read, type Platform } from '../http/endpoint';
import { describeYear, removeException, setException } from './calendarYear';

const params = z.object({ day: daySchema });

/** 工作日历: which days are worked, and what the office does differently. */
export function calendarRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/work-calendar',
    read(platform, { query: workCalendarQuerySchema }, (ctx, { query }) => describeYear(ctx, query.year)),
  );

  router.put(
    '/api/work-calendar/:day',
    change(platform, { params, body: setExceptionSchema }, async (ctx, { params: { day }, body }) => {
      await setException(ctx, day, body);
      return describeYear(ctx, yearOf(day));
    }),
  );

  router.post(
    '/api/work-calendar/:day/removal',
    change(platform, { params }, async (ctx, { params: { day } }) => {
      await removeException(ctx, day);
      return describeYear(ctx, yearOf(day));
    }),
  );
}
