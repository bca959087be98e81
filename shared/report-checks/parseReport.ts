// A report's text taken apart by the numbering that official documents use: 一、 （一） 附表1.
import type { Passage, Report, Section, Table } from './types';

/** One line of a text file, or one paragraph or table row of a document. */
export type RawBlock = Passage | { cells: Passage[] };

const LEVEL1 = /^[一二三四五六七八九十]+、\s*(.+)$/;
const LEVEL2 = /^（[一二三四五六七八九十]+）\s*(.+)$/;
const ANNEX = /^附[表件]\s*\d+(?:[-－—–]\d+)?$/;
const SENTENCE_END = /[。；！？]/;

/** A text file as blocks: lines that begin with a tab are the cells of a row, which a blank line ends. */
export function blocksOfText(text: string): RawBlock[] {
  const blocks: RawBlock[] = [];
  let cells: Passage[] = [];
  const endRow = () => {
    if (cells.length > 0) blocks.push({ cells });
    cells = [];
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const passage = { text: line.trim(), place: `第${index + 1}行` };
    if (line.startsWith('\t')) cells.push(passage);
    else {
      endRow();
      if (passage.text) blocks.push(passage);
    }
  }
  endRow();
  return blocks;
}

/** Sections, tables and annexes of a report. Whatever fits nowhere is still among the passages. */
export function parseReport(blocks: RawBlock[]): Report {
  const report: Report = { title: null, sections: [], tables: [], passages: [] };
  let section: Section | null = null;
  let before: Passage[] = [];
  for (const block of blocks) {
    if ('cells' in block) {
      addRow(report, block.cells, before);
      report.passages.push(...block.cells);
      before = [];
      continue;
    }
    report.passages.push(block);
    before.push(block);
    const opened = openSection(block);
    if (opened) {
      section = opened;
      report.sections.push(opened);
    } else if (ANNEX.test(block.text)) section = null;
    else if (section) section.body.push(block);
    else if (!report.title && block.text.includes('报告')) report.title = block;
  }
  return report;
}

function openSection(block: Passage): Section | null {
  const level1 = LEVEL1.exec(block.text);
  if (level1) return { ...splitHeading(level1[1]!, block), level: 1 };
  const level2 = LEVEL2.exec(block.text);
  return level2 ? { ...splitHeading(level2[1]!, block), level: 2 } : null;
}

/** （一）项目概况。根据……: the heading ends at its first full stop, and what follows is already its body. */
function splitHeading(text: string, { place }: Passage): Pick<Section, 'title' | 'place' | 'body'> {
  const end = text.search(SENTENCE_END);
  const rest = end < 0 ? '' : text.slice(end + 1).trim();
  const title = end < 0 ? text.trim() : text.slice(0, end);
  return { title, place, body: rest ? [{ text: rest, place }] : [] };
}

function addRow(report: Report, cells: Passage[], before: Passage[]): void {
  const last = report.tables.at(-1);
  if (before.length === 0 && last && cells.length === last.head.length) {
    last.rows.push(cells);
    return;
  }
  const annex = before.findLast((passage) => ANNEX.test(passage.text)) ?? null;
  const caption = before.at(-1) === annex ? null : (before.at(-1)?.text ?? null);
  const table: Table = { annex, caption, head: cells, rows: [] };
  report.tables.push(table);
}

/** Everything below headings whose title contains one of the words. */
export function sectionsAbout(report: Report, ...words: string[]): Section[] {
  return report.sections.filter((section) => words.some((word) => section.title.includes(word)));
}

/** Text of a section in one piece. */
export const bodyOf = (section: Section): string => section.body.map((passage) => passage.text).join('\n');
