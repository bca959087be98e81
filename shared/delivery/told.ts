// Who was told about a task, person by person: several messages by several ways count as one telling, and the best of them
// says whether it arrived. Pure.
import type { Delivery, TaskDelivery } from '../contracts/deliveries';

/** From best to worst. */
const ORDER: Delivery['state'][] = ['read', 'reached', 'sent', 'waiting', 'missed', 'cancelled'];

export interface Told {
  personId: string;
  name: string;
  state: Delivery['state'];
  toldBy: string | null;
}

/** Everybody these messages went to, each with the best that became of them. */
export function toldPeople(deliveries: TaskDelivery[]): Told[] {
  const people = new Map<string, Told>();
  for (const one of deliveries.flatMap((root) => [root, ...root.followUps])) {
    if (!one.recipient) continue;
    const known = people.get(one.recipient.id);
    const toldBy = known?.toldBy ?? one.toldBy;
    const best = known && ORDER.indexOf(known.state) <= ORDER.indexOf(one.state) ? known.state : one.state;
    people.set(one.recipient.id, { personId: one.recipient.id, name: one.recipient.name, state: best, toldBy });
  }
  return [...people.values()];
}

/** What each person was told last: having read the task says nothing about a reminder that got lost. */
export function latestTold(deliveries: TaskDelivery[]): TaskDelivery[] {
  const newest = new Map<string | undefined, string>();
  for (const { recipient, createdAt } of deliveries)
    if (createdAt > (newest.get(recipient?.id) ?? '')) newest.set(recipient?.id, createdAt);
  return deliveries.filter(({ recipient, createdAt }) => newest.get(recipient?.id) === createdAt);
}

/** The messages that told of what happened at an instant: both were written in one act. */
export function toldAt(deliveries: TaskDelivery[], at: string): TaskDelivery[] {
  return deliveries.filter((one) => one.createdAt === at);
}

/** 3 人已通知：1 人已读，1 人已送达，1 人未送达 */
export function toldSentence(people: Told[]): string {
  const count = (matches: (one: Told) => boolean) => people.filter(matches).length;
  const byPhone = count(({ toldBy }) => toldBy !== null);
  const of = (state: Delivery['state']) => count((one) => one.toldBy === null && one.state === state);
  const parts = [
    [of('read'), '已读'],
    [of('reached'), '已送达'],
    [byPhone, '已电话告知'],
    [of('sent'), '已发出尚未核实'],
    [of('waiting'), '待发送'],
    [of('missed'), '未送达'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, label]) => `${number} 人${label}`);
  return words.length > 0 ? `${words.join('，')}。` : '没有需要通知的人。';
}
