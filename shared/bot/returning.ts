// 退回 with what is returned and why: 退回 2 数据不对 · 退回财政网络运维服务费，因为佐证不全 · 财政网络运维服务费退回，理由：…
import { isClearName } from './clear';
import { compile, MEASURE, NUMBER } from './compile';
import { numberOf } from './day';
import { readingOf, type Reading } from './intents';
import { isProjectLike, isUnitLike } from './likeness';
import { nameIn } from './trim';
import { groups } from './words';

const VERB = compile('<退回>', groups).source.slice(1, -1);
/** 退 alone is said before a number only: 退2, 退第三个. */
const BACK = `退(?= ?(?:\\d{1,3}|第?${NUMBER}${MEASURE})(?:[\\s,;:吧]|\\.(?!\\d)|$))`;
const VERB_FIRST = new RegExp(`^(?:${VERB}|${BACK})(?<rest>.*)$`, 'u');
const NUMBER_FIRST = new RegExp(`^(?<name>第?${NUMBER}${MEASURE}) ?退(?<rest>[,;: ].*)?$`, 'u');
const NAME_FIRST = new RegExp(`^(?:把|将)?(?<name>\\d|.{2,60}?) ?${VERB}(?<rest>.*)$`, 'u');
/** The verb was spoken about, or a word of something else: 退回了几个, 退回率, 退回原因是什么. */
const ABOUT = /^(?:[了过的吗呢率]|之|记录|情况|按钮|(?:原因|理由|意见)(?![\s:,]))/u;
/** Not a task but a place in the app or money, or no wish but how it went: 退回首页, 退回资金, 退回2次, 退回不了. */
const ELSEWHERE =
  /^(?:上一|首页|主页|菜单|(?:任务)?列表|流程|规则|标准|件$|[^,;.]{0,2}资金|款项|单位$|看看|给我|多次|[\d一二两三四五六七八九十]+ ?(?:次|项$)|不[行了]|失败|错了|有误|已(?:经|修|改|重|提)|后(?:重|再|怎)|好$|完[毕成]|太多|没有?道理)/u;
/** Asked, or taken back in the same breath. */
const NO_REASON =
  /(?:什么|谁|哪些|几个|多少|吗|呢|算了|不用了|取消|先不退|不退了)$|^(?:原因|理由)$|怎么|怎样|为什么|什么意思|会怎样|[了过]没有?$|几次$|不$|(.)不\1|还是|或者|^同意|延期申请$/u;
const ORDER = new RegExp(`^(?:第?(?<counted>${NUMBER})${MEASURE}|(?<plain>\\d{1,3}))(?=[\\s,.;:吧]|$)`, 'u');
const MARK = /(?:^|[\s,.;:]+|是)(?:因为|由于|退回理由|理由|原因|缘由)是?\s*[:,]?\s*|[,;.]\s*/u;
const COMPLAINT = /[不没缺错漏误少无未]/u;
const EDGES = /^[\s,.;:吧]+|[\s,.;:!]+$/gu;

/** @param bare without polite words around it */
export function readReturn(bare: string): Reading | null {
  const first = VERB_FIRST.exec(bare)?.groups?.['rest'];
  if (first !== undefined) return readRest(first);
  const numbered = NUMBER_FIRST.exec(bare)?.groups;
  const { name = '', rest } = (numbered && { rest: '', ...numbered }) ?? NAME_FIRST.exec(bare)?.groups ?? {};
  if (rest === undefined || isSpokenOf(rest)) return null;
  const choice = orderOf(name);
  if (choice !== null) return name.replace(ORDER, '') === '' ? withReason('', choice, reasonOf(rest)) : null;
  return isProjectLike(name) && !isUnitLike(name) && isClearName(name) ? withReason(name, null, reasonOf(rest)) : null;
}

const isSpokenOf = (rest: string): boolean => ABOUT.test(rest) || ELSEWHERE.test(rest.trimStart());

/** @param rest what follows the verb: number, name and reason, each of which may be left out */
function readRest(rest: string): Reading | null {
  if (isSpokenOf(rest)) return null;
  const said = rest.replace(EDGES, '');
  const choice = orderOf(said);
  if (choice !== null) return withReason('', choice, reasonOf(said.replace(ORDER, '')));
  const mark = MARK.exec(said);
  const head = mark ? said.slice(0, mark.index) : said;
  if (!isWhat(head, mark?.[0] ?? '')) return withReason('', null, reasonOf(said));
  return withReason(head, null, mark ? reasonOf(said.slice(mark.index)) : '');
}

/** Whether these words before the reason say what is returned. A reason may begin like this, too: 附件不全，因为… */
function isWhat(head: string, mark: string): boolean {
  if (!isClearName(head)) return false;
  return isProjectLike(head) || (mark.trim().length > 1 && head.length > 3 && !COMPLAINT.test(head));
}

function orderOf(said: string): number | null {
  const { counted, plain } = ORDER.exec(said)?.groups ?? {};
  return numberOf(counted ?? plain ?? '');
}

/** Says what a return is for anyhow, and not why: 退回去重填. */
const FOR_WHAT = /^[回去]*(?:重填|重新填写?|重报|重新报送?|重做|再填|修改|改一?改|改)(?:一下|吧)?$/u;

function reasonOf(said: string): string {
  const mark = MARK.exec(said);
  const marked = mark && /^[\s吧]*$/u.test(said.slice(0, mark.index)) ? said.slice(mark.index + mark[0].length) : said;
  const reason = marked.replace(EDGES, '');
  return FOR_WHAT.test(reason) ? '' : reason;
}

const withReason = (name: string, choice: number | null, reason: string): Reading | null =>
  NO_REASON.test(reason) ? null : readingOf('return', { name: nameIn(name), choice, reason });
