// Files in the robot's chat, such as a compiled report: uploaded to DingTalk once, then named by its media id.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Calls } from './calls';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import type { DingTalkConfig, FileMessage } from './port';
import { sendAsRobot, type Sent } from './robot';

const LARGEST_MEGABYTES = 20;
/** What both the upload and the robot's file message take. */
const KINDS = new Set(['docx', 'xlsx', 'pdf']);
const KEPT_IDS = 200;

const uploadReply = z.object({ media_id: z.string().min(1) });

/** Media ids by the hash of what was uploaded: they do not expire, and the same file goes to several people. */
export type MediaIds = Map<string, string>;

/**
 * Uploads the file unless its content is there already, and sends it; the receipt is the processQueryKey.
 * @throws DingTalkRefused for a kind or size that DingTalk does not take
 */
export async function sendFileMessage(
  config: DingTalkConfig,
  calls: Calls,
  media: MediaIds,
  message: FileMessage,
): Promise<Sent> {
  const fileType = message.fileName.split('.').at(-1)?.toLowerCase() ?? '';
  if (!KINDS.has(fileType))
    throw new DingTalkRefused('file-kind', '钉钉只接收 Word、Excel 和 PDF 文件，请在应用中下载。');
  const mediaId = await mediaIdOf(calls, media, message.fileName, await message.content());
  const msgParam = { mediaId, fileName: message.fileName, fileType };
  return sendAsRobot(config, calls, message.to, { msgKey: 'sampleFile', msgParam });
}

async function mediaIdOf(calls: Calls, media: MediaIds, fileName: string, content: Buffer): Promise<string> {
  if (content.length === 0 || content.length > LARGEST_MEGABYTES * 1024 * 1024)
    throw new DingTalkRefused('file-size', `文件超过钉钉的 ${LARGEST_MEGABYTES} MB 上限，请在应用中下载。`);
  const hash = createHash('sha256').update(content).digest('hex');
  const known = media.get(hash);
  if (known) return known;
  const mediaId = await upload(calls, fileName, content);
  media.set(hash, mediaId);
  const [oldest] = media.keys();
  if (media.size > KEPT_IDS && oldest) media.delete(oldest);
  return mediaId;
}

/** An upload shows nothing to anybody: however it failed, all may be done again. */
async function upload(calls: Calls, fileName: string, content: Buffer): Promise<string> {
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(content)]), fileName);
  try {
    return (await calls.upload('media/upload?type=file', form, uploadReply)).media_id;
  } catch (error) {
    if (!(error instanceof DingTalkUnreachable)) throw error;
    const { code, afterMs } = error;
    throw new DingTalkUnreachable(error.message, { code, afterMs, mayHaveArrived: false }, error);
  }
}
