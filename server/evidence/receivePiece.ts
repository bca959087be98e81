import type { Readable } from 'node:stream';
import type { UploadState } from '../../shared/contracts/evidence';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import { Evidence } from '../tasks/entities';
import { EvidenceUpload } from './entities';
import { keepUpload } from './keepUpload';
import type { EvidenceSettings } from './limits';
import type { EvidenceStore } from './store';

type ContextFor = (db: ActionContext['db']) => ActionContext;

/**
 * Takes the pieces of files, of each upload one at a time. A piece sent again changes nothing; the last one makes the file
 * 佐证材料, once.
 */
export function createReceiver(deps: { database: Database; store: EvidenceStore; settings: EvidenceSettings }) {
  const { database, store } = deps;
  const inTurn = createTakeover();

  /** @throws Problem 404 for an upload that is not the actor's; whatever {@link EvidenceStore.append} and {@link keepUpload} refuse */
  return async (contextFor: ContextFor, id: string, offset: number, piece: Readable): Promise<UploadState> => {
    const find = () => database.read((db) => uploadOf(contextFor(db), id));
    // Asked before as well: nobody else takes over an upload.
    await find();
    return inTurn(id, piece, async () => {
      const upload = await find();
      if (upload === 'done') return { received: offset, done: true };
      const received = await store.append(id, offset, piece, upload.sizeBytes);
      const done = received === upload.sizeBytes;
      if (done) await keepUpload(deps, contextFor, upload);
      return { received, done };
    });
  };
}

/** A phone that lost its connection comes back before the old request has ended: the new one takes over. */
function createTakeover() {
  const running = new Map<string, { piece: Readable; ended: Promise<unknown> }>();
  return async <T>(uploadId: string, piece: Readable, work: () => Promise<T>): Promise<T> => {
    for (let older = running.get(uploadId); older; older = running.get(uploadId)) {
      if (!older.piece.readableEnded) older.piece.destroy();
      await older.ended;
    }
    const working = work();
    const end = () => running.delete(uploadId);
    running.set(uploadId, { piece, ended: working.then(end, end) });
    return working;
  };
}

async function uploadOf({ db, actor }: ActionContext, id: string): Promise<EvidenceUpload | 'done'> {
  const own = { id, uploadedById: actor.personId };
  const upload = await db.findOneBy(EvidenceUpload, own);
  if (upload) return upload;
  if (await db.existsBy(Evidence, own)) return 'done';
  throw problems.notFound({ what: '这次上传' });
}
