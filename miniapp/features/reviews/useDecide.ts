import { useMutation } from '@tanstack/react-query';
import { DECISIONS_AT_ONCE, type Decided, type DecisionInput } from '../../../shared/contracts/reviews';
import { post } from '../../api/client';
import { isWorthRepeating } from '../../api/problems';
import { refreshAfter } from './queries';
import { offerUndo } from './undoOffer';

interface Asked {
  decisions: DecisionInput[];
  /** where to go when it is taken back */
  backTo: string;
}

type Result = Decided['results'][number];
type Done = Extract<Result, { outcome: 'done' }>;

/**
 * Decides one or many; whatever was decided can be taken back for a while. Repeated by itself when no answer came: the keys of
 * the requests keep it from being done twice.
 */
export function useDecide(onProgress?: (done: number) => void) {
  return useMutation({
    mutationFn: async ({ decisions, backTo }: Asked) => {
      const results: Result[] = [];
      let endsAt = 0;
      for (let from = 0; from < decisions.length; from += DECISIONS_AT_ONCE) {
        const decided = await send(decisions.slice(from, from + DECISIONS_AT_ONCE));
        // The first ones of many can be taken back as long as the last ones of them.
        endsAt ||= Date.now() + decided.undoMs;
        results.push(...decided.results);
        onProgress?.(results.length);
      }
      const done = results.filter((one) => one.outcome === 'done');
      if (done.length > 0)
        offerUndo({
          decisionIds: done.map(({ decisionId }) => decisionId),
          words: wordsFor(done, decisions),
          backTo,
          endsAt,
        });
      return results;
    },
    onSuccess: (results) => refreshAfter(results.map(({ taskId }) => taskId)),
  });
}

async function send(decisions: DecisionInput[]): Promise<Decided> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await post<Decided>('api/reviews/decisions', { decisions });
    } catch (failure) {
      if (attempt >= 2 || !isWorthRepeating(failure)) throw failure;
    }
  }
}

function wordsFor(done: Done[], decisions: DecisionInput[]): string {
  const [first] = done;
  const verb = decisions[0]!.decision === 'approve' ? '已通过' : '已退回';
  return done.length === 1 ? `${verb}：${first!.projectName}` : `${verb} ${done.length} 项`;
}
