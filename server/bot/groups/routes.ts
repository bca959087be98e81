import type Router from '@koa/router';
import { z } from 'zod';
import { idSchema } from '../../../shared/contracts/common';
import { change, read, type Platform } from '../../http/endpoint';
import { unbindGroupHere } from './bindGroup';
import { campaignManaged, listGroups } from './queries';

const params = z.object({ id: idSchema });
const groupParams = z.object({ id: idSchema, groupId: idSchema });

/** 绑定的群 of a campaign: which they are, and ending one. A group is bound where it is: in the group. */
export function groupRoutes(router: Router, platform: Platform): void {
  router.get(
    '/api/campaigns/:id/groups',
    read(platform, { params }, (ctx, input) => listGroups(ctx, input.params.id)),
  );

  router.post(
    '/api/campaigns/:id/groups/:groupId/unbinding',
    change(platform, { params: groupParams, idempotent: true }, async (ctx, { params: { id, groupId } }) => {
      await campaignManaged(ctx, id);
      await unbindGroupHere(ctx, id, groupId);
      return listGroups(ctx, id);
    }),
  );
}
