// Why a message stands where it stands, in a sentence: every state, and every way that follows.
import { instantOn } from '../../shared/calendar';
import { whyOf, type DeliveryReason } from '../../shared/delivery/deliveryWords';

const NOW = instantOn('2025-03-12', 10, 30);
const at = (hour: number, minute: number, day = '2025-03-12') => instantOn(day, hour, minute);

const facts: DeliveryReason = {
  state: 'waiting',
  channel: 'notice',
  reason: null,
  dueAt: NOW,
  checkDueAt: null,
  nextWay: null,
  toldBy: null,
};

const REASON = '暂时连接不上钉钉。';

it.each<[Partial<DeliveryReason>, string | null]>([
  [{}, null],
  [{ dueAt: at(10, 35) }, '10:35 发出。'],
  [{ reason: REASON, dueAt: at(10, 35) }, '暂时连接不上钉钉，10:35 再试。'],
  [{ reason: REASON, dueAt: at(9, 0, '2025-03-13') }, '暂时连接不上钉钉，3月13日 周四 09:00 再试。'],
  [{ reason: REASON, dueAt: new Date(NOW.getTime() + 20_000) }, '暂时连接不上钉钉，1 分钟内再试。'],
  [{ reason: REASON }, '暂时连接不上钉钉，马上再试。'],
  [{ state: 'sent', checkDueAt: at(10, 31) }, '10:31 向钉钉核实。'],
  [{ state: 'sent', nextWay: 'again', checkDueAt: at(10, 31) }, '这是再次发送，10:31 向钉钉核实。'],
  [{ state: 'sent' }, '对方打开后显示已读。'],
  [{ state: 'sent', channel: 'upkeep' }, null],
  [{ state: 'reached' }, null],
  [{ state: 'reached', channel: 'todo' }, '已在对方的钉钉待办里。'],
  [{ state: 'reached', reason: '当天已收到过相同的内容' }, '当天已收到过相同的内容。'],
  [{ state: 'read', reason: '没有送达' }, null],
  [{ state: 'missed', reason: '没有送达' }, '没有送达。'],
  [{ state: 'missed', reason: '没有送达', nextWay: 'again', dueAt: at(10, 35) }, '没有送达，10:35 再发一次。'],
  [{ state: 'missed', reason: '没有送达', nextWay: 'again' }, '没有送达，马上再发一次。'],
  [{ state: 'missed', reason: '没有送达', nextWay: 'todo' }, '没有送达，对方的钉钉待办里能看到。'],
  [{ state: 'missed', reason: '没有送达', nextWay: 'robot' }, '没有送达，已改发机器人消息。'],
  [{ state: 'missed', reason: '已离开单位', nextWay: 'phone' }, '已离开单位，请电话告知。'],
  [{ state: 'missed', reason: '已离开单位', nextWay: 'phone', toldBy: '陈静' }, '已离开单位，陈静已电话告知。'],
  [{ state: 'cancelled', reason: '任务已办理，无需再发' }, '任务已办理，无需再发。'],
])('%j → %s', (some, sentence) => {
  expect(whyOf({ ...facts, ...some }, NOW)).toBe(sentence);
});
