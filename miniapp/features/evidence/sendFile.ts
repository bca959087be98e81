import type { BeginUploadInput, UploadOutOfOrderDetails, UploadState } from '../../../shared/contracts/evidence';
import { request } from '../../api/client';
import { isProblem } from '../../api/problems';
import type { KeptFile } from './pendingStore';

const FIRST_PIECE = 256 * 1024;
const SMALLEST_PIECE = 64 * 1024;
const LARGEST_PIECE = 2 * 1024 * 1024;
const QUICK_MS = 1_500;
const SLOW_MS = 6_000;
/** A server that keeps changing its mind is given up for now. */
const MOST_CORRECTIONS = 5;

/**
 * Sends a file from where the server has it. Pieces grow on a good line and shrink on a bad one, so that a lost
 * connection costs seconds.
 *
 * @param onProgress told how many bytes are there
 * @throws ApiProblem, Unreachable
 */
export async function sendFile(file: KeptFile, onProgress: (received: number) => void): Promise<void> {
  const { id, content, taskId, indicatorId, fileName, sizeBytes, requirement, documentDate } = file;
  const body: BeginUploadInput = { taskId, indicatorId, fileName, sizeBytes, requirement, documentDate };
  const path = `api/evidence-uploads/${id}`;
  let state = await request<UploadState>('PUT', path, { body });
  let size = FIRST_PIECE;
  let corrections = 0;
  while (!state.done) {
    onProgress(state.received);
    const began = performance.now();
    try {
      const piece = content.slice(state.received, state.received + size);
      state = await request<UploadState>('PUT', `${path}/content?offset=${state.received}`, { file: piece });
    } catch (failure) {
      if (!isProblem(failure, 'upload-out-of-order') || ++corrections > MOST_CORRECTIONS) throw failure;
      const { received } = failure.body.details as unknown as UploadOutOfOrderDetails;
      state = { received, done: false };
    }
    size = nextSize(size, performance.now() - began);
  }
  onProgress(content.size);
}

function nextSize(size: number, tookMs: number): number {
  if (tookMs < QUICK_MS) return Math.min(size * 2, LARGEST_PIECE);
  return tookMs > SLOW_MS ? Math.max(size / 2, SMALLEST_PIECE) : size;
}
