import { z } from 'zod';

/** Row ids are UUIDs made by the server, always lower-case. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, '编号格式不正确');

/** A percentage as text, 0 to 100 with at most two decimals, as the database keeps it. */
export const percentSchema = z
  .string()
  .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, '请填写 0 到 100 之间的数，最多两位小数，例如 85');

/** A calendar day in Asia/Shanghai, `'2024-01-31'`. */
export const daySchema = z.iso.date('日期应写成 2024-01-31 的形式，并且确有这一天');

/** An instant in UTC with milliseconds, `'2024-01-31T02:32:00.000Z'`. */
export const instantSchema = z.iso.datetime();

/** Show nothing: a name of nothing else is empty, and one that differs by them is the same. Joiners of emoji stay. */
const INVISIBLE = /[\u200b\u200e\u200f\u061c\u2060\ufeff]/g;
/** Control characters and direction overrides; line breaks and tabs are taken out before. */
const CONTROL_CHARACTERS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Text that a person typed: NFC, trimmed, without invisible characters, vertical tabs and form feeds (pasted from Word) turned into line breaks.
 * Control and direction-override characters are refused.
 *
 * @param max most characters, counted by code point
 */
export function textSchema(max: number) {
  return z
    .string()
    .refine((text) => text.isWellFormed(), '含有无法识别的字符，请重新输入')
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(INVISIBLE, '')
        .replace(/[\u000b\u000c]/g, '\n')
        .trim(),
    )
    .refine((text) => !CONTROL_CHARACTERS.test(text.replace(/[\n\r\t]/g, '')), '含有不可见的控制字符，请删去后重试')
    .refine((text) => [...text].length <= max, `不能超过 ${max} 个字`);
}

export const comparatorSchema = z.enum(['>=', '>', '=', '<=', '<']);
export const indicatorKindSchema = z.enum(['quantitative', 'qualitative']);
export const bandSchema = z.enum(['achieved', 'partly-achieved', 'not-achieved']);
export const roleSchema = z.enum(['admin', 'filler', 'lead', 'reviewer', 'expert', 'leader', 'ops']);

export type Comparator = z.infer<typeof comparatorSchema>;
export type IndicatorKind = z.infer<typeof indicatorKindSchema>;
export type Band = z.infer<typeof bandSchema>;
export type Role = z.infer<typeof roleSchema>;
