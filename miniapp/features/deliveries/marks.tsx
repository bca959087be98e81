import type { Delivery } from '../../../shared/contracts/deliveries';
import { deliveryStateLabels } from '../../../shared/delivery/deliveryState';

const TONES: Record<Delivery['state'], string> = {
  waiting: '',
  sent: 'tag--demo',
  reached: 'tag--good',
  read: 'tag--good',
  missed: 'tag--bad',
  cancelled: '',
};

/** Where a message stands; the word carries it, the colour helps. */
export function StateTag({ delivery: { state, toldBy } }: { delivery: Pick<Delivery, 'state' | 'toldBy'> }) {
  if (toldBy !== null) return <span className="tag tag--warn">已电话告知</span>;
  return <span className={`tag ${TONES[state]}`}>{deliveryStateLabels[state]}</span>;
}
