// From values to what paper shows: clean text, amounts, points and dates.
import { dayOf, officialDay } from '../../../shared/calendar';
import { plainDecimal, roundHalfUp } from '../../../shared/decimal';

/** What XML 1.0 cannot carry even escaped, and what reverses the reading direction of everything after it. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * Text a person typed, safe for XML and paper: forbidden and direction characters are taken out, lone surrogates
 * become �, line breaks become `\n`, tabs a blank, outer blanks go. Everything else stays letter for letter.
 */
export function printable(text: string | null | undefined): string {
  return (text ?? '')
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u000b|\u000c/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNPRINTABLE, '')
    .trim();
}

/** The non-empty lines of a typed text, each to become a paragraph. */
export function paragraphsOf(text: string | null | undefined): string[] {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A typed text on one line, for use inside a sentence, without a closing full stop. */
export function phrase(text: string | null | undefined): string {
  return paragraphsOf(text)
    .map((line) => line.replace(/(?<![。；;，,、.])[。；;，,、.]+$/u, ''))
    .join('；');
}

/** A typed text as a sentence with its full stop. */
export function sentence(text: string | null | undefined): string {
  const body = phrase(text);
  return body === '' || /[！？!?]$/u.test(body) ? body : `${body}。`;
}

/** A sentence of the scoring rules without the blanks they set between figures and Chinese, as documents write it. */
export function compactSentence(text: string): string {
  return sentence(text).replace(/(?<=[\p{Script=Han}，。：；（“]) | (?=[\p{Script=Han}，。：；）”])/gu, '');
}

/** An amount in 万元 with two decimals, rounded half up. */
export function amount(value: string): string {
  return roundHalfUp(value);
}

/** 分值 without needless zeros: `12`, `7.5`. */
export function points(value: string): string {
  return plainDecimal(value);
}

/** The date of an instant as documents write it, e.g. 2026年1月15日. */
export function officialDate(instant: string): string {
  return officialDay(dayOf(new Date(instant)));
}

/** 财政网络运维服务费 → 财政网络运维服务费项目; a name that already says 项目 stays. */
export function projectTitle(name: string): string {
  const clean = phrase(name);
  return clean.endsWith('项目') ? clean : `${clean}项目`;
}
