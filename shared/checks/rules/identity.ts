// K47–K49: who, when, which project.
import { readOfficial } from '../../indicators/readOfficial';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import { isBlank, quoted, wordsIn, yearOf, yearsOf } from '../stated';
import type { CheckFinding, Stated } from '../table';

const CODE_LENGTH = 21;
const NAMES_TIME = /[年月日季]|\d{4}\s*[-/.]/;
const FORM_TITLE = /(绩效自评表|自评表|绩效目标表|自评报告)/;

/** K47: what was done was done within the year. A year's work that ends later is named, whoever scored it. */
export function datesInYear({ rows, table }: CheckContext): CheckFinding[] {
  const years = yearsOf(table.fiscalYear);
  if (years === null) return [];
  const named = years.from === years.to ? `${years.to}年` : `${years.from}年至${years.to}年`;
  return rows.flatMap(({ stated }) => {
    if (!NAMES_TIME.test(stated.actual.text)) return [];
    const read = readOfficial(wordsIn(stated.actual), years.to);
    if (read.kind !== 'date') return [];
    const done = Number(read.day.slice(0, 4));
    if (done >= years.from && done <= years.to) return [];
    const message = `${quoted(wordsIn(stated.name))}的完成时间${quoted(stated.actual.text)}${done > years.to ? '晚于' : '早于'}评价年度${named}，请核对。`;
    return [finding('K47', { place: stated.actual.place, message, expected: `${named}内`, found: stated.actual.text })];
  });
}

/** K48: the fields that say whose table this is. */
export function identityFilled({ table }: CheckContext): CheckFinding[] {
  const { name, competentDepartment, unit, leader } = table.project;
  const fields: [string, Stated | null][] = [
    ['项目名称', name],
    ['主管部门', competentDepartment],
    ['实施单位', unit],
    ['项目负责人', leader],
  ];
  const blank = fields.flatMap(([label, stated]) =>
    stated && isBlank(stated) ? [finding('K48', { place: stated.place, message: `没有填写${label}，请补充。` })] : [],
  );
  const year =
    yearOf(table.fiscalYear) === null
      ? [finding('K48', { place: table.fiscalYear.place, message: '没有写明评价年度，请补充，例如“2024年度”。' })]
      : [];
  if (!FORM_TITLE.test(wordsIn(name))) return [...blank, ...year];
  const message = `项目名称一栏填的是表名${quoted(name.text)}，请填写项目名称。`;
  return [...blank, ...year, finding('K48', { place: name.place, message, found: name.text })];
}

/** K49: a project code has its 21 characters. */
export function codeShape({ table }: CheckContext): CheckFinding[] {
  const { code } = table.project;
  if (!code || isBlank(code)) return [];
  const text = wordsIn(code).replace(/\s+/g, '');
  if (text.length === CODE_LENGTH && /^[0-9A-Za-z]+$/.test(text)) return [];
  const message = `项目编码${quoted(text)}应为${CODE_LENGTH}位字母和数字，现为${text.length}位，请核对。`;
  return [finding('K49', { place: code.place, message, expected: `${CODE_LENGTH}位`, found: text })];
}
