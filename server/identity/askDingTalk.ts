import { problems, type Problem } from '../../shared/problems';
import { DingTalkRefused, DingTalkUnreachable } from '../dingtalk/errors';

/**
 * Asks DingTalk for somebody who waits for the answer.
 *
 * @param refused the problem for a no of DingTalk, whose Chinese sentence it gets
 * @throws Problem
 */
export async function askDingTalk<T>(
  ask: () => Promise<T>,
  refused: (facts: { reason: string }) => Problem,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DingTalkUnreachable) throw problems.dingtalkUnreachable();
    if (error instanceof DingTalkRefused) throw refused({ reason: error.message });
    throw error;
  }
}
