// What the board shows lives in its address, so that a link opens the same list. Pure.
import type { DeliveryCounts, DeliveryList } from '../../../shared/contracts/deliveries';
import { purposeLabels } from '../../../shared/delivery/deliveryState';
import { channelLabels, channels } from '../../../shared/delivery/messageKinds';

export interface Filter {
  show: string;
  purpose: string;
  way: string;
  campaignId: string;
  person: string;
  period: string;
  /** the last message of the page before */
  before: string;
}

const NAMES = ['show', 'purpose', 'way', 'campaignId', 'person', 'period', 'before'] as const;

/** @param address the part after `#/deliveries/`, such as `show=missed&way=todo` */
export function readFilter(address: string): Filter {
  const parts = new URLSearchParams(address);
  return Object.fromEntries(NAMES.map((name) => [name, parts.get(name) ?? ''])) as unknown as Filter;
}

/** What is set, as in the address and in the question to the server. */
export function writeFilter(filter: Partial<Filter>): string {
  return NAMES.flatMap((name) => (filter[name] ? [`${name}=${encodeURIComponent(filter[name])}`] : [])).join('&');
}

/** The board's address with some of its filter changed; it begins with the newest again. */
export function boardHref(filter: Filter, changes: Partial<Filter>): string {
  return `#/deliveries/${writeFilter({ ...filter, before: '', ...changes })}`;
}

export interface Segment {
  show: string;
  label: string;
  tone: string;
  count: (list: DeliveryList) => number;
}

const ofState =
  (state: keyof DeliveryCounts) =>
  ({ counts }: DeliveryList) =>
    counts[state];

/** From queued to read; 电话告知 is a part of 未送达. */
export const SEGMENTS: Segment[] = [
  { show: '', label: '全部', tone: 'text', count: ({ counts }) => totalOf(counts) },
  { show: 'waiting', label: '待发送', tone: 'text-3', count: ofState('waiting') },
  { show: 'sent', label: '待核实', tone: 'brand', count: ofState('sent') },
  // Each message is in one of these: one that was read is not counted here as well, as it is in the sentence above.
  { show: 'reached', label: '送达未读', tone: 'good', count: ofState('reached') },
  { show: 'read', label: '已读', tone: 'good', count: ofState('read') },
  { show: 'missed', label: '未送达', tone: 'bad', count: ofState('missed') },
  { show: 'phone', label: '需打电话', tone: 'warn', count: ({ phone }) => phone },
  { show: 'cancelled', label: '不必再发', tone: 'text-3', count: ofState('cancelled') },
];

const totalOf = (counts: DeliveryCounts): number => Object.values(counts).reduce((sum, one) => sum + one, 0);

/** The day in one sentence, whose parts add up: 今天 128 条：已送达 120（其中已读 96），未送达 2，待发送 6。 */
export function todaySentence(today: DeliveryCounts): string {
  const total = totalOf(today);
  if (total === 0) return '今天还没有消息要发。';
  const reached = today.reached + today.read;
  const parts = [
    reached > 0 && `已送达 ${reached}${today.read > 0 ? `（其中已读 ${today.read}）` : ''}`,
    today.missed > 0 && `未送达 ${today.missed}`,
    today.sent > 0 && `已发出尚未核实 ${today.sent}`,
    today.waiting > 0 && `待发送 ${today.waiting}`,
    today.cancelled > 0 && `不必再发 ${today.cancelled}`,
  ].filter(Boolean);
  return `今天 ${total} 条：${parts.join('，')}。`;
}

export const PERIODS = { '': '全部时间', today: '今天', week: '最近 7 天' };
export const purposeOptions = Object.entries(purposeLabels);
export const wayOptions = channels.map((one) => [one, channelLabels[one]]);

/** The filter in words, for a phone where it is folded. */
export function filterWords({ purpose, way, person, period, campaignId }: Filter): string {
  const words = [
    purpose && purposeLabels[purpose as keyof typeof purposeLabels],
    way && channelLabels[way as keyof typeof channelLabels],
    campaignId && '一个批次',
    period && PERIODS[period as keyof typeof PERIODS],
    person && `“${person}”`,
  ].filter(Boolean);
  return words.join('、');
}
