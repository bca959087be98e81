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
 * Takes the pieces of files. A piece sent again changes nothing; the last one makes the file 佐证材料, once.
 */
export function createReceiver(deps: { database: Database; store: EvidenceStore; settings: EvidenceSettings }) {
  const { database, store } = deps;
  /** files being put in their place: whoever sends the last piece twice waits for the first */
  const keeping = new Map<string, Promise<void>>();

  function keepOnce(contextFor: ContextFor, upload: EvidenceUpload): Promise<void> {
    const running = keeping.get(upload.id);
    if (running) return running;
    const work = keepUpload(deps, contextFor, upload).finally(() => keeping.delete(upload.id));
    keeping.set(upload.id, work);
    return work;
  }

  /** @throws Problem 404 for an upload that is not the actor's; whatever {@link EvidenceStore.append} and {@link keepUpload} refuse */
  return async function receivePiece(
    contextFor: ContextFor,
    id: string,
    offset: number,
    piece: Readable,
  ): Promise<UploadState> {
    const upload = await database.read((db) => uploadOf(contextFor(db), id));
    if (upload === 'done') return { received: offset, done: true };
    const received = await store.append(id, offset, piece, upload.sizeBytes);
    const done = received === upload.sizeBytes;
    if (done) await keepOnce(contextFor, upload);
    return { received, done };
  };
}

async function uploadOf({ db, actor }: ActionContext, id: string): Promise<EvidenceUpload | 'done'> {
  const own = { id, uploadedById: actor.personId };
  const upload = await db.findOneBy(EvidenceUpload, own);
  if (upload) return upload;
  if (await db.existsBy(Evidence, own)) return 'done';
  throw problems.notFound({ what: '这次上传' });
}
