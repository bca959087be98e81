// 佐证材料: files that prove what was filled in. A file comes in pieces, so that a lost connection costs one piece.
import { z } from 'zod';
import { daySchema, idSchema, instantSchema } from './common';

/** What one request carries at most; pieces may be smaller. */
export const MOST_CHUNK_BYTES = 4 * 1024 * 1024;

/** Told before anything is chosen. */
export const evidenceLimitsSchema = z.object({
  fileBytes: z.number(),
  perIndicator: z.number(),
  perTask: z.number(),
});
export type EvidenceLimits = z.infer<typeof evidenceLimitsSchema>;

export const evidenceItemSchema = z.object({
  id: idSchema,
  indicatorId: idSchema,
  /** cleaned; for showing and for downloads only */
  fileName: z.string(),
  /** by its content */
  mediaType: z.string(),
  sizeBytes: z.number(),
  /** 材料日期: the document's own date */
  documentDate: daySchema.nullable(),
  /** which of the documents named by 佐证要求 it is; null for any other */
  requirement: z.string().nullable(),
  uploadedByName: z.string(),
  uploadedAt: instantSchema,
  /** relative address of the download; with `?view=1` browsers show images and PDF */
  url: z.string(),
  /** where else the very same file is used, as far as the asker may see it, in words */
  alsoUsed: z.array(z.string()),
  /** an encrypted PDF: some ask for a password before anything is seen, others only forbid printing */
  mayNeedPassword: z.boolean(),
});
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

/** GET /api/tasks/:id/evidence, and the answer of every change of one */
export const taskEvidenceSchema = z.object({
  limits: evidenceLimitsSchema,
  items: z.array(evidenceItemSchema),
});
export type TaskEvidence = z.infer<typeof taskEvidenceSchema>;

const describing = {
  documentDate: daySchema.nullable(),
  requirement: z.string().max(100).nullable(),
};

/** PUT /api/evidence-uploads/:id begins or goes on; the device makes the id, so that beginning twice is beginning once. */
export const beginUploadSchema = z.strictObject({
  taskId: idSchema,
  indicatorId: idSchema,
  fileName: z.string().max(1000),
  sizeBytes: z.int().min(0),
  ...describing,
});
export type BeginUploadInput = z.infer<typeof beginUploadSchema>;

/** PUT /api/evidence-uploads/:id/content?offset=0, the piece itself as the body */
export const chunkQuery = z.strictObject({ offset: z.coerce.number('请写明从第几个字节开始').int().min(0) });

/** The answer to both: so much is there; `done` once the file is whole and kept */
export const uploadStateSchema = z.object({ received: z.number(), done: z.boolean() });
export type UploadState = z.infer<typeof uploadStateSchema>;

/** `details` of problem `upload-out-of-order` */
export interface UploadOutOfOrderDetails {
  received: number;
}

/** PUT /api/evidence/:id */
export const describeEvidenceSchema = z.strictObject(describing);
export type DescribeEvidenceInput = z.infer<typeof describeEvidenceSchema>;

/** GET /api/evidence/:id/file */
export const evidenceFileQuery = z.strictObject({ view: z.literal('1').optional() });
