import { useMutation } from '@tanstack/react-query';
import type { Delivery } from '../../../shared/contracts/deliveries';
import { post } from '../../api/client';
import { isWorthRepeating } from '../../api/problems';
import { queryClient } from '../../api/queries';

/** 重新发送 or 已电话告知. Repeated by itself when no answer came: its key keeps it from being done twice. */
export function useDeliveryAct(id: string, act: 'again' | 'told-by-phone') {
  return useMutation({
    mutationFn: () => post<Delivery>(`api/deliveries/${id}/${act}`, {}),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    // Done, or refused because it has moved on: either way what is shown is old.
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['deliveries'] }),
        queryClient.invalidateQueries({ queryKey: ['task-deliveries'] }),
      ]),
  });
}
