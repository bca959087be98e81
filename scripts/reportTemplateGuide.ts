// The guide for bureaus that bring their own template: how tags are written, and every tag there is.
import { reportTags, type ReportTag } from '../server/reports/compile/reportTags';

const INTRODUCTION = `# 评价报告模板说明

\`evaluation-report.docx\` 是内置模板。可以下载后在 Word 里修改文字、字体和版式，保留需要的标签，再在绩效通里上传；也可以用本单位自己的 .docx，写上同样的标签。上传时系统会检查标签，不认识的标签会逐个指出。

写法：

- 文字：\`{项目名称}\`。
- 一部分正文，每段一个段落：\`{#主要经验及做法[loopOver:"paragraph"]}{段落}{/主要经验及做法}\`，单独成段。
- 表格的行：第一个单元格写 \`{#指标列表}\`，最后一个单元格写 \`{/指标列表}\`，中间各单元格写该列表的标签。
- 条件：\`{#有运维系统[loopOver:"paragraph"]}\` 和 \`{/有运维系统}\` 之间的段落和表格，条件成立时才打印。
- 花括号用半角。一节的最后一段保存着页面格式，不要把会消失的列表或条件放在那里。

标“必需”的标签缺少时，上传后会提示。

| 标签 | 种类 | 打印的内容 | 列表内的标签 |
| --- | --- | --- | --- |
`;

const KINDS: Record<ReportTag['kind'], string> = { text: '文字', list: '列表', condition: '条件' };

/** The guide as Markdown. */
export function tagGuide(): string {
  const rows = reportTags.map((tag) => {
    const fields = tag.fields.map((field) => `\`{${field}}\``).join(' ');
    const written = tag.kind === 'text' ? `{${tag.name}}` : `{#${tag.name}}`;
    return `| \`${written}\`${tag.required ? ' 必需' : ''} | ${KINDS[tag.kind]} | ${tag.meaning} | ${fields} |`;
  });
  return `${INTRODUCTION}${rows.join('\n')}\n`;
}
