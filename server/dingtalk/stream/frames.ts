// The frames of DingTalk's Stream protocol: text frames of JSON whose `data` is JSON once more.
import { z } from 'zod';

const frameSchema = z.object({
  type: z.enum(['SYSTEM', 'EVENT', 'CALLBACK']),
  headers: z.looseObject({ topic: z.string(), messageId: z.string() }),
  data: z.string().default('{}'),
});

export interface Frame {
  type: 'SYSTEM' | 'EVENT' | 'CALLBACK';
  topic: string;
  messageId: string;
  headers: Record<string, unknown>;
  /** as it came, for echoing */
  rawData: string;
  data: unknown;
}

export interface Acknowledgement {
  code: 200 | 404 | 500;
  message: string;
  /** JSON text */
  data: string;
}

const LARGEST_FRAME = 1024 * 1024;

/** @returns null for anything that is not a frame, or larger than any frame has reason to be */
export function parseFrame(bytes: Buffer): Frame | null {
  if (bytes.length > LARGEST_FRAME) return null;
  const parsed = frameSchema.safeParse(parseJson(bytes.toString()));
  if (!parsed.success) return null;
  const { type, headers, data: rawData } = parsed.data;
  const data = parseJson(rawData);
  return data === undefined
    ? null
    : { type, topic: headers.topic, messageId: headers.messageId, headers, rawData, data };
}

/** The text that acknowledges `frame`. */
export function acknowledge(frame: Frame, { code, message, data }: Acknowledgement): string {
  const headers = { contentType: 'application/json', messageId: frame.messageId };
  return JSON.stringify({ code, headers, message, data });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
