import type { EntityManager } from 'typeorm';
import type { ReportFile } from '../../shared/contracts/tasks';
import { Report } from './entities';

export const reportLabels: Record<ReportFile['kind'], string> = {
  'self-evaluation-table': '项目支出绩效自评表',
  'completion-checklist': '绩效目标完成清单',
  'evaluation-report': '绩效评价报告',
};

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
