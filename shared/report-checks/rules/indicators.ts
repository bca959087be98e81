// Indicators as the text lists them. K14, K24, K25, K28, K32, K35.
import { bodyOf, sectionsAbout } from '../parseReport';
import type { Passage, Report, ReportFinding } from '../types';
import { finding, matching } from './finding';

const CLASSES = ['数量指标', '质量指标', '时效指标', '成本指标'];
const MEASURE = /[\u4e00-\u9fa5]{2,14}?(?:达标率|合格率|完成率|满意度|可用率|发生频率|频率|达到率)/g;
const VAGUE = /影响程度|改善程度|响程度|显著提[高升]|有效(?:提升|保障|促进)|不断提高|进一步(?:加强|完善)|稳步提升/;

/** K14: each class of outputs is listed with a value, the cost with an amount. */
export function outputsHaveValues(report: Report): ReportFinding[] {
  return sectionsAbout(report, '项目产出情况').flatMap((section) =>
    section.body.flatMap((passage) =>
      splitByClass(passage.text)
        .filter(({ content }) => !/\d/.test(content))
        .map(({ name, content }) =>
          finding(
            'K14',
            name === '成本指标' ? 'error' : 'warning',
            passage,
            `${name}只有文字，没有指标值，请写明目标和实际完成值。`,
            {
              quote: content.slice(0, 40),
            },
          ),
        ),
    ),
  );
}

function splitByClass(text: string): { name: string; content: string }[] {
  const starts = CLASSES.map((name) => ({ name, at: text.search(new RegExp(`${name}\\s*[:：]`)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return starts.map(({ name, at }, index) => ({ name, content: text.slice(at, starts[index + 1]?.at) }));
}

/** K14, K24: benefits are more than names. */
export function benefitsAreMeasurable(report: Report): ReportFinding[] {
  return sectionsAbout(report, '项目效益情况').flatMap((section) => {
    const first = section.body[0];
    if (!first || /\d|达成|完成/.test(bodyOf(section))) return [];
    const vague = VAGUE.exec(first.text)?.[0];
    return [
      finding('K14', 'warning', first, '效益指标只有名称，没有指标值和完成情况，请补充。'),
      ...(vague
        ? [finding('K24', 'warning', first, `“${vague}”不可衡量，请改为数字、期限或三档评定。`, { quote: vague })]
        : []),
    ];
  });
}

/** K24: lists left open. */
export function listsClosed(report: Report): ReportFinding[] {
  const open = /等相关(?:支出|指标|费用)|(?:系统|平台)等(?=[。；，]|$)|等\s*\d+\s*个/;
  return matching(report.passages, open)
    .filter(({ passage, quote }) => !isListedInFull(passage.text, quote))
    .map(({ passage, quote }) => finding('K24', 'warning', passage, `“${quote}”没有列全，请列出全部内容。`, { quote }));
}

/** 甲镇、乙镇等2个: as many are named as are counted. */
function isListedInFull(text: string, quote: string): boolean {
  const count = /\d+/.exec(quote)?.[0];
  const list = text.slice(0, text.indexOf(quote)).replace(/^.*[，。；：,;:]/s, '');
  return count !== undefined && list.split('、').length === Number(count);
}

/** K25: rates and frequencies say what is divided by what. */
export function measuresDefined(report: Report): ReportFinding[] {
  const defined = report.passages.some(({ text }) => /÷|计算公式|占.{1,20}的比[例重]/.test(text));
  if (defined) return [];
  const found = report.passages.flatMap((passage) =>
    [...passage.text.matchAll(MEASURE)].map(([name]) => ({ passage, name })),
  );
  const names = [...new Set(found.map(({ name }) => name))];
  const [first] = found;
  if (!first) return [];
  return [
    finding('K25', 'warning', first.passage, `${names.join('、')}没有说明计算方法（分子、分母和期间），请补充。`, {
      quote: first.name,
    }),
  ];
}

/** K28: a project that serves people asks them. */
export function satisfactionAsked(report: Report): ReportFinding[] {
  if (report.passages.some(({ text }) => /满意度/.test(text))) return [];
  return matching(report.passages, /公共服务|服务对象|受益群众/)
    .slice(0, 1)
    .map(({ passage, quote }) =>
      finding('K28', 'warning', passage, `目标涉及“${quote}”，但没有满意度指标；不适用的请说明原因和权重的去向。`, {
        quote,
      }),
    );
}

/** K32: one sentence that is goal, indicator and benefit at once. */
export function goalNotCopied(report: Report): ReportFinding[] {
  const [goal] = sectionsAbout(report, '绩效目标').filter(({ level }) => level === 2);
  const clauses = goal
    ? bodyOf(goal)
        .split(/[，。；]/)
        .filter((clause) => [...clause].length >= 10)
    : [];
  const benefits = sectionsAbout(report, '项目效益情况').flatMap(({ body }) => body);
  return clauses.flatMap((clause) => {
    // Measured it may carry the goal's words; as a bare name it says nothing the goal has not said.
    const bareName = benefits.find(({ text }) => text.includes(clause) && !/\d/.test(text));
    if (!bareName) return [];
    const places = report.passages.filter(({ text }) => text.includes(clause)).map(({ place }) => place);
    const message = `“${clause}”在${places.join('、')}重复出现，目标、指标和效益用了同一句话，请分别写明。`;
    return [finding('K32', 'warning', bareName, message, { quote: clause })];
  });
}

/** K35: text and tables carry the same indicators. */
export function textAndTableAgree(report: Report): ReportFinding[] {
  const [table] = report.tables;
  const cells = report.tables.flatMap(({ rows }) => rows.flat());
  const first = cells[0];
  if (!table || !first) return [];
  const inCells = new Set(cells);
  const text = report.passages.filter((passage) => !inCells.has(passage));
  const onlyInTable = missingFrom(cells, text);
  if (onlyInTable.length === 0) return [];
  return [
    finding(
      'K35',
      'warning',
      table.annex ?? first,
      `${onlyInTable.join('、')}只出现在附表中，正文没有分析，请统一指标。`,
    ),
  ];
}

function missingFrom(cells: Passage[], text: Passage[]): string[] {
  const body = text.map((passage) => passage.text).join('\n');
  const names = cells.flatMap((cell) =>
    [...cell.text.matchAll(MEASURE)].map(([name]) => name.replace(/^各(?:信息)?系统/, '')),
  );
  return [...new Set(names)].filter((name) => !body.includes(name));
}
