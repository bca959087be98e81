import { useState } from 'react';
import type { Delivery } from '../../../shared/contracts/deliveries';
import { Trouble } from '../../components/Trouble';
import { useDeliveryAct } from './useDeliveryAct';

/** The next act on a message that did not arrive; nothing for others. */
export function DeliveryActs({ delivery }: { delivery: Delivery }) {
  const again = useDeliveryAct(delivery.id, 'again');
  const told = useDeliveryAct(delivery.id, 'told-by-phone');
  const [asking, setAsking] = useState(false);
  const busy = again.isPending || told.isPending;
  const failure = again.error ?? told.error;
  const name = delivery.recipient?.name ?? '收件人';
  if (!delivery.can.sendAgain && !delivery.can.markTold) return null;
  return (
    <div className="delivery-acts">
      {asking ? (
        <>
          <span className="small">已经打电话告诉{name}了吗？</span>
          <button type="button" className="text-button" disabled={busy} onClick={() => told.mutate()}>
            {told.isPending ? '正在登记……' : '已告知'}
          </button>
          <button type="button" className="text-button" disabled={busy} onClick={() => setAsking(false)}>
            还没有
          </button>
        </>
      ) : (
        <>
          {delivery.can.sendAgain && (
            <button
              type="button"
              className="text-button"
              disabled={busy}
              aria-label={`重新发送给${name}`}
              onClick={() => again.mutate()}
            >
              {again.isPending ? '正在安排……' : '重新发送'}
            </button>
          )}
          {delivery.can.markTold && (
            <button
              type="button"
              className="text-button"
              disabled={busy}
              aria-label={`已电话告知${name}`}
              onClick={() => setAsking(true)}
            >
              已电话告知
            </button>
          )}
        </>
      )}
      {failure && <Trouble failure={failure} />}
    </div>
  );
}
