import type { Delivery } from '../../../shared/contracts/deliveries';
import { purposeLabels } from '../../../shared/delivery/deliveryState';
import { spokenInstant } from '../../../shared/calendar';
import { channelLabels } from '../../../shared/delivery/messageKinds';
import { useWide } from '../../components/useWide';
import { DeliveryActs } from './DeliveryActs';
import { StateTag } from './marks';

interface RowsProps {
  deliveries: Delivery[];
  /** the server's clock, for 今天 */
  now: Date;
}

/** A table on a wide screen, cards on the phone. */
export function DeliveryRows(props: RowsProps) {
  return useWide() ? <DeliveryTable {...props} /> : <DeliveryList {...props} />;
}

function DeliveryTable({ deliveries, now }: RowsProps) {
  return (
    <table className="table delivery-table">
      <thead>
        <tr>
          <th scope="col">收件人</th>
          <th scope="col">内容</th>
          <th scope="col">方式</th>
          <th scope="col">时间</th>
          <th scope="col">送达情况</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <td>
              <Recipient delivery={delivery} />
            </td>
            <td>
              <About delivery={delivery} />
            </td>
            <td>
              {channelLabels[delivery.way]}
              {delivery.followsId && <p className="muted small">未送达后改发</p>}
            </td>
            <td className="num">
              {spokenInstant(new Date(delivery.createdAt), now)}
              <Seen delivery={delivery} now={now} />
            </td>
            <td>
              <StateTag delivery={delivery} />
              {delivery.why && <p className="small delivery__why">{delivery.why}</p>}
              <DeliveryActs delivery={delivery} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DeliveryList({ deliveries, now }: RowsProps) {
  return (
    <ul>
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="delivery">
          <div className="delivery__head">
            <Recipient delivery={delivery} />
            <StateTag delivery={delivery} />
          </div>
          <About delivery={delivery} />
          <p className="muted small delivery__when">
            <span className="num">
              {channelLabels[delivery.way]} · {spokenInstant(new Date(delivery.createdAt), now)}
            </span>
            <Seen delivery={delivery} now={now} />
          </p>
          {delivery.why && <p className="small delivery__why">{delivery.why}</p>}
          <DeliveryActs delivery={delivery} />
        </li>
      ))}
    </ul>
  );
}

function Recipient({ delivery: { recipient } }: { delivery: Delivery }) {
  if (!recipient) return <p className="delivery__name">群聊或通讯录外的人</p>;
  return (
    <div>
      <p className="delivery__name">
        {recipient.name} {!recipient.active && <span className="tag tag--bad">已离开</span>}
      </p>
      <p className="muted small">{recipient.unitName}</p>
    </div>
  );
}

function About({ delivery: { title, task, purpose } }: { delivery: Delivery }) {
  return (
    <>
      {task ? (
        <a className="delivery__title" href={`#/tasks/${task.id}`}>
          {title}
        </a>
      ) : (
        <p className="delivery__title">{title}</p>
      )}
      <p className="muted small">
        {purposeLabels[purpose]}
        {task && ` · ${task.campaignName}`}
      </p>
    </>
  );
}

function Seen({ delivery: { readAt, reachedAt }, now }: { delivery: Delivery; now: Date }) {
  const seen = readAt ?? reachedAt;
  if (!seen) return null;
  return (
    <span className="muted small delivery__seen">
      {spokenInstant(new Date(seen), now)} {readAt ? '已读' : '送达'}
    </span>
  );
}
