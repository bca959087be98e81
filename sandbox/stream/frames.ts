// Frames of the Stream protocol: what we send down, and what comes back.
import { z } from 'zod';

export interface Subscription {
  type: string;
  topic: string;
}

export interface Frame {
  specVersion: '1.0';
  type: 'SYSTEM' | 'EVENT' | 'CALLBACK';
  headers: Record<string, string>;
  data: string;
}

const ackSchema = z.object({
  code: z.number(),
  headers: z.object({ messageId: z.string() }),
  data: z.string().optional(),
});

export interface Ack {
  code: number;
  messageId: string;
  data: unknown;
}

/** @returns null when a client sends something that is no acknowledgement */
export function readAck(text: string): Ack | null {
  try {
    const { code, headers, data } = ackSchema.parse(JSON.parse(text));
    return { code, messageId: headers.messageId, data: data ? JSON.parse(data) : null };
  } catch {
    return null;
  }
}
