// Page, fonts and paragraph styles of the report template: GB/T 9704-2012《党政机关公文格式》.
import {
  AlignmentType,
  BorderStyle,
  DocumentGridType,
  Footer,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type IParagraphStyleOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
} from 'docx';

/** A4 in twips. */
const SHORT_EDGE = 11906;
const LONG_EDGE = 16838;
/** 28.95 pt: 22 lines fill the 225 mm of the text area; 29 pt would be a line too many. */
const LINE = 579;
const BODY_SIZE = 32;
const TITLE_SIZE = 44;
const NOTE_SIZE = 21;

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
const fangsong = { ...latin, eastAsia: '仿宋_GB2312', hint: 'eastAsia' };
const kaiti = { ...latin, eastAsia: '楷体_GB2312', hint: 'eastAsia' };
const heiti = { ...latin, eastAsia: '黑体', hint: 'eastAsia' };
const songti = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' };
const titleSong = { ...latin, eastAsia: '方正小标宋简体', hint: 'eastAsia' };

/** Fonts by name with what to fall back on; none is embedded. */
const FALLBACKS: Record<string, string> = {
  仿宋_GB2312: '仿宋;FangSong;FangSong_GB2312',
  楷体_GB2312: '楷体;KaiTi;KaiTi_GB2312',
  黑体: 'SimHei',
  宋体: 'SimSun',
  方正小标宋简体: '方正小标宋_GBK;FZXiaoBiaoSong-B05S;华文中宋;宋体',
};

/** word/fontTable.xml with the names of fonts that may stand in. */
export function fontTable(): string {
  const fonts = Object.entries(FALLBACKS).map(
    ([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
  );
}

const exact = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const single = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 };
const twoCharacters = { firstLine: 640, firstLineChars: 200 };

function style(id: string, name: string, rest: Omit<IParagraphStyleOptions, 'id' | 'name'>): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', next: 'BodyText', quickFormat: true, ...rest };
}

/**
 * 28 characters of 16 pt are 6 pt wider than the line: a character grid would do in Word, but other programs stretch it,
 * so the characters themselves stand a quarter point closer.
 */
const closer = { characterSpacing: -5 };
const headingRun = { ...closer, size: BODY_SIZE, bold: false, italics: false, color: '000000' };

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: fangsong, size: BODY_SIZE, color: '000000', language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: exact },
    },
    title: {
      basedOn: 'Normal',
      run: { font: titleSong, size: TITLE_SIZE, bold: false, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exact },
    },
    heading1: {
      basedOn: 'Normal',
      next: 'BodyText',
      run: { ...headingRun, font: heiti },
      paragraph: { keepNext: true, keepLines: true, spacing: exact, indent: twoCharacters },
    },
    heading2: {
      basedOn: 'Normal',
      next: 'BodyText',
      run: { ...headingRun, font: kaiti },
      paragraph: { keepNext: true, keepLines: true, spacing: exact, indent: twoCharacters },
    },
  },
  paragraphStyles: [
    style('BodyText', '报告正文', {
      run: closer,
      paragraph: { alignment: AlignmentType.BOTH, spacing: exact, indent: twoCharacters },
    }),
    style('Subtitle', '报告副标题', {
      run: { font: kaiti },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exact, after: LINE } },
    }),
    style('DemoNote', '演示说明', {
      run: { font: kaiti, size: 28 },
      paragraph: {
        spacing: { ...exact, line: 480, after: 240 },
        alignment: AlignmentType.BOTH,
        border: {
          top: { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' },
          right: { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' },
          bottom: { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' },
          left: { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' },
        },
      },
    }),
    style('AnnexListGap', '附表清单前空行', { paragraph: { spacing: exact, keepNext: true } }),
    style('AnnexList', '附表清单', { paragraph: { spacing: exact, indent: { left: 640 }, keepNext: true } }),
    style('Signature', '署名', {
      paragraph: {
        alignment: AlignmentType.RIGHT,
        spacing: { ...exact, before: LINE },
        indent: { right: 640 },
        keepNext: true,
      },
    }),
    style('SignatureDate', '成文日期', {
      paragraph: { alignment: AlignmentType.RIGHT, spacing: exact, indent: { right: 1280 } },
    }),
    style('AnnexNumber', '附表编号', {
      run: { font: heiti },
      paragraph: { spacing: exact, keepNext: true, outlineLevel: 0 },
    }),
    style('AnnexTitle', '附表标题', {
      run: { font: titleSong, size: TITLE_SIZE },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: exact,
        keepNext: true,
      },
    }),
    style('AnnexYear', '附表年度', {
      run: { font: kaiti, size: 28 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exact, line: 440, after: 100 }, keepNext: true },
    }),
    style('TableHead', '表头', {
      run: { font: heiti, size: NOTE_SIZE },
      paragraph: { alignment: AlignmentType.CENTER, spacing: single },
    }),
    style('TableCell', '表中文字', { run: { size: NOTE_SIZE }, paragraph: { spacing: single } }),
    style('TableCentre', '表中居中', {
      run: { size: NOTE_SIZE },
      paragraph: { alignment: AlignmentType.CENTER, spacing: single },
    }),
    style('TableNote', '表注', {
      run: { size: NOTE_SIZE },
      paragraph: { spacing: { line: 300, lineRule: LineRuleType.EXACT, before: 40 } },
    }),
    style('TableGap', '表间空行', {
      run: { size: 2 },
      paragraph: { spacing: { line: 20, lineRule: LineRuleType.EXACT } },
    }),
  ],
};

/** Portrait page: 天头37、订口28、版心156×225 mm; with the grid of 22 lines for running text. */
export function portraitPage(grid: 'lines' | 'none'): ISectionPropertiesOptions {
  return {
    type: SectionType.NEXT_PAGE,
    page: {
      size: { width: SHORT_EDGE, height: LONG_EDGE },
      margin: { top: 2098, left: 1587, right: 1474, bottom: 1984, header: 1304, footer: 1304 },
    },
    ...(grid === 'lines' && { grid: { type: DocumentGridType.LINES, linePitch: LINE } }),
  };
}

/** The same text area turned for the wide table: 225×156 mm. */
export function landscapePage(): ISectionPropertiesOptions {
  return {
    type: SectionType.NEXT_PAGE,
    page: {
      size: { width: SHORT_EDGE, height: LONG_EDGE, orientation: PageOrientation.LANDSCAPE },
      margin: { top: 1587, left: 1984, right: 2098, bottom: 1474, header: 794, footer: 794 },
    },
  };
}

function pageNumber(): TextRun {
  return new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: songti, size: 28 });
}

/** Page number of odd pages: right, one character in. */
export function oddFooter(): Footer {
  const line = { alignment: AlignmentType.RIGHT, indent: { right: 280 }, spacing: single };
  return new Footer({ children: [new Paragraph({ ...line, children: [pageNumber()] })] });
}

/** Page number of even pages: left, one character in. */
export function evenFooter(): Footer {
  const line = { alignment: AlignmentType.LEFT, indent: { left: 280 }, spacing: single };
  return new Footer({ children: [new Paragraph({ ...line, children: [pageNumber()] })] });
}
