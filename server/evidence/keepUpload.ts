import { evidenceKinds, type EvidenceKind } from '../../shared/evidence/fileKinds';
import { fittingName } from '../../shared/evidence/fileName';
import { Problem, problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import { checkpoint } from '../checkpoint';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import { Evidence } from '../tasks/entities';
import { EvidenceUpload } from './entities';
import { requireWithinLimits, type EvidenceSettings } from './limits';
import { rowToProve } from './policy';
import { sniff } from './sniff';
import type { EvidenceStore } from './store';

interface KeepDeps {
  database: Database;
  store: EvidenceStore;
  settings: EvidenceSettings;
}

/**
 * A file that has arrived becomes 佐证材料: looked at, put in its place, then written down. A crash between the two leaves
 * a file without a row, which is swept up, never a row without its file.
 * @throws Problem 415 saying what it is instead of a document; 403, 409 or 507 when the task no longer takes it
 */
export async function keepUpload(
  { database, store, settings }: KeepDeps,
  contextFor: (db: ActionContext['db']) => ActionContext,
  upload: EvidenceUpload,
): Promise<void> {
  const giveUp = async (refusal: unknown): Promise<never> => {
    // What is refused for good is not waited for, nor sent once more; its file, if in its place, is swept up.
    if (refusal instanceof Problem) {
      await store.drop(upload.id);
      await database.transaction((db) => db.delete(EvidenceUpload, { id: upload.id }));
    }
    throw refusal;
  };
  const content = await contentOf(store, upload).catch(giveUp);
  const storageKey = await store.settle(upload.id);
  await checkpoint('evidence.placed');
  await database
    .transaction((db) => writeDown(contextFor(db), upload, { ...content, storageKey }, settings))
    .catch(giveUp);
}

async function writeDown(
  ctx: ActionContext,
  upload: EvidenceUpload,
  { kind, mayNeedPassword, storageKey }: Content & { storageKey: string },
  settings: EvidenceSettings,
): Promise<void> {
  const target = await rowToProve(ctx, upload.taskId, upload.indicatorResultId);
  await ctx.db.delete(EvidenceUpload, { id: upload.id });
  await requireWithinLimits(ctx, target, settings, upload.sizeBytes);
  const { createdAt: _begun, ...facts } = upload;
  const fileName = fittingName(upload.fileName, kind);
  await ctx.db.insert(Evidence, {
    ...facts,
    fileName,
    mediaType: evidenceKinds[kind].mediaType,
    sha256: storageKey,
    storageKey,
    createdAt: ctx.now,
    removedAt: null,
    mayNeedPassword,
  });
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: upload.taskId,
    action: 'evidence.added',
    after: { evidenceId: upload.id, indicator: target.row.name, fileName, sha256: storageKey },
    comment: `${target.row.name}：${fileName}`,
  });
}

interface Content {
  kind: EvidenceKind;
  mayNeedPassword: boolean;
}

async function contentOf(store: EvidenceStore, { id, fileName }: EvidenceUpload): Promise<Content> {
  const handle = await store.openHalf(id);
  try {
    const sniffed = await sniff(handle);
    if ('refusal' in sniffed) throw problems.evidenceKindUnfit({ name: fileName, reason: sniffed.refusal });
    return { kind: sniffed.kind, mayNeedPassword: sniffed.mayNeedPassword ?? false };
  } finally {
    await handle.close();
  }
}
