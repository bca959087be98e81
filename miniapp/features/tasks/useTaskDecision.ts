import { useMutation } from '@tanstack/react-query';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { post } from '../../api/client';
import { ApiProblem, isWorthRepeating } from '../../api/problems';
import { adoptTask, queryClient, taskQuery } from '../../api/queries';

type Decision = 'submission' | 'withdrawal' | 'reports' | 'reassignment';

/** Something decided about a task. Repeated by itself when no answer came: its key keeps it from being done twice. */
export function useTaskDecision(taskId: string, decision: Decision, onDone?: () => void) {
  return useMutation({
    mutationFn: (body: object) => post<TaskDetail>(`api/tasks/${taskId}/${decision}`, body),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSuccess: (detail) => {
      // First where to go, then the new state: the page that decided may be gone a moment later.
      onDone?.();
      adoptTask(detail);
    },
    onError: (failure) => {
      // The task moved on under us: show it as it is now.
      if (failure instanceof ApiProblem && failure.status === 409) {
        void queryClient.invalidateQueries({ queryKey: taskQuery(taskId).queryKey });
      }
    },
  });
}
