import { useMutation } from '@tanstack/react-query';
import type { RecordDeductionInput } from '../../../shared/contracts/deductions';
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { post } from '../../api/client';
import { ApiProblem, isWorthRepeating } from '../../api/problems';
import { adoptTask } from '../../api/queries';
import { refreshAfter } from '../reviews/queries';

function useDeductionChange<Input>(taskId: string, send: (input: Input) => Promise<TaskDetail>, onDone?: () => void) {
  return useMutation({
    mutationFn: send,
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSuccess: async (detail) => {
      await adoptTask(detail);
      refreshAfter([taskId]);
      onDone?.();
    },
    onError: (failure) => {
      // Somebody decided or deducted meanwhile: shown as it is now.
      if (failure instanceof ApiProblem && failure.status === 409) refreshAfter([taskId]);
    },
  });
}

/** Repeated by itself when no answer came: its key keeps it from being recorded twice. */
export const useDeduct = (taskId: string, onDone: () => void) =>
  useDeductionChange(
    taskId,
    (input: RecordDeductionInput) => post<TaskDetail>(`api/tasks/${taskId}/deductions`, input),
    onDone,
  );

export const useWithdrawDeduction = (taskId: string) =>
  useDeductionChange(taskId, ({ deductionId, version }: { deductionId: string; version: number }) =>
    post<TaskDetail>(`api/tasks/${taskId}/deductions/${deductionId}/withdrawal`, { version }),
  );
