import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { idSchema } from '../../shared/contracts/common';
import {
  beginUploadSchema,
  chunkQuery,
  describeEvidenceSchema,
  evidenceFileQuery,
  MOST_CHUNK_BYTES,
  type UploadState,
} from '../../shared/contracts/evidence';
import { evidenceKinds, kindOfMediaType } from '../../shared/evidence/fileKinds';
import { problems } from '../../shared/problems';
import { change, exchange, read, repeatWhenOvertaken, type Platform } from '../http/endpoint';
import type { Evidence } from '../tasks/entities';
import { taskParams } from '../tasks/routes';
import { beginUpload } from './beginUpload';
import { describeEvidence, removeEvidence, restoreEvidence } from './changeEvidence';
import type { EvidenceSettings } from './limits';
import { presentEvidence } from './present';
import { evidenceFor } from './queries';
import { createReceiver } from './receivePiece';
import type { EvidenceStore } from './store';

const params = z.object({ id: idSchema });
const nothing = z.strictObject({});

/** 佐证材料: sending files in pieces, listing, describing, removing and bringing back, looking at them. */
export function evidenceRoutes(
  router: Router,
  platform: Platform,
  store: EvidenceStore,
  settings: EvidenceSettings,
): void {
  router.get(
    '/api/tasks/:id/evidence',
    read(platform, { params: taskParams }, (ctx, input) => presentEvidence(ctx, input.params.id, settings)),
  );

  uploadRoutes(router, platform, store, settings);

  const changing = { params, body: nothing, idempotent: true };
  router.put(
    '/api/evidence/:id',
    change(platform, { params, body: describeEvidenceSchema }, async (ctx, input) =>
      presentEvidence(ctx, await describeEvidence(ctx, input.params.id, input.body), settings),
    ),
  );
  router.post(
    '/api/evidence/:id/removal',
    change(platform, changing, async (ctx, input) =>
      presentEvidence(ctx, await removeEvidence(ctx, input.params.id), settings),
    ),
  );
  router.post(
    '/api/evidence/:id/restoration',
    change(platform, changing, async (ctx, input) =>
      presentEvidence(ctx, await restoreEvidence(ctx, input.params.id, settings), settings),
    ),
  );

  router.get(
    '/api/evidence/:id/file',
    exchange(platform, { who: 'signed-in', params, query: evidenceFileQuery }, async (koa, input, contextFor) => {
      const file = await platform.database.read((db) => evidenceFor(contextFor(db), input.params.id));
      await sendEvidence(koa, store, file, input.query.view === '1');
    }),
  );
}

function uploadRoutes(router: Router, platform: Platform, store: EvidenceStore, settings: EvidenceSettings): void {
  const { database } = platform;
  const receivePiece = createReceiver({ database, store, settings });

  router.put(
    '/api/evidence-uploads/:id',
    exchange(platform, { who: 'signed-in', params, body: beginUploadSchema }, async (_koa, input, contextFor) => {
      const { id } = input.params;
      await store.requireRoom(Math.min(input.body.sizeBytes, settings.fileBytes));
      const { done } = await repeatWhenOvertaken(() =>
        database.transaction((db) => beginUpload(contextFor(db), id, input.body, settings)),
      );
      return { received: done ? input.body.sizeBytes : await store.received(id), done } satisfies UploadState;
    }),
  );

  router.put(
    '/api/evidence-uploads/:id/content',
    exchange(platform, { who: 'signed-in', params, query: chunkQuery }, async (koa, input, contextFor) => {
      try {
        requirePiece(koa);
        return await receivePiece(contextFor, input.params.id, input.query.offset, koa.req);
      } finally {
        // What was not read to its end cannot be followed by another request.
        if (!koa.req.readableEnded) koa.set('Connection', 'close');
      }
    }),
  );
}

/** @throws Problem 413 for a piece that is larger than pieces are, or does not say how large it is */
function requirePiece(koa: Context): void {
  if (!((koa.request.length ?? Infinity) <= MOST_CHUNK_BYTES)) throw problems.bodyTooLarge({ limit: '4 MB' });
}

const LOCKED_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
/** Browsers show PDF with a viewer of their own, which a sandbox would keep out; scripts of a PDF never reach a page. */
const PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** A file as a download; pictures and PDF to be looked at when asked so, where nothing in them may run or fetch. */
async function sendEvidence(koa: Context, store: EvidenceStore, file: Evidence, view: boolean): Promise<void> {
  const kind = kindOfMediaType(file.mediaType);
  const isShown = view && kind !== null && evidenceKinds[kind].inline;
  koa.attachment(file.fileName, { type: isShown ? 'inline' : 'attachment' });
  koa.set({
    'Content-Security-Policy': kind === 'pdf' ? PDF_POLICY : LOCKED_POLICY,
    // The content never changes; who may see it does.
    'Cache-Control': 'private, no-cache',
    ETag: `"${file.sha256}"`,
  });
  koa.status = 200;
  if (koa.fresh) {
    koa.status = 304;
    return;
  }
  koa.type = file.mediaType;
  koa.length = file.sizeBytes;
  koa.body = await store.read(file);
}
