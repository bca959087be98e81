import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import {
  acceptSuggestionsSchema,
  deputySchema,
  grantRoleSchema,
  peopleQuerySchema,
  revokeRoleSchema,
  unitsQuerySchema,
} from '../../shared/contracts/people';
import { change, read, type Platform } from '../http/endpoint';
import { grantByAdmin } from './grantRole';
import { listPeople, listUnits, presentPerson } from './people';
import { revokeRole } from './revokeRole';
import { setDeputy } from './setDeputy';
import { acceptSuggestions, listSuggestions } from './suggestions';

const personParams = z.object({ id: idSchema });
const roleParams = z.object({ id: idSchema, roleId: idSchema });

/** 人员与角色: who is there, which roles they hold, who stands in for them. */
export function peopleRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/people',
    read(platform, { query: peopleQuerySchema }, (ctx, { query }) => listPeople(ctx, query)),
  );

  router.get(
    '/api/people/:id',
    read(platform, { params: personParams }, (ctx, { params }) => presentPerson(ctx, params.id)),
  );

  router.get(
    '/api/units',
    read(platform, { query: unitsQuerySchema }, (ctx, { query }) => listUnits(ctx, query.search)),
  );

  router.post(
    '/api/people/:id/roles',
    change(
      platform,
      { params: personParams, body: grantRoleSchema, idempotent: true },
      async (ctx, { params, body }) => {
        await grantByAdmin(ctx, { personId: params.id, ...body });
        return presentPerson(ctx, params.id);
      },
    ),
  );

  router.post(
    '/api/people/:id/roles/:roleId/revocation',
    change(platform, { params: roleParams, body: revokeRoleSchema, idempotent: true }, async (ctx, { params }) => {
      await revokeRole(ctx, params.id, params.roleId);
      return presentPerson(ctx, params.id);
    }),
  );

  router.put(
    '/api/people/:id/deputy',
    change(platform, { params: personParams, body: deputySchema }, async (ctx, { params, body }) => {
      await setDeputy(ctx, params.id, body);
      return presentPerson(ctx, params.id);
    }),
  );

  router.get(
    '/api/role-suggestions',
    read(platform, {}, (ctx) => listSuggestions(ctx)),
  );

  router.post(
    '/api/role-suggestions/acceptance',
    change(platform, { body: acceptSuggestionsSchema, idempotent: true }, async (ctx, { body }) => {
      await acceptSuggestions(ctx, body);
      return listSuggestions(ctx);
    }),
  );
}
