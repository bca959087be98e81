import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { EvidenceItem, EvidenceLimits } from '../../../shared/contracts/evidence';
import type { TaskDetail, TaskIndicator } from '../../../shared/contracts/tasks';
import { sizeInWords } from '../../../shared/evidence/fileKinds';
import { evidenceOf, type RowEvidence } from '../../../shared/evidence/proof';
import { USUAL_LIMITS } from '../../../shared/evidence/usualLimits';
import { randomKey } from '../../api/idempotency';
import { useMe } from '../identity/me';
import { lighter } from './lighter';
import { evidenceQuery } from './queries';
import { uploads, type Pending, type WaitingTally } from './uploads';

const NO_FILES: EvidenceItem[] = [];
const NONE_WAIT: WaitingTally = { pending: 0, refused: 0 };

export interface RowFiles {
  files: EvidenceItem[];
  pending: Pending[];
  evidence: RowEvidence;
  limits: EvidenceLimits;
}

/** What a row has, at the server and on this device. Until the server was asked, the row itself tells how much. */
export function useRowFiles(taskId: string, row: Pick<TaskIndicator, 'id' | 'evidence'>): RowFiles {
  const { data } = useQuery(evidenceQuery(taskId));
  const pending = useSyncExternalStore(
    uploads.subscribe,
    useCallback(() => uploads.of(row.id), [row.id]),
  );
  return useMemo(() => {
    const files = data?.items.filter(({ indicatorId }) => indicatorId === row.id) ?? NO_FILES;
    const evidence = data ? evidenceOf(row.evidence.required, files) : row.evidence;
    return { files, pending, evidence, limits: data?.limits ?? USUAL_LIMITS };
  }, [data, pending, row.id, row.evidence]);
}

/** The sheet with what is there and what is still on its way, for the check before submission. */
export function useProven(sheet: TaskDetail): TaskDetail {
  const { data } = useQuery(evidenceQuery(sheet.id));
  const arriving = useSyncExternalStore(uploads.subscribe, uploads.counts);
  return useMemo(() => {
    const counts = new Map(JSON.parse(arriving) as [string, WaitingTally][]);
    const indicators = sheet.indicators.map((row) => {
      const files = data?.items.filter(({ indicatorId }) => indicatorId === row.id);
      const evidence = files ? evidenceOf(row.evidence.required, files) : row.evidence;
      return { ...row, evidence: { ...evidence, ...(counts.get(row.id) ?? NONE_WAIT) } };
    });
    return { ...sheet, indicators };
  }, [sheet, data, arriving]);
}

/** What the chosen files are. */
export interface Described {
  requirement: string | null;
  documentDate: string | null;
}

/** Takes chosen files into the queue, one after the other; `refusals` says in words which were not, and why. */
export function useAddFiles(taskId: string, row: Pick<TaskIndicator, 'id'>, { files, limits }: RowFiles) {
  const { id: personId } = useMe();
  const [refusals, setRefusals] = useState<string[]>([]);
  const [working, setWorking] = useState(0);
  const take = async (file: File, described: Described): Promise<string | null> => {
    const { content, fileName } = await lighter(file);
    const refusal = sizeRefusal(content, fileName, limits);
    if (refusal) return refusal;
    if (files.length + uploads.of(row.id).length >= limits.perIndicator)
      return `“${fileName}”没有添加：每项指标最多 ${limits.perIndicator} 份，请先移除不需要的。`;
    const facts = { taskId, indicatorId: row.id, fileName, sizeBytes: content.size, ...described };
    await uploads.add({ id: randomKey(), personId, content, ...facts });
    return null;
  };
  const add = async (chosen: File[], described: Described) => {
    setRefusals([]);
    for (const [index, file] of chosen.entries()) {
      setWorking(chosen.length - index);
      const refusal = await take(file, described);
      if (refusal) setRefusals((earlier) => [...earlier, refusal]);
    }
    setWorking(0);
  };
  return { add: (chosen: File[], described: Described) => void add(chosen, described), refusals, working };
}

function sizeRefusal(content: Blob, fileName: string, limits: EvidenceLimits): string | null {
  if (content.size === 0) return `“${fileName}”是空文件，没有添加。请确认原文件后重选。`;
  if (content.size <= limits.fileBytes) return null;
  return `“${fileName}”有 ${sizeInWords(content.size)}，超过 ${sizeInWords(limits.fileBytes)}，没有添加。请压缩或拆成几份。`;
}
