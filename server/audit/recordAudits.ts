import type { ActionContext } from '../context';
import { inChunks } from '../database/inChunks';
import { insertAll, ROWS_AT_ONCE } from '../database/insertAll';
import { AuditEntry } from './entities';
import { entryOf, type AuditFacts } from './recordAudit';

/**
 * Adds entries about many subjects, each named once, in two statements for each two hundred. As with a single one, the
 * subjects are held by the transaction, so that their entries stay numbered.
 */
export async function recordAudits(ctx: ActionContext, facts: AuditFacts[]): Promise<void> {
  for (const chunk of inChunks(facts, ROWS_AT_ONCE)) {
    const latest = await ctx.db
      .createQueryBuilder(AuditEntry, 'entry')
      .select('entry.subjectId', 'subjectId')
      .addSelect('MAX(entry.sequence)', 'sequence')
      .where('entry.subjectId IN (:...ids)', { ids: chunk.map(({ subjectId }) => subjectId) })
      .groupBy('entry.subjectId')
      .getRawMany<{ subjectId: string; sequence: number | string }>();
    const sequences = new Map(latest.map(({ subjectId, sequence }) => [subjectId, Number(sequence)]));
    await insertAll(
      ctx.db,
      AuditEntry,
      chunk.map((one) => entryOf(ctx, one, (sequences.get(one.subjectId) ?? 0) + 1)),
    );
  }
}
