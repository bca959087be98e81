// What the import page sends, for the tests: the bytes of a workbook, and what is chosen of it.
import { randomUUID } from 'node:crypto';
import type { ImportOutcome, ImportPreview } from '../../shared/contracts/projectImports';
import { Refused } from '../../scripts/story/client';
import type { Phone } from '../../scripts/story/phone';

interface Choice {
  rows?: string;
  sha256?: string;
  basis?: string;
  key?: string;
}

async function send(phone: Phone, path: string, file: Buffer, key: string = randomUUID()): Promise<Response> {
  const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': key };
  const body = new Uint8Array(file);
  const response = await phone.send(`api/project-imports${path}`, { method: 'POST', headers, body });
  if (!response.ok) throw new Refused(response.status, await response.json());
  return response;
}

/** The preview of a file. */
export async function preview(phone: Phone, file: Buffer): Promise<ImportPreview> {
  return (await send(phone, '/preview', file)).json() as Promise<ImportPreview>;
}

/** Imports what a fresh preview shows, all of it unless chosen. */
export async function take(phone: Phone, file: Buffer, choice: Choice = {}): Promise<ImportOutcome> {
  const { sha256, basis } = choice.sha256 ? { ...choice, sha256: choice.sha256 } : await preview(phone, file);
  const query = new URLSearchParams({ rows: choice.rows ?? 'all', sha256, ...(basis && { basis }) });
  return (await send(phone, `?${query.toString()}`, file, choice.key)).json() as Promise<ImportOutcome>;
}

/** The file again with its problems as comments. */
export async function markedCopy(phone: Phone, file: Buffer, fileName = '项目表.xlsx'): Promise<Buffer> {
  const response = await send(phone, `/marked-copy?fileName=${encodeURIComponent(fileName)}`, file);
  return Buffer.from(await response.arrayBuffer());
}

/** Problems as `error 绩效指标!F2 …`. */
export const told = ({ problems }: ImportPreview): string[] =>
  problems.map(({ severity, sheet, cell, message }) => `${severity} ${sheet}!${cell} ${message}`);
