import type { Context } from 'koa';

const mediaTypes: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Answers with a file as a download, whatever its name contains. */
export function sendFile(koa: Context, fileName: string, content: Buffer): void {
  koa.attachment(fileName);
  koa.set('Cache-Control', 'private, no-store');
  koa.type = mediaTypes[fileName.split('.').pop() ?? ''] ?? 'application/octet-stream';
  koa.body = content;
}
