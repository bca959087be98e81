// Files as they come from phones and PCs, and a sender that speaks to the server as the mini-app does.
import { randomUUID } from 'node:crypto';
import { writeZip } from '../../server/office/zip';
import type { TaskEvidence, UploadState } from '../../shared/contracts/evidence';
import type { ProblemBody } from '../../shared/contracts/problem';
import { Refused } from '../../scripts/story/client';
import type { Phone } from '../../scripts/story/phone';

export const pdf = (text = '等级保护测评报告'): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n`);

/** Its trailer names how it was encrypted. */
export const lockedPdf =
  '%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R/Encrypt 5 0 R>>\nstartxref\n9\n%%EOF\n';

/** A 2 × 2 picture that every browser shows. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxAADAAAA//8DAAYIAQGQm0PfAAAAAElFTkSuQmCC',
  'base64',
);

export const office = (...paths: string[]): Buffer =>
  writeZip(new Map(['[Content_Types].xml', ...paths].map((path) => [path, Buffer.from('<x/>')])));

export interface Sent {
  id: string;
  answer: UploadState;
}

export interface Piece {
  fileName?: string;
  requirement?: string | null;
  documentDate?: string | null;
  id?: string;
}

/** One person sending files to one row. */
export function senderFor(phone: Phone, taskId: string, indicatorId: string) {
  const begin = (content: Buffer, { id = randomUUID(), fileName = '材料.pdf', ...described }: Piece = {}) =>
    phone
      .put<UploadState>(`api/evidence-uploads/${id}`, {
        taskId,
        indicatorId,
        fileName,
        sizeBytes: content.length,
        requirement: null,
        documentDate: null,
        ...described,
      })
      .then((answer) => ({ id, answer }));

  /** @throws Refused as the mini-app would see it */
  async function piece(id: string, offset: number, content: Buffer): Promise<UploadState> {
    const response = await phone.send(`api/evidence-uploads/${id}/content?offset=${offset}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(content),
    });
    const answer = (await response.json()) as UploadState | ProblemBody;
    if (!response.ok) throw new Refused(response.status, answer as ProblemBody);
    return answer as UploadState;
  }

  return {
    begin,
    piece,
    async send(content: Buffer, how: Piece = {}): Promise<Sent> {
      const { id } = await begin(content, how);
      return { id, answer: await piece(id, 0, content) };
    },
    files: async () => (await phone.get<TaskEvidence>(`api/tasks/${taskId}/evidence`)).items,
  };
}
