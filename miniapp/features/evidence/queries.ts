import { queryOptions, useMutation } from '@tanstack/react-query';
import type { DescribeEvidenceInput, EvidenceItem, TaskEvidence } from '../../../shared/contracts/evidence';
import { get, post, request } from '../../api/client';
import { queryClient } from '../../api/queries';

export const evidenceQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['evidence', taskId],
    queryFn: () => get<TaskEvidence>(`api/tasks/${taskId}/evidence`),
  });

type Act = { verb: 'describe'; input: DescribeEvidenceInput } | { verb: 'removal' | 'restoration' };

/** Changes of one file; the list is known from the answer. */
export function useEvidenceAct(taskId: string, onDone: () => void = () => undefined) {
  return useMutation({
    mutationFn: ({ id, ...act }: Act & Pick<EvidenceItem, 'id'>) =>
      act.verb === 'describe'
        ? request<TaskEvidence>('PUT', `api/evidence/${id}`, { body: act.input })
        : post<TaskEvidence>(`api/evidence/${id}/${act.verb}`, {}),
    onSuccess: (answer) => {
      queryClient.setQueryData(evidenceQuery(taskId).queryKey, answer);
      onDone();
    },
  });
}
