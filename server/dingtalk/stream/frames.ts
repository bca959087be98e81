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

/** @returns null for anything that is not a frame */
export function parseFrame(text: string): Frame | null {
  const parsed = frameSchema.safeParse(parseJson(text));
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
