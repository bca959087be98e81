// 延期 with the project, the day and the reason, in any order people say them.
import { isClearName, isSpokenAbout } from './clear';
import { compile } from './compile';
import { findDay } from './day';
import { readingOf, type Reading } from './intents';
import { nameIn } from './trim';
import { groups } from './words';

const VERB = compile('<延期>', groups).source.slice(1, -3);
const VERBS = new RegExp(VERB, 'gu');
/** At the start, at the end, or before the day; in a name such as 延期交房处置 it asks for nothing. */
const ASKED_FOR = new RegExp(
  `^${VERB}|(?:申请|[\\s,到至把])${VERB}|${VERB}(?:[到至,;.\\s\\d一二三四五六七八九十两下本明后月]|$)`,
  'u',
);
const POLITELY =
  /^(?:(?:能不能|能否|可不可以|可否|是否可以)(?:麻烦)?(?=给|把|将|让)|(.{4,40}?)(?:能不能|能否|可不可以|可否)(?=再?(?:延|宽限|推迟|申请)))/u;
const REFUSED = new RegExp(`(?:[不没别未勿莫]|无[需须])[^\\s,]{0,3}${VERB}`, 'u');
const REASON = /[,.;\s]*(?:因为|由于|理由是?|原因是?|缘由是?)\s*[:,]?\s*/u;
/** How much longer: no day can be made of it here, since it counts from the due date. */
const SPAN = /(?:\d{1,3}|[一二三四五六七八九十两]{1,3})个?(?:天|日|周|星期|月|工作日)/u;
const BEFORE_NAME = /^(?:把|将|给|对|想|要(?!素|点)|我|申请|请(?![愿示假柬教]))+/u;
const AFTER_NAME = /(?:到|至|为|想|申请|再|要|麻烦|恳请|请求|希望|需要)+$/u;
/** No reason, but another question, or taken back in the same breath. */
const ASKED = /哪[天里个些]|什么|[吗呢不]$|了没有?$|批了|最多|最长|几天|怎么办|会怎样|几次|谁|多少|算了|不延|(.)不\1/u;
/** What became of an extension: 延期已批, 延期到12月5日被退回. */
const SETTLED = /[已没不未了]批|批[了准]|被?拒绝?|被退回|^(?:不行|可行|通过|没用|到期|几天)$/u;
/** Another act, on an extension that was asked for. */
const OTHER_ACT = /^(?:同意(?!见)|批准|退回|催办)/u;
const EDGES = /^[\s,.;:]+|[\s,.;:!]+$/gu;

/** 延到下周二交,人手不够 */
const VERB_LEFT = /^(?:再?(?:提交|上报|报送|完成|[交报填]))?[吧呗啊哈呢]?(?=[,;.\s])/u;

/** @param bare without polite words around it @param today 'YYYY-MM-DD' */
export function readExtension(bare: string, today: string): Reading | null {
  return readAsked(bare, today) ?? readRequest(bare, today);
}

/** Whoever names the day and gives a reason asks for it, however politely: 能不能给运维费宽限到30号,经办人住院了. */
function readRequest(bare: string, today: string): Reading | null {
  const polite = POLITELY.exec(bare);
  const wish = polite && readAsked(bare.replace(POLITELY, '$1'), today);
  return wish?.name && wish.day && wish.reason ? wish : null;
}

function readAsked(bare: string, today: string): Reading | null {
  const why = REASON.exec(bare);
  const head = why ? bare.slice(0, why.index) : bare;
  if (!ASKED_FOR.test(head)) return null;
  const day = findDay(head, today);
  const [before, after] = around(head, day ?? placeOf(SPAN.exec(head)));
  if (isSpokenAbout(before) || REFUSED.test(head)) return null;
  // What follows the day is the reason, unless the verb comes only there: 老旧小区改造 下周五 申请延期.
  const isReason = after !== '' && !hasVerb(after);
  const [name = '', ...more] = pieces(isReason ? before : `${before} ${after}`);
  if (name !== '' && (name.length < 2 || !isClearName(name) || OTHER_ACT.test(name))) return null;
  const reason = why ? bare.slice(why.index + why[0].length) : isReason ? after : more.join(' ');
  if (ASKED.test(reason) || [name, reason].some((said) => SETTLED.test(said)) || name.endsWith('已')) return null;
  return readingOf('extend', {
    name: nameIn(name),
    day: day?.day ?? null,
    reason: reason.replace(VERB_LEFT, '').replace(EDGES, ''),
  });
}

const placeOf = (match: RegExpExecArray | null) => match && { start: match.index, end: match.index + match[0].length };

const around = (head: string, place: { start: number; end: number } | null): [string, string] =>
  place ? [head.slice(0, place.start), head.slice(place.end).trim()] : [head, ''];

const hasVerb = (text: string): boolean => new RegExp(VERB, 'u').test(text);

/** The parts between verbs and commas: the name first, then what else was said. */
const pieces = (text: string): string[] =>
  text
    .replace(VERBS, ' ')
    .split(/[,;.\s]+/u)
    .map((piece) => piece.replace(BEFORE_NAME, '').replace(AFTER_NAME, ''))
    .filter(Boolean);
