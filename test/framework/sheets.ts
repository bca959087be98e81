// Filled 绩效评价指标评分表 as bureaus keep them: with the experts' columns, and as published, with 分值 and 得分 only. The
// project and all scores are made up (演示数据).
import { frameworkTemplate } from '../../shared/templates/framework';
import { LEFT as L, UP as U, type Form } from '../checks/layouts';

const EXPERTS = ['专家甲', '专家乙', '专家丙'];

/** What three experts gave each indicator, in hundredths of its points, and the mean that follows. */
const given: [number, number, number][] = [
  [100, 90, 95],
  [100, 100, 100],
  [90, 90, 80],
  [80, 90, 85],
  [90, 85, 95],
  [100, 95, 90],
  [100, 100, 100],
  [83, 83, 83],
  [90, 95, 100],
  [100, 90, 95],
  [90, 80, 85],
  [100, 100, 95],
  [95, 90, 90],
  [100, 90, 95],
  [100, 95, 90],
  [85, 90, 80],
  [92, 90, 95],
];

export interface FilledRow {
  level1: string;
  level2: string;
  name: string;
  points: number;
  scores: string[];
  score: string;
}

const hundredths = (points: number, share: number) => Math.round(points * share);
const text = (value: number) => (value / 100).toFixed(2);

/** The 17 indicators with their scores; the mean is rounded half up, in whole hundredths. */
export const filledRows: FilledRow[] = frameworkTemplate.indicators.map(({ level1, level2, name, points }, at) => {
  const scores = given[at]!.map((share) => hundredths(Number(points), share));
  const sum = scores.reduce((all, one) => all + one, 0);
  return {
    level1,
    level2,
    name,
    points: Number(points),
    scores: scores.map(text),
    score: text(Math.floor((2 * sum + 3) / 6)),
  };
});

const sumOf = (values: string[]) => text(values.reduce((all, one) => all + Math.round(Number(one) * 100), 0));
export const TOTAL = sumOf(filledRows.map(({ score }) => score));

const same = (at: number, key: 'level1' | 'level2') => filledRows[at - 1]?.[key] === filledRows[at]![key];

/** With a column for each expert below a common head. */
export function expertForm(): Form {
  const rows = filledRows.map(({ level1, level2, name, points, scores, score }, at): Form[number] => [
    same(at, 'level1') ? U : level1,
    same(at, 'level2') ? U : level2,
    name,
    points,
    ...scores.map(Number),
    Number(score),
  ]);
  const totals = EXPERTS.map((_, column) => Number(sumOf(filledRows.map(({ scores }) => scores[column]!))));
  return [
    ['城市道路养护项目绩效评价指标评分表', L, L, L, L, L, L, L],
    ['项目名称', '城市道路养护', L, L, '评价年度', '2024年度', L, L],
    ['一级指标', '二级指标', '三级指标', '分值', '专家评分', L, L, '平均分'],
    [U, U, U, U, ...EXPERTS, U],
    ...rows,
    ['合计', L, L, 100, ...totals, Number(TOTAL)],
    ['评价等级', '优', L, L, L, L, L, L],
  ];
}

/** As published: points beside every level, no experts, a 小计 for each 一级指标. */
export function publishedForm(): Form {
  const levels = [...new Set(filledRows.map(({ level1 }) => level1))];
  const blocks = levels.flatMap((level) => {
    const own = filledRows.filter(({ level1 }) => level1 === level);
    const points = own.reduce((sum, row) => sum + row.points, 0);
    const rows = own.map((row, at): Form[number] => [
      at === 0 ? `${level}（${points}分）` : U,
      at > 0 && own[at - 1]!.level2 === row.level2 ? U : row.level2,
      row.name,
      row.points,
      '按评价要点评分',
      Number(row.score),
      '',
    ]);
    return [...rows, ['小计', L, L, points, '', Number(sumOf(own.map(({ score }) => score))), '']] as Form;
  });
  return [
    ['附件1：2024年度城市道路养护项目绩效评价指标评分表', L, L, L, L, L, L],
    ['一级指标', '二级指标', '三级指标', '分值', '评分标准', '得分', '扣分原因'],
    ...blocks,
    ['合计', L, L, 100, '', Number(TOTAL), '优'],
  ];
}
