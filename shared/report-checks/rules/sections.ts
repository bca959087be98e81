// Every heading of the outline has the content it announces. K41, K38, K42.
import { bodyOf, sectionsAbout } from '../parseReport';
import type { Report, ReportFinding, Section } from '../types';
import { finding, matching } from './finding';

const OUTLINE = '财预〔2020〕10号附件《项目支出绩效评价报告（参考提纲）》';

/** What the text below a heading must speak of, each with the words by which it is recognised. */
interface Duty {
  title: string;
  topics: Record<string, RegExp>;
}

const duties: Duty[] = [
  { title: '目的、对象和范围', topics: { 评价目的: /目的|为了/, 评价对象: /对象/, 评价范围: /范围/ } },
  {
    title: '评价方法',
    topics: {
      评价指标体系: /指标体系|\d+\s*项/,
      评价方法: /比较法|因素分析法|成本效益分析法|最低成本法|公众评判法|标杆管理法/,
      评价标准: /计划标准|行业标准|历史标准|评价标准[:：]|以年度指标值为标准/,
    },
  },
  { title: '工作过程', topics: { 时间: /\d/ } },
  { title: '项目决策情况', topics: { '立项、绩效目标或资金投入': /立项|绩效目标|资金投入|预算编制/ } },
  {
    title: '项目过程情况',
    topics: { 预算执行率等数据: /\d+(?:\.\d+)?\s*[%％]/, 组织实施: /组织实施|制度执行|验收|审核/ },
  },
  { title: '原因分析', topics: { 原因: /原因|由于|因为|主要是/ } },
];

/** K41: content announced by a heading and missing below it. */
export function headingsKept(report: Report): ReportFinding[] {
  return duties.flatMap(({ title, topics }) =>
    sectionsAbout(report, title).flatMap((section) => {
      const body = bodyOf(section);
      if (body === '') return [];
      const missing = Object.entries(topics)
        .filter(([, words]) => !words.test(body))
        .map(([topic]) => topic);
      if (missing.length === 0) return [];
      const message = `“${section.title}”下没有写${missing.join('、')}，请补充。`;
      return [
        finding('K41', 'warning', headingOf(section), message, { source: OUTLINE, expected: missing.join('、') }),
      ];
    }),
  );
}

/** K41: a heading with nothing below it; a part with nothing to say reads 无. */
export function headingsNotEmpty(report: Report): ReportFinding[] {
  return report.sections.flatMap((section, index) => {
    const next = report.sections[index + 1];
    const hasParts = section.level === 1 && next?.level === 2;
    const onlyAnnexes = section.body.every(({ text }) => /^附[:：]/.test(text));
    if (hasParts || (section.body.length > 0 && !onlyAnnexes) || isPointer(section)) return [];
    return [
      finding('K41', 'warning', headingOf(section), `“${section.title}”没有内容；没有的请写“无”。`, {
        source: OUTLINE,
      }),
    ];
  });
}

/** A heading that is itself the pointer to an annex needs no text below. */
const isPointer = ({ title }: Section) => /见附[表件]/.test(title);

const PROMPTS = /（[^（）]*(?:用文字|表述|请填写|填写说明|\d+字以内)[^（）]*）|XX+|××+|\*\*|指标1[:：]/;

/** K38: prompts of the template that nobody replaced. */
export function promptsReplaced(report: Report): ReportFinding[] {
  return matching(report.passages, PROMPTS).map(({ passage, quote }) =>
    finding('K38', 'error', passage, `留有模板提示“${quote}”，请换成实际内容。`, { quote }),
  );
}

/** K42: a paragraph or cell that breaks off. */
export function sentencesFinished(report: Report): ReportFinding[] {
  const headings = new Set(report.sections.filter(({ body }) => body.length === 0).map(({ place }) => place));
  return report.passages
    .filter(({ text, place }) => /[，、；：:,]$/.test(text) && !headings.has(place) && !introducesList(report, text))
    .map((passage) =>
      finding('K42', 'warning', passage, '这一句没有写完，请补全。', { quote: passage.text.slice(-20) }),
    );
}

/** 附： or 主要包括： before the lines they introduce is no broken sentence. */
function introducesList(report: Report, text: string): boolean {
  const index = report.passages.findIndex((passage) => passage.text === text);
  const next = report.passages[index + 1]?.text ?? '';
  const isNumbered = (line: string) => /^([（(]?[一二三四五六七八九十\d]+[）).、．]|[①-⑳])/.test(line);
  // 1.…； 2.…； is one sentence over several lines.
  return isNumbered(next) && (/[:：]$/.test(text) || (/[;；]$/.test(text) && isNumbered(text)));
}

const headingOf = ({ title, place }: Section) => ({ text: title, place });
