// What one says to something the bot has said: a number, yes, no, thanks.
import { compile } from './compile';
import { numberOf } from './day';
import { readingOf, type Reading } from './intents';
import { groups, nodding } from './words';

const CHOOSE = [
  '看/看看/看下/看一下/打开/说说/说/讲讲/展开/详细说说 〈第〉',
  '〈第〉 的? 怎么样/如何/咋样/详情/情况/什么情况 了?',
  '我? 说/要/选/指 的? 是/就是? 〈号〉 那个/吧?',
  '就/那就? 那个/这个? 选/选择/要/打开/看/是/点? 〈号〉 吧/那个/呗/好了?',
].map((one) => compile(one, groups));
const CONFIRM = [
  '确认/确定 吧/了吧/无误?',
  '是/是的/对/对的/没错/是啊/嗯是的/yes',
  '确认/确定 发送/催办/提醒/提交/同意/退回/延期/通过/绑定 吧?',
  '是/对/是的 发吧/发送吧/催吧/提醒吧/确认',
  '确认/确定 〈码〉',
  '是/是的/对/对的/没错/好/好的/行/可以/没问题? 那? 就这么办/就这样办/就按这个办/就照这个办/照办/就这么定/就这么发/就按这个发 吧/了?',
  '是/是的/对/对的/没错/好/好的/行/没问题? 可以/那就/就 办/发 吧/了吧?',
  '发/发送/办 吧',
  '确认/确定 发/办/提交/发出去 吧?',
  '对对/对对对/是是/是是是/对的对的/就是这个意思',
  '是/是的/对/对的/没错/好/好的/行/可以/没问题 发/发送/办 吧/了吧',
  '对/对的/是的/没错 就这样 吧/办/发?',
  '是/是的/对/对的/没错/好/好的/行/可以/没问题 确认/确定 吧/了/无误?',
].map((one) => compile(one, groups));
/** Said before the word that confirms. */
const YES = /^(?:就?是这个意思|嗯|是的?|对的?|没错|好的?|行|可以|没问题|确定|确认) (?=\D)/u;
const CANCEL = [
  '取消/算了/不用了/不要了/不了/撤销/放弃/先不/不弄了/先算了/不需要了/不必了 吧?',
  '取消/放弃/撤销 催办/发送/操作/退回/延期/申请/延期申请/绑定操作 吧?',
  '先? 不/别/不要/不用 再? 催/催办/发/发送/延期/申请/弄/搞/办/动 了/吧/啦?',
  '先? 不 再? 看/查/问/导/导出/填/交/提交/批/退/审/改/选/转/换/说/要 了/啦',
  '撤了/撤掉/撤回/撤/作废/当我没说/别弄了/不搞了/不办了/不发了/不催了/停下/停 吧/了?',
  '点错/按错/选错/发错/问错/说错/看错/弄错/搞错/打错/找错 了 人/项目/单位?',
  '不是/不对 这个/那个/这/那/它/他/她/这项/那项/这个人/这一个/这家/的?',
  '刚才/刚刚/上面/前面 那个/的/那条/那句/说的/问的? 不要/取消/作废/算/不算/撤销/不用/别管 了/吧?',
  '取消/撤销/撤回/作废/忘掉 刚才/刚刚/上面/前面 的/那个/那条/那句/说的/问的?',
  'cancel/undo/no/nope/stop/quit/exit/nevermind/never〈空〉mind',
].map((one) => compile(one, groups));
const NODS = nodding.split(' ').sort((a, b) => b.length - a.length);

/** A reply by itself, or null. @param flat as `flatten` gives it */
export function readReply(flat: string): Reading | null {
  const bare = flat.replace(/ ?(?:谢谢您?|多谢|谢了|[哈呀哦嘞噢啊]+)$/u, '');
  if (isNod(flat)) return readingOf('thanks');
  const confirmed = firstOf(CONFIRM, bare) ?? firstOf(CONFIRM, bare.replace(YES, ''));
  if (confirmed) return readingOf('confirm', { choice: orderOf(confirmed) });
  const chosen = firstOf(CHOOSE, bare);
  if (chosen) return readingOf('choose', { choice: orderOf(chosen) });
  return CANCELLED.test(bare) ? readingOf('cancel') : null;
}

/** Said once or in several breaths: 算了不弄了. */
const CANCELLED = new RegExp(
  `^(?:(?:先?等等|等一下|等下|慢着|还是|那|不对|不是|错了|[行好]了|可以了|我?再(?:想想|考虑一下|看看)) ?)* ?(?:${CANCEL.map(({ source }) => source.slice(1, -1)).join('|')})+$`,
  'u',
);

function firstOf(patterns: RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}

function orderOf({ groups: found }: RegExpExecArray): number | null {
  const said = found?.['choice'];
  return said === undefined ? null : numberOf(said);
}

function isNod(flat: string): boolean {
  let rest = flat;
  while (rest !== '' && !(rest !== flat && /^[啦了哈呀啊哦]$/u.test(rest))) {
    const word = NODS.find((one) => rest.startsWith(one));
    if (!word) return false;
    rest = rest.slice(word.length).trimStart();
  }
  return flat !== '';
}
