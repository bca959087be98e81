// Makes the default template of the evaluation report: npx tsx scripts/make-report-template.ts
// The result, server/reports/templates/evaluation-report.docx, is committed; a bureau may edit it in Word or bring its
// own with the same tags (server/reports/compile/reportTags.ts). Format: GB/T 9704-2012, see reportTemplateFormat.ts.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Document, Packer, Paragraph, type ISectionOptions, type Table } from 'docx';
import { tagGuide } from './reportTemplateGuide';
import { readZip, writeZip } from '../server/office/zip';
import { evenFooter, fontTable, landscapePage, oddFooter, portraitPage, styles } from './reportTemplateFormat';
import { fundsTable, indicatorTable, plainTable } from './reportTemplateTables';

const FOLDER = path.join(__dirname, '..', 'server', 'reports', 'templates');
const TARGET = path.join(FOLDER, 'evaluation-report.docx');
const MAX_BYTES = 64 * 1024 * 1024;
/** The template has no clock of its own, so that making it again changes nothing. */
const MADE_AT = '2026-01-01T00:00:00Z';

const styled = (style: string, text: string) => new Paragraph({ style, text });
/** A tag that repeats its paragraph for every paragraph of a part. */
const prose = (tag: string, style = 'BodyText') => styled(style, `{#${tag}[loopOver:"paragraph"]}{段落}{/${tag}}`);
/** Keeps two tables apart, and a table from the end of its section, without taking a visible line. */
const gap = (text = '') => styled('TableGap', text);

function cover(): Paragraph[] {
  const note = '【演示假设】本报告含有演示用的假设数据，列在第八部分，相关数据已逐项标明，不能作为正式评价结果。';
  return [
    styled('Title', '{报告标题}'),
    styled('Subtitle', '（{评价年度}　{评价方式}）'),
    styled('DemoNote', `{#有演示假设[loopOver:"paragraph"]}${note}{/有演示假设}`),
  ];
}

/** The eight parts: heading, and the tag of its text where it has one. */
const OUTLINE: [heading: string, tag?: string][] = [
  ['一、项目基本情况'],
  ['（一）项目概况', '项目概况'],
  ['（二）项目绩效目标', '项目绩效目标'],
  ['二、绩效评价工作开展情况'],
  ['（一）绩效评价目的、对象和范围', '评价目的对象范围'],
  ['（二）绩效评价原则、评价指标体系、评价方法、评价标准', '评价原则方法标准'],
  ['（三）绩效评价工作过程', '评价工作过程'],
  ['三、综合评价情况及评价结论'],
  ['（一）绩效目标完成情况', '目标完成说明'],
  ['（二）评价结论', '评价结论'],
  ['四、绩效评价指标分析'],
  ['（一）项目决策情况', '项目决策情况'],
  ['（二）项目过程情况', '项目过程情况'],
  ['（三）项目产出情况', '项目产出情况'],
  ['（四）项目效益情况', '项目效益情况'],
  ['五、主要经验及做法', '主要经验及做法'],
  ['六、存在问题及原因分析', '存在问题及原因'],
  ['七、有关建议', '有关建议'],
  ['八、其他需要说明的问题', '其他问题'],
];

function body(): Paragraph[] {
  const parts = OUTLINE.flatMap(([heading, tag]) => {
    const title = styled(heading.startsWith('（') ? 'Heading2' : 'Heading1', heading);
    return tag === undefined ? [title] : [title, prose(tag)];
  });
  return [
    ...parts,
    styled('AnnexListGap', ''),
    prose('附表目录', 'AnnexList'),
    styled('Signature', '{实施单位}'),
    styled('SignatureDate', '{编制日期}'),
  ];
}

function tableAnnex(): (Paragraph | Table)[] {
  return [
    styled('AnnexNumber', '{自评表编号}'),
    styled('AnnexTitle', '项目支出绩效自评表'),
    styled('AnnexYear', '（{评价年度}）'),
    fundsTable(),
    gap(),
    indicatorTable(),
    styled('TableNote', '注：1.{预算执行说明}'),
    styled('TableNote', '　　2.评分规则：{评分规则}。得分最高不超过该指标分值，总分由各项得分汇总形成。'),
    styled('TableNote', '{#假设说明[loopOver:"paragraph"]}　　{段落}{/假设说明}'),
    // The last paragraph of a section holds its page format, so it must not be one that may fall away.
    gap(),
  ];
}

function listAnnexes(): (Paragraph | Table)[] {
  return [
    styled('AnnexNumber', '{完成清单编号}'),
    styled('AnnexTitle', '绩效目标完成清单'),
    styled('AnnexYear', '（{评价年度}）'),
    plainTable([
      { head: '序号', width: 850, content: '{#清单列表}{序号}', centred: true },
      { head: '绩效目标设定情况', width: 3250, content: '{绩效目标设定情况}' },
      { head: '绩效目标完成情况', width: 2600, content: '{绩效目标完成情况}' },
      { head: '备注', width: 2144, content: '{备注}{/清单列表}' },
    ]),
    gap(),
    new Paragraph({
      style: 'AnnexNumber',
      pageBreakBefore: true,
      text: '{#有运维系统[loopOver:"paragraph"]}{系统清单编号}',
    }),
    styled('AnnexTitle', '运维系统清单'),
    styled('AnnexYear', '（{评价年度}，共{系统数量}个）'),
    plainTable([
      { head: '序号', width: 1244, content: '{#系统列表}{序号}', centred: true },
      { head: '系统名称', width: 7600, content: '{系统名称}{/系统列表}' },
    ]),
    gap('{/有运维系统}'),
  ];
}

const footers = { default: oddFooter(), even: evenFooter() };

const sections: ISectionOptions[] = [
  { properties: portraitPage('lines'), footers, children: [...cover(), ...body()] },
  { properties: landscapePage(), footers, children: tableAnnex() },
  { properties: portraitPage('none'), footers, children: listAnnexes() },
];

async function main(): Promise<void> {
  const document = new Document({
    title: '项目绩效评价报告模板',
    creator: '绩效通',
    lastModifiedBy: '绩效通',
    evenAndOddHeaderAndFooters: true,
    styles,
    sections,
  });
  const entries = readZip(Buffer.from(await Packer.toBuffer(document)), MAX_BYTES);
  const core = entries.get('docProps/core.xml');
  if (core) {
    const dated = core.toString('utf8').replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${MADE_AT}`);
    entries.set('docProps/core.xml', Buffer.from(dated, 'utf8'));
  }
  entries.set('word/fontTable.xml', Buffer.from(fontTable(), 'utf8'));
  writeFileSync(TARGET, writeZip(entries));
  writeFileSync(path.join(FOLDER, 'README.md'), tagGuide());
  console.log(`已生成模板：${path.relative(process.cwd(), TARGET)}`);
}

void main();
