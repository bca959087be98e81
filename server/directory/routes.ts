import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import { answerRunSchema, type DirectoryStatus } from '../../shared/contracts/people';
import { runSentence } from '../../shared/directory/runWords';
import type { ActionContext } from '../context';
import { change, exchange, read, repeatWhenOvertaken, type Platform } from '../http/endpoint';
import { OrgUnit, Person } from '../identity/entities';
import { authorizeManaging, authorizeManagingAll } from '../identity/peoplePolicy';
import { answerRun, beginRun, lastFinished, latestRun } from './runs';
import type { DirectorySync } from './sync';

/** 同步通讯录: how it stands, one started by hand, and an admin's word on a directory that shrank. */
export function directoryRoutes(router: Router, platform: Platform, sync: DirectorySync): void {
  router.get(
    '/api/directory',
    read(platform, {}, (ctx) => presentDirectory(ctx)),
  );

  router.post(
    '/api/directory/runs',
    exchange(platform, { who: 'signed-in' }, async (_koa, _input, contextFor) => {
      const begin = () =>
        platform.database.transaction(async (db) => {
          const ctx = contextFor(db);
          authorizeManaging(ctx.actor);
          await beginRun(ctx, 'admin');
          return presentDirectory(ctx);
        });
      // Of two at once the later one finds the run of the earlier.
      const status = await repeatWhenOvertaken(begin);
      sync.ring();
      return status;
    }),
  );

  const shapes = { params: z.object({ id: idSchema }), body: answerRunSchema, idempotent: true };
  const answer = change(platform, shapes, async (ctx, { params, body }) => {
    // It decides about everybody's people, not only those of the actor's units.
    authorizeManagingAll(ctx.actor);
    await answerRun(ctx, params.id, body.accept);
    return presentDirectory(ctx);
  });
  router.post('/api/directory/runs/:id/answer', async (koa, next) => {
    await answer(koa, next);
    sync.ring();
  });
}

/** @throws Problem 403 unless the actor is an admin */
async function presentDirectory(ctx: ActionContext): Promise<DirectoryStatus> {
  authorizeManaging(ctx.actor);
  const run = await latestRun(ctx.db);
  return {
    people: await ctx.db.countBy(Person, { active: true }),
    units: await ctx.db.countBy(OrgUnit, { active: true }),
    syncedAt: (await lastFinished(ctx.db))?.toISOString() ?? null,
    run: run && {
      id: run.id,
      state: run.state,
      sentence: runSentence({ ...run, ...run.counts, waiting: run.queue.length }),
      startedAt: run.startedAt.toISOString(),
      startedByName: run.startedByName,
      finishedAt: run.finishedAt?.toISOString() ?? null,
    },
  };
}
