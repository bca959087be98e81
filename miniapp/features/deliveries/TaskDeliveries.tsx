import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Delivery } from '../../../shared/contracts/deliveries';
import { purposeLabels } from '../../../shared/delivery/deliveryState';
import { spokenInstant } from '../../../shared/calendar';
import { channelLabels } from '../../../shared/delivery/messageKinds';
import { taskDeliveriesQuery } from '../../api/queries';
import { Sheet } from '../../components/Sheet';
import './deliveries.css';
import { DeliveryActs } from './DeliveryActs';
import { StateTag } from './marks';
import { latestTold, toldPeople, toldSentence } from '../../../shared/delivery/told';

/** 通知情况: one line on the task's page, and every message behind it. */
export function TaskDeliveries({ taskId }: { taskId: string }) {
  const { data } = useQuery(taskDeliveriesQuery(taskId));
  const [open, setOpen] = useState(false);
  if (!data || data.deliveries.length === 0) return null;
  return (
    <section className="card">
      <h2 className="card__title">通知情况</h2>
      <p>{toldSentence(toldPeople(latestTold(data.deliveries)))}</p>
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        谁被通知到
      </button>
      <Sheet title="谁被通知到" open={open} onClose={() => setOpen(false)}>
        <ol>
          {[...data.deliveries].reverse().map((delivery) => (
            <li key={delivery.id} className="delivery">
              <Message delivery={delivery} now={new Date(data.at)} />
              {delivery.followUps.length > 0 && (
                <ol className="delivery__follow-ups">
                  {delivery.followUps.map((one) => (
                    <li key={one.id} className="delivery">
                      <Message delivery={one} now={new Date(data.at)} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      </Sheet>
    </section>
  );
}

function Message({ delivery, now }: { delivery: Delivery; now: Date }) {
  const { recipient, purpose, way, createdAt, readAt, reachedAt, title, why } = delivery;
  const seen = readAt ?? reachedAt;
  return (
    <>
      <div className="delivery__head">
        <p className="delivery__name">
          {recipient?.name ?? '群聊'} <span className="muted small">{recipient?.unitName}</span>
        </p>
        <StateTag delivery={delivery} />
      </div>
      <p>{title}</p>
      <p className="muted small num">
        {purposeLabels[purpose]} · {channelLabels[way]} · {spokenInstant(new Date(createdAt), now)}
        {seen && `，${spokenInstant(new Date(seen), now)} ${readAt ? '已读' : '送达'}`}
      </p>
      {why && <p className="small delivery__why">{why}</p>}
      <DeliveryActs delivery={delivery} />
    </>
  );
}
