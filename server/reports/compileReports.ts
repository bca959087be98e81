import type { ReportFile } from '../../shared/contracts/tasks';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import { holdRows } from '../database/holdRows';
import { newId } from '../database/ids';
import { Task } from '../tasks/entities';
import type { LoadedTask } from '../tasks/queries';
import { Report, type ReportTemplate } from './entities';
import type { FileStore, StoredFile } from './files';
import { gatherEvaluation } from './gather';
import { isUpToDate, ownTemplate, reportLabels } from './queries';
import { queueReport } from './sendReport';

interface Compiled extends StoredFile {
  kind: ReportFile['kind'];
  fileName: string;
}

interface CompilingDeps {
  database: Database;
  files: FileStore;
  /** the Word report is sent by the robot to whoever compiles it, and to the filler */
  sendWord: boolean;
}

type ContextFor = (db: ActionContext['db']) => ActionContext;

/**
 * 生成报告: the self-evaluation table, the completion checklist and the evaluation report of a finished task, all from
 * one reading of its data. Rendering takes its time outside any transaction; what is already there is not made again, and
 * whoever asks while it is being made waits for it.
 */
export function createCompiling(deps: CompilingDeps) {
  const running = new Map<string, Promise<unknown>>();
  /**
   * @returns the task, whose reports are listed with it
   * @throws Problem as {@link gatherEvaluation}
   */
  return async (contextFor: ContextFor, taskId: string): Promise<LoadedTask> => {
    for (let other = running.get(taskId); other; other = running.get(taskId)) await other;
    const work = compile(deps, contextFor, taskId);
    const end = () => running.delete(taskId);
    running.set(taskId, work.then(end, end));
    return work;
  };
}

async function compile(
  { database, files, sendWord }: CompilingDeps,
  contextFor: ContextFor,
  taskId: string,
): Promise<LoadedTask> {
  const { place, evaluation, existing, template } = await database.read(async (db) => ({
    ...(await gatherEvaluation(contextFor(db), taskId)),
    existing: await db.findBy(Report, { taskId }),
    template: await ownTemplate(db),
  }));
  if (isAllThere(existing, place, template)) return place;

  // Word and Excel are loaded on first use: the server starts faster and stays smaller without them.
  const { compileSelfEvaluationTable } = await import('./compile/selfEvaluationTable');
  const { compileCompletionChecklist } = await import('./compile/completionChecklist');
  const { compileEvaluationReport } = await import('./compile/evaluationReport');
  const wording = template ? await files.get(template) : undefined;
  const documents: [ReportFile['kind'], Buffer][] = [
    ['self-evaluation-table', await compileSelfEvaluationTable(evaluation)],
    ['completion-checklist', await compileCompletionChecklist(evaluation)],
    ['evaluation-report', await compileEvaluationReport(evaluation, wording)],
  ];
  const compiled: Compiled[] = [];
  for (const [kind, content] of documents)
    compiled.push({
      kind,
      fileName: reportFileName(place.project.name, kind),
      ...(await files.put(content)),
    });

  await database.transaction(async (db) => {
    const ctx = contextFor(db);
    await holdRows(db, Task, [taskId]);
    // Another process, or the robot, may have been faster: what it made stands, and nothing is told twice.
    if (isAllThere(await db.findBy(Report, { taskId }), place, await ownTemplate(db))) return;
    for (const file of compiled) await keep(ctx, place, file);
    if (sendWord) await sendWordReport(ctx, place);
    await recordAudit(ctx, {
      subject: 'task',
      subjectId: taskId,
      action: 'task.compiled',
      after: { files: compiled.map(({ kind, sha256 }) => ({ kind, sha256 })) },
    });
  });
  return place;
}

/** Whether every kind of document is there as it would be compiled now. */
const isAllThere = (existing: Report[], { task }: LoadedTask, template: ReportTemplate | null): boolean =>
  existing.filter((report) => isUpToDate(report, task.version, template)).length === Object.keys(reportLabels).length;

async function sendWordReport(ctx: ActionContext, { task }: LoadedTask): Promise<void> {
  const newest = { taskId: task.id, taskVersion: task.version, kind: 'evaluation-report' } as const;
  const report = await ctx.db.findOneByOrFail(Report, newest);
  await queueReport(ctx, report, [ctx.actor.personId, task.fillerId]);
}

/** What a document of a project is called as a file. */
export const reportFileName = (projectName: string, kind: ReportFile['kind']): string =>
  `${fileNamePart(projectName)}${reportLabels[kind]}.${kind === 'evaluation-report' ? 'docx' : 'xlsx'}`;

const LONGEST_FILE_NAME_PART = 100;

/** A project's name as a file may carry it: what systems keep for paths becomes a dash, and the column is not outgrown. */
function fileNamePart(name: string): string {
  return [...name.replace(/[/\\:*?"<>|\s]+/g, '-')].slice(0, LONGEST_FILE_NAME_PART).join('');
}

/** What an older template made of the same version gives way. */
async function keep(ctx: ActionContext, { task }: LoadedTask, file: Compiled): Promise<void> {
  const row = { ...file, createdById: ctx.actor.personId, createdAt: ctx.now };
  const replaced = await ctx.db.update(Report, { taskId: task.id, kind: file.kind, taskVersion: task.version }, row);
  if (replaced.affected === 0)
    await ctx.db.insert(Report, { id: newId(), taskId: task.id, taskVersion: task.version, ...row });
}
