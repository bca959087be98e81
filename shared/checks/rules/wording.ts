// K24, K38, K42: words that say nothing, prompts nobody filled in, sentences that stop.
import { bandOfWords } from '../readBand';
import { isFirm, vagueWordIn } from '../../indicators/vagueWords';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import type { CheckedRow } from '../rowOutcome';
import { isBlank, quoted, wordsIn } from '../stated';
import type { CheckFinding, Stated } from '../table';

const PROMPTS =
  /[（(]\s*用文字[^）)]*表述[^）)]*[）)]|[（(]\s*\d+\s*字以内\s*[）)]|(?:^|[^A-Za-z])(?<blank>[Xx×]{2,})(?![A-Za-z])|\*{2,}|[≥≤＞＜=]\s*(\*|×|_)+|^(指标|目标)\s*\d+\s*[:：]?\s*$|好坏|^[.…·]{2,}$|请填写|此处填写/;

/** K24: a row that says what is wanted, how much was reached, in words nobody can measure. */
export function vagueRow({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { name, target, actual } = row.stated;
    const cells = [target, actual, name];
    const own = cells.filter((cell) => !isLevel(cell));
    if (own.some(({ text }) => isFirm(text))) return [];
    const hit = own.flatMap(vagueIn)[0];
    if (!hit) return [];
    const said = hit.word === wordsIn(name) ? '意思含糊' : `用了含糊的词“${hit.word}”`;
    const message = `${quoted(wordsIn(name))}${said}，没有数值、期限或依据文件，请细化、量化，例如写明数量、比例或完成时间。`;
    return [finding('K24', { place: hit.place, message, found: hit.word })];
  });
}

/** The three levels of a judged row are the form's own words, and a prompt left over is K38's. */
const isLevel = (cell: Stated) => bandOfWords(cell.text) !== null || PROMPTS.test(cell.text.trim());

function vagueIn(cell: Stated): { place: string; word: string }[] {
  const word = vagueWordIn(wordsIn(cell));
  return word ? [{ place: cell.place, word }] : [];
}

function textsOf({ table, rows }: CheckContext): Stated[] {
  const { project, goal, funds } = table;
  const ofRow = ({ stated }: CheckedRow) => [
    stated.name,
    stated.target,
    stated.actual,
    stated.deviationReason,
    stated.correctiveMeasure,
  ];
  return [
    project.name,
    project.competentDepartment,
    project.unit,
    goal.target,
    goal.actual,
    funds.reason,
    ...rows.flatMap(ofRow),
  ].filter((one): one is Stated => !isBlank(one));
}

/** K38: the form's own prompts are still there. */
export function promptsLeft(context: CheckContext): CheckFinding[] {
  // Below the indicators forms also print instructions that stay; only a whole text that asks for so many words is a prompt.
  const below = context.table.notes.filter(({ text }) => /[（(]\s*\d+\s*字以内\s*[）)]\s*$/.test(text));
  return [...textsOf(context), ...below].flatMap((stated) => {
    const match = PROMPTS.exec(stated.text.trim());
    if (!match) return [];
    const prompt = match.groups?.blank ?? match[0];
    const message = `还留着模板的提示文字${quoted(prompt)}，请改为实际内容。`;
    return [finding('K38', { place: stated.place, message, found: prompt })];
  });
}

/** K42: a cell ends in the middle of a sentence. */
export function unfinished(context: CheckContext): CheckFinding[] {
  return textsOf(context).flatMap((stated) => {
    const end = /[，、；：,;:]$/.exec(stated.text.trim())?.[0];
    if (!end) return [];
    const message = `${quoted(stated.text)}以“${end}”结尾，句子没有写完，请补全。`;
    return [finding('K42', { place: stated.place, message, found: end })];
  });
}
