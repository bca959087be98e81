// Reads what somebody typed. No model: patterns made of words (questions.ts, acts.ts), tried on the text as it stands, then
// with misspelt words set right; last, for questions alone, the words that give one away (soft.ts).
import { isSetApart, readAct } from './acts';
import { asTyped } from './asTyped';
import { isLoneName, isQuestionedName } from './clear';
import { compile } from './compile';
import { readingOf, type Intent, type NotUnderstood, type Reading } from './intents';
import { isNameLike, isOwnUnit, isProjectLike, isUnitLike } from './likeness';
import { mendActs, mendQuestion } from './mend';
import { nearestTo } from './nearest';
import { flatten, normalise } from './normalise';
import { aboutPeople } from './people';
import { readPointing } from './pointing';
import { aboutWork } from './ownWork';
import { questions } from './questions';
import { readReply } from './replies';
import { smallTalk } from './smallTalk';
import { readSoftly } from './soft';
import { barer, isSelf, nameIn } from './trim';
import { groups } from './words';

const QUESTIONS = [...smallTalk, ...aboutWork, ...questions, ...aboutPeople].map(
  ([intent, patterns]): [Intent, RegExp[]] => [intent, patterns.map((pattern) => compile(pattern, groups))],
);

/**
 * Reads what somebody typed.
 *
 * @param today 'YYYY-MM-DD', for days said without a year
 */
export function read(text: string, today: string): Reading | NotUnderstood {
  const plain = readPlainly(text, today);
  if (plain.intent !== 'unknown') return plain.reason ? { ...plain, reason: asTyped(text, plain.reason) } : plain;
  const { words, asks } = normalise(text);
  const flat = flatten(words);
  return readSoftly(flat, asks) ?? readSameOf(flat) ?? plain;
}

/** The same by patterns alone, without what only single words give away. */
export function readPlainly(text: string, today: string): Reading | NotUnderstood {
  const { words, asks, nods, wonders } = normalise(text);
  if (words === '')
    return nods ? readingOf('thanks') : wonders ? readingOf('help') : { intent: 'unknown', nearest: nearestTo('') };
  const flat = flatten(words);
  return (
    readWords(mendActs(words), asks, today) ??
    readAsked(mendQuestion(flat), asks) ??
    readHow(flat) ??
    readLoneName(flat) ?? { intent: 'unknown', nearest: nearestTo(flat) }
  );
}

function readWords(words: string, asks: boolean, today: string): Reading | null {
  const flat = flatten(words);
  const reply = asks ? null : readReply(flat);
  if (reply) return reply;
  const act = readAct(words, asks, today);
  const question = act && (isSetApart(words) || /[,:;]/.test(words)) ? null : readAsked(flat, asks);
  // 催化剂采购 得分 is asked about, whatever its name begins with.
  return question?.name && act ? question : (act ?? (question && barely(question, flat, asks)));
}

/** What only patterns tell: by single words 王丽手上还有几个没审 would be about the asker. */
const ABOUT_PEOPLE = new Set<Intent>(aboutPeople.map(([intent]) => intent));

/** The words that a pattern left for a name may hold more than one: what they give away themselves counts then. */
function barely(question: Reading, flat: string, asks: boolean): Reading {
  if (question.name === '' || (isNameLike(question.name) && !question.name.includes(' '))) return question;
  // A word that stands apart, before others or between them, is meant as a whole: 进度款支付 进度.
  if (ABOUT_PEOPLE.has(question.intent)) return question;
  const standsApart = !question.name.includes(' ') && ` ${flat}`.includes(` ${question.name} `);
  if (standsApart || isOwnUnit(question.name)) return question;
  const soft = readSoftly(flat, asks);
  const isLess = soft && soft.name.length < question.name.length && question.name.includes(soft.name);
  const standsLast = !question.name.includes(' ') && flat.endsWith(` ${question.name}`);
  return isLess && !(standsLast && soft.intent !== question.intent) ? soft : question;
}

/** A question about what is named, or about what is only pointed at. */
const readAsked = (flat: string, asks: boolean): Reading | null =>
  readPointing(flat, (pointed) => readQuestion(pointed) ?? readSoftly(pointed, asks)) ?? readQuestion(flat);

/** Of all patterns that fit, the one that leaves least for the name; of equal ones the first. */
function readQuestion(flat: string): Reading | null {
  const said = barer(flat);
  let best: Reading | null = null;
  let least = Infinity;
  for (const [intent, patterns] of QUESTIONS)
    for (const pattern of patterns)
      for (const text of said) {
        const match = pattern.exec(text);
        if (!match) continue;
        const left = match.groups?.['name'] ?? '';
        const name = nameIn(left);
        // The asker is somebody, though no name: 我交了吗 is about their tasks, not about a project.
        const unexplained = isSelf(left) ? 1 : name.length;
        if (!isQuestionedName(name) || unexplained >= least) continue;
        least = unexplained;
        best = readingOf(intent === 'in-hand' && isSelf(left) ? 'my-tasks' : intent, { name });
      }
  return best;
}

const SAME_OF = /^那么?(.{2,40}?)呢$/u;

/** 那市教育局呢: what was asked last, of another. */
function readSameOf(flat: string): Reading | null {
  const name = nameIn(SAME_OF.exec(flat)?.[1] ?? '');
  return name !== '' && isLoneName(name) ? readingOf('same-of', { name }) : null;
}

const HOW = /^(.+?)(?:现在|目前)?(?:怎么样|怎样|如何|咋样|什么情况|的?情况)了?$/u;

/** How a project stands, or a unit does: only of what looks like one, since anything may be asked about so. */
function readHow(flat: string): Reading | null {
  const name = barer(flat)
    .map((text) => nameIn(HOW.exec(text)?.[1] ?? ''))
    .find((one) => one !== '' && isLoneName(one));
  if (!name) return null;
  if (isUnitLike(name)) return readingOf('progress', { name });
  return isProjectLike(name) ? readingOf('where', { name }) : null;
}

/** A project's name alone asks for its score, a unit's for its progress. */
function readLoneName(flat: string): Reading | null {
  const name = nameIn(flat);
  if (!isLoneName(name)) return null;
  if (isUnitLike(name)) return readingOf('progress', { name });
  return isProjectLike(name) ? readingOf('score', { name }) : null;
}
