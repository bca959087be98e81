import type { EntityManager } from 'typeorm';
import type { ReportFile } from '../../shared/contracts/tasks';
import { Task } from '../tasks/entities';
import { Report, ReportTemplate } from './entities';

export const reportLabels: Record<ReportFile['kind'], string> = {
  'self-evaluation-table': '项目支出绩效自评表',
  'completion-checklist': '绩效目标完成清单',
  'evaluation-report': '绩效评价报告',
};

/** The bureau's own Word template; null where the built-in one is used. */
export const ownTemplate = (db: EntityManager): Promise<ReportTemplate | null> =>
  db.findOneBy(ReportTemplate, { kind: 'evaluation-report' });

/** Whether a document still says what would be compiled now. */
export const isUpToDate = (report: Report, taskVersion: number, template: ReportTemplate | null): boolean =>
  report.taskVersion === taskVersion && (!template || report.createdAt > template.uploadedAt);

/** The Word report of a task as it stands; null while it has to be compiled first. */
export async function readyReport(db: EntityManager, taskId: string): Promise<Report | null> {
  const task = await db.findOne(Task, { select: { id: true, version: true }, where: { id: taskId } });
  if (!task) return null;
  const newest = { taskId, taskVersion: task.version, kind: 'evaluation-report' } as const;
  const report = await db.findOneBy(Report, newest);
  return report && isUpToDate(report, task.version, await ownTemplate(db)) ? report : null;
}

/** The documents of a task: of each kind the newest. */
export async function listReports(db: EntityManager, taskId: string): Promise<ReportFile[]> {
  const rows = await db.find(Report, { where: { taskId }, order: { createdAt: 'DESC' } });
  const newest = new Map<string, Report>();
  for (const row of rows) if (!newest.has(row.kind)) newest.set(row.kind, row);
  const kinds = Object.keys(reportLabels) as ReportFile['kind'][];
  return kinds.flatMap((kind) => {
    const row = newest.get(kind);
    return row ? [presentReport(row)] : [];
  });
}

function presentReport(row: Report): ReportFile {
  return {
    id: row.id,
    kind: row.kind,
    label: reportLabels[row.kind],
    fileName: row.fileName,
    sizeBytes: row.sizeBytes,
    createdAt: row.createdAt.toISOString(),
    url: `api/reports/${row.id}/file`,
  };
}
