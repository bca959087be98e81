// Behind the scenes of the platform: its clock, what the app was granted, how pushes reach it, and what may be used in a month.
import { z } from 'zod';
import { isPermission, PERMISSIONS } from '../state/permissions';
import type { World } from '../world';
import { control, ControlRefusal, read, type ControlRoute } from './control';

const PREFIX = '/__sandbox/api';
const LATEST_EVENTS = 100;

export const platformRoutes: ControlRoute[] = [
  control('POST', `${PREFIX}/clock`, ({ world, body }) => {
    const { advanceMs } = read(
      z.object({ advanceMs: z.number().positive().or(z.literal('message')).nullable() }),
      body,
    );
    if (advanceMs === null) world.journey.reset();
    else if (advanceMs !== 'message') world.journey.advance(advanceMs);
    else if (!world.journey.toNextMessage()) throw new ControlRefusal(409, '应用没有跟随沙箱的时钟');
    return clockView(world);
  }),
  control('POST', `${PREFIX}/clock/following`, async ({ world, body }) => {
    const { reachedMs } = read(z.object({ reachedMs: z.number().nullable() }), body);
    return { aheadMs: await world.journey.follow(reachedMs) };
  }),

  control('GET', `${PREFIX}/push`, ({ world }) => world.push.targets()),
  control('PUT', `${PREFIX}/push`, setTargets),

  control('GET', `${PREFIX}/events`, ({ world: { push, calls } }) => {
    const events = push.events.deliveries();
    return {
      events: events.slice(-LATEST_EVENTS).reverse(),
      total: events.length,
      held: push.heldCount(),
      deliveries: calls.deliveries(),
    };
  }),
  control('POST', `${PREFIX}/events`, ({ world, body }) => {
    const schema = z.object({ eventType: z.string().min(1), data: z.record(z.string(), z.unknown()).default({}) });
    const { eventType, data } = read(schema, body);
    return { eventId: world.push.events.publish(eventType, data).eventId };
  }),
  control('POST', `${PREFIX}/events/:eventId/repeat`, ({ world, params }) => {
    if (!world.push.events.repeat(params.eventId ?? '')) throw new ControlRefusal(404, '没有这个事件');
    return {};
  }),

  control('GET', `${PREFIX}/permissions`, ({ world }) => permissionsView(world)),
  control('PUT', `${PREFIX}/permissions`, ({ world, body }) => {
    for (const [name, isGranted] of Object.entries(read(z.record(z.string(), z.boolean()), body))) {
      if (!isPermission(name)) throw new ControlRefusal(400, `没有这种权限：${name}`);
      world.permissions.grant(name, isGranted);
    }
    return permissionsView(world);
  }),
  control('PUT', `${PREFIX}/visible-scope`, ({ world, body }) => {
    const scope = z.object({
      departmentIds: z.array(z.number()).default([]),
      userids: z.array(z.string()).default([]),
    });
    world.permissions.setScope(read(z.object({ scope: scope.nullable() }), body).scope);
    return permissionsView(world);
  }),

  control('PUT', `${PREFIX}/limits`, ({ world, body }) => {
    const most = z.number().int().min(0);
    const schema = z.object({ perSecond: most.nullable(), calls: most, deliveries: most }).partial();
    const { perSecond, calls, deliveries } = read(schema, body);
    if (perSecond !== undefined) world.limits.setPerSecond(perSecond);
    if (calls !== undefined) world.calls.setQuota({ calls });
    if (deliveries !== undefined) world.calls.setQuota({ deliveries });
    return { perSecond: world.limits.perSecond(), ...world.calls.quota() };
  }),
];

function clockView({ clock, journey }: World): object {
  return { now: clock.now(), aheadMs: clock.aheadMs(), leftMs: journey.leftMs() };
}

function permissionsView({ permissions }: World): object {
  return { known: PERMISSIONS, missing: permissions.missing(), scope: permissions.scope() };
}

const targetsSchema = z.object({
  events: z
    .object({ url: z.url(), token: z.string().min(1), aesKey: z.string().length(43) })
    .nullable()
    .optional(),
  robot: z.object({ url: z.url() }).nullable().optional(),
});

async function setTargets({ world, body }: { world: World; body: unknown }): Promise<object> {
  const { events, robot } = read(targetsSchema, body);
  if (events !== undefined && !(await world.push.setEventTarget(events)))
    throw new ControlRefusal(400, '验证失败：推送地址没有在 2.5 秒内以加密的 success 应答。');
  if (robot !== undefined) world.push.setRobotTarget(robot?.url ?? null);
  return world.push.targets();
}
