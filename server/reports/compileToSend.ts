// A report that was asked for in the chat: compiled when its message leaves, because that takes longer than an answer may.
import { Problem } from '../../shared/problems';
import { systemContext, type ActionContext } from '../context';
import type { Database } from '../database/database';
import { loadActor } from '../identity/actor';
import type { CompileReport } from '../outbox/address';
import { enqueue } from '../outbox/enqueue';
import { createCompiling } from './compileReports';
import type { FileStore } from './files';
import { readyReport } from './queries';

interface Deps {
  database: Database;
  files: FileStore;
  now(): Date;
}

/** Compiles as the person who asked, by their rights at that moment. */
export function createReportCompiler({ database, files, now }: Deps): CompileReport {
  const compile = createCompiling({ database, files, sendWord: false });
  return async ({ taskId, personId, messageId }) => {
    const actor = await database.read((db) => loadActor(db, personId, now()));
    if (!actor) return null;
    const contextFor = (db: ActionContext['db']): ActionContext => ({
      ...systemContext(db, now(), messageId, 'bot'),
      actor,
    });
    try {
      await compile(contextFor, taskId);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await database.transaction((db) => tellWhyNot(contextFor(db), messageId, error));
      return null;
    }
    const report = await database.read((db) => readyReport(db, taskId));
    return report && files.get(report);
  };
}

/** Something changed between the answer and the compiling, such as a return. */
function tellWhyNot(ctx: ActionContext, messageId: string, { message, text }: Problem): Promise<void> {
  const title = '报告没有生成';
  return enqueue(ctx, {
    dedupeKey: `no-report:${messageId}`,
    purpose: 'chat',
    recipientId: ctx.actor.personId,
    taskId: null,
    message: {
      kind: 'robot',
      title,
      markdown: [`**${title}。**`, message, text.hint].filter(Boolean).join('\n\n'),
      buttons: [],
    },
  });
}
