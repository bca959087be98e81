// Files and pictures in the robot's chat, such as a compiled report: uploaded to DingTalk once, then named by a media id.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Calls } from './calls';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import type { DingTalkConfig, FileMessage, PictureMessage } from './port';
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
 * @throws DingTalkRefused for a kind or size that DingTalk does not take, or when there is no file to send
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
  const content = await message.content();
  if (!content) throw new DingTalkRefused('no-file', '文件没有生成，请在应用中查看。');
  const mediaId = await mediaIdOf(calls, media, 'file', message.fileName, content);
  const msgParam = { mediaId, fileName: message.fileName, fileType };
  return sendAsRobot(config, calls, message.to, { msgKey: 'sampleFile', msgParam });
}

/** A picture only goes with words that were sent already: where it cannot be drawn nothing more is said. */
export async function sendPictureMessage(
  config: DingTalkConfig,
  calls: Calls,
  media: MediaIds,
  message: PictureMessage,
): Promise<Sent> {
  const content = await message.content();
  if (!content) return { receipt: null };
  const photoURL = await mediaIdOf(calls, media, 'image', '图片.png', content);
  return sendAsRobot(config, calls, message.to, { msgKey: 'sampleImageMsg', msgParam: { photoURL } });
}

type MediaKind = 'file' | 'image';

async function mediaIdOf(
  calls: Calls,
  media: MediaIds,
  kind: MediaKind,
  fileName: string,
  content: Buffer,
): Promise<string> {
  if (content.length === 0 || content.length > LARGEST_MEGABYTES * 1024 * 1024)
    throw new DingTalkRefused('file-size', `文件超过钉钉的 ${LARGEST_MEGABYTES} MB 上限，请在应用中下载。`);
  const hash = createHash('sha256').update(content).digest('hex');
  const known = media.get(hash);
  if (known) return known;
  const mediaId = await upload(calls, kind, fileName, content);
  media.set(hash, mediaId);
  const [oldest] = media.keys();
  if (media.size > KEPT_IDS && oldest) media.delete(oldest);
  return mediaId;
}

/** An upload shows nothing to anybody: however it failed, all may be done again. */
async function upload(calls: Calls, kind: MediaKind, fileName: string, content: Buffer): Promise<string> {
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(content)]), fileName);
  try {
    return (await calls.upload(`media/upload?type=${kind}`, form, uploadReply)).media_id;
  } catch (error) {
    if (!(error instanceof DingTalkUnreachable)) throw error;
    const { code, afterMs } = error;
    throw new DingTalkUnreachable(error.message, { code, afterMs, mayHaveArrived: false }, error);
  }
}
