// What `npm start` needs to know: before it starts the children, and for the server it starts.
import type { OutboxSettings } from '../server/outbox/settings';

export { demoEnvironment } from './demo-app';
export { demoDirectory } from './demo-data/directory';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Whoever plays with the troubles of the local DingTalk sees within a minute or two what becomes of each message: what is
 * asked after minutes and hours in production is asked after seconds.
 */
export const demoOutbox: Partial<OutboxSettings> = {
  sweepMs: 5 * SECOND,
  longestBackoffMs: 15 * SECOND,
  longestPauseMs: MINUTE,
  checkAfterMs: [15 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE],
};
