// Reading single cells: what fits the columns of the database, and a sentence for what does not. Nothing here guesses.
import { textSchema } from '../../../shared/contracts/common';
import { amount, figure, isBlank, quoted, wordsIn } from '../../../shared/checks/stated';
import type { Stated } from '../../../shared/checks/table';
import { compareDecimals, roundHalfUp } from '../../../shared/decimal';
import type { ImportColumn, MoneyRole } from './columns';
import type { Tell } from './problems';
import type { RawRow } from './sheetRows';

/** Of the column: more 分 than an exact integer holds. */
const MOST_AMOUNT = '9007199254.740991';
const MOST_AMOUNT_DECIMALS = 6;
const INVISIBLE = /[\u200b\u2060\ufeff]/g;

/**
 * The text of a cell as it is kept.
 *
 * @returns undefined where the file has no such column, null where the cell is blank
 */
export function readText<Role>(
  row: RawRow<Role>,
  { role, head, longest = 200, need }: ImportColumn<Role>,
  tell: Tell,
): string | null | undefined {
  const stated = row.cells.get(role);
  if (!stated) return undefined;
  const isLine = longest <= 200;
  const text = isLine ? stated.text.replace(/\s*[\r\n]+\s*/g, '') : stated.text;
  const parsed = schemaFor(longest).safeParse(text.replace(INVISIBLE, '').replace(/\r\n?/g, '\n'));
  if (!parsed.success) {
    tell('error', stated, `${head}${sizeNote(text, longest)}${parsed.error.issues[0]!.message}。`);
    return null;
  }
  if (parsed.data !== '') return parsed.data;
  if (need === 'must') tell('error', stated, `缺少${head}。`);
  return null;
}

const schemas = new Map<number, ReturnType<typeof textSchema>>();

/** Made once for each length: making one takes longer than asking it. */
function schemaFor(longest: number): ReturnType<typeof textSchema> {
  const schema = schemas.get(longest) ?? textSchema(longest);
  schemas.set(longest, schema);
  return schema;
}

const sizeNote = (text: string, longest: number) => ([...text].length > longest ? `有 ${[...text].length} 个字，` : '');

/** An amount in 万元, exact to 分; null when it is told as an error. */
export function readAmount<Role extends string>(
  row: RawRow<Role>,
  { role, head }: { role: Role & MoneyRole; head: string },
  tell: Tell,
): string | null {
  const stated = row.cells.get(role)!;
  const refuse = (message: string) => {
    tell('error', stated, message);
    return null;
  };
  if (isBlank(stated)) return refuse(`缺少${head}，没有请填 0。`);
  const value = amount({ ...stated, text: stated.text.replace(/[¥￥]/g, '') }, row.inYuan.has(role) ? '元' : '万元');
  if (value === null) return refuse(`${head}${quoted(stated.text)}不是金额，请填写数字，如 147.5。`);
  if (value.startsWith('-')) return refuse(`${head}${quoted(stated.text)}是负数，请填写不小于 0 的数。`);
  if ((value.split('.')[1]?.length ?? 0) > MOST_AMOUNT_DECIMALS)
    return refuse(`${head}${quoted(stated.text)}比“分”还细，请改为精确到分的金额。`);
  if (compareDecimals(value, MOST_AMOUNT) > 0) return refuse(`${head}${quoted(stated.text)}超过可以记录的最大金额。`);
  return value;
}

/** 分值 with two decimals; null when it is told as an error. */
export function readPoints(stated: Stated, tell: Tell): string | null {
  const text = wordsIn(stated);
  const refuse = (message: string) => {
    tell('error', stated, message);
    return null;
  };
  if (text === '') return refuse('缺少分值。');
  const value = figure(stated, text.endsWith('%') ? '%' : '分');
  if (value === null) return refuse(`分值${quoted(text)}不是数字，请填写 0 到 100 之间的数。`);
  if (value.startsWith('-') || compareDecimals(value, '100') > 0)
    return refuse(`分值${quoted(text)}应在 0 到 100 之间。`);
  if ((value.split('.')[1]?.length ?? 0) > 2) return refuse(`分值${quoted(text)}最多两位小数。`);
  return roundHalfUp(value);
}

/** 预算年度; null when it is told as an error. */
export function readYear(stated: Stated | undefined, at: Pick<Stated, 'place'>, tell: Tell): number | null {
  const text = wordsIn(stated ?? null);
  const year = /^(20\d{2})(年度?)?$/.exec(text)?.[1];
  if (year !== undefined) return Number(year);
  const said = text === '' ? '缺少预算年度' : `预算年度${quoted(text)}不是年份`;
  tell('error', stated ?? at, `${said}，请填写四位年份，如 2024。`);
  return null;
}
