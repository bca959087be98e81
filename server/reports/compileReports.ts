import type { ReportFile } from '../../shared/contracts/tasks';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import { holdRows } from '../database/holdRows';
import { newId } from '../database/ids';
import { Task } from '../tasks/entities';
import type { LoadedTask } from '../tasks/queries';
import { Report } from './entities';
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

/**
 * 生成报告: the self-evaluation table, the completion checklist and the evaluation report of a finished task, all from
 * one reading of its data. Rendering takes its time outside any transaction; what is already there is not made again.
 *
 * @returns the task, whose reports are listed with it
 * @throws Problem as {@link gatherEvaluation}
 */
export async function compileReports(
  { database, files, sendWord }: CompilingDeps,
  contextFor: (db: ActionContext['db']) => ActionContext,
  taskId: string,
): Promise<LoadedTask> {
  const { place, evaluation, existing, template } = await database.read(async (db) => ({
    ...(await gatherEvaluation(contextFor(db), taskId)),
    existing: await db.findBy(Report, { taskId }),
    template: await ownTemplate(db),
  }));
  const upToDate = existing.filter((report) => isUpToDate(report, place.task.version, template));
  if (upToDate.length === Object.keys(reportLabels).length) return place;

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

/** Two people may compile at once: the newer file of the same version takes the older one's place. */
async function keep(ctx: ActionContext, { task }: LoadedTask, file: Compiled): Promise<void> {
  const row = { ...file, createdById: ctx.actor.personId, createdAt: ctx.now };
  const replaced = await ctx.db.update(Report, { taskId: task.id, kind: file.kind, taskVersion: task.version }, row);
  if (replaced.affected === 0)
    await ctx.db.insert(Report, { id: newId(), taskId: task.id, taskVersion: task.version, ...row });
}
