// Which worksheets can hold a table at all: lists beside it, however long, are not read.
import type { ZipEntries } from '../office/zip';

/** 指标, 目标: without it no sheet has the heads of a table. One byte stays one character here. */
const MARK = Buffer.from('标').toString('latin1');
const SHARED_STRING = /<(\/?)(?:\w+:)?si\b[^<>]*>/g;
/** Bounded, so that one tag full of `t="s"` is not looked through from each of them. */
const REFERENCE = /\bt=["']s["'][^<>]{0,200}>\s{0,200}<(?:\w+:)?v>(\d+)</g;
const STRINGS = 'xl/sharedStrings.xml';
/** Stands for a sheet that is not read, so that it can still be named. */
const STUB = Buffer.from(
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
);

/** Whether a part of an .xlsx package, by its path in the ZIP, is a worksheet. */
export const isSheet = (path: string) => /^xl\/worksheets\//i.test(path);

/**
 * The parts with every worksheet that cannot hold a table put down to a single cell, and the texts that only those sheets
 * used left out. Where no sheet can, all stay as they are, for the reader to say what it finds.
 */
export function withoutStraySheets(entries: ZipEntries): ZipEntries {
  const strings = entries.get(STRINGS)?.toString('latin1') ?? '';
  const marked = markedStrings(strings);
  const sheets = [...entries]
    .filter(([path]) => isSheet(path))
    .map(([path, content]) => ({ path, markup: content.toString('latin1') }));
  const kept = sheets.filter(
    ({ markup }) => markup.includes(MARK) || referencesIn(markup, (index) => marked.has(index)),
  );
  if (kept.length === 0 || kept.length === sheets.length) return entries;
  const slim: ZipEntries = new Map(entries);
  for (const { path, markup } of sheets)
    if (!kept.some((one) => one.path === path) && /<(?:\w+:)?c\b/.test(markup)) slim.set(path, STUB);
  const used = new Set<number>();
  for (const { markup } of kept) referencesIn(markup, (index) => void used.add(index));
  if (strings !== '') slim.set(STRINGS, Buffer.from(onlyUsed(strings, used), 'latin1'));
  return slim;
}

function markedStrings(strings: string): Set<number> {
  const marked = new Set<number>();
  let index = 0;
  for (const { from, to } of sharedStrings(strings)) {
    const text = strings.slice(from, to);
    if (text.includes(MARK) || text.includes('&#')) marked.add(index);
    index++;
  }
  return marked;
}

/** Where each shared text stands, found tag by tag: one that is never closed costs no second look at what follows. */
function* sharedStrings(strings: string): Generator<{ from: number; to: number }> {
  let from = -1;
  for (const { 0: tag, 1: slash, index } of strings.matchAll(SHARED_STRING)) {
    const to = index + tag.length;
    if (from < 0 && tag.endsWith('/>')) yield { from: index, to };
    else if (from >= 0 && slash) {
      yield { from, to };
      from = -1;
    } else if (from < 0 && !slash) from = index;
  }
}

/** Calls `hits` with each shared text a sheet refers to, until it answers true. */
function referencesIn(markup: string, hits: (index: number) => boolean | void): boolean {
  REFERENCE.lastIndex = 0;
  for (let match = REFERENCE.exec(markup); match; match = REFERENCE.exec(markup))
    if (hits(Number(match[1])) === true) return true;
  return false;
}

function onlyUsed(strings: string, used: Set<number>): string {
  const parts: string[] = [];
  let [left, index, kept] = [used.size, 0, 0];
  for (const { from, to } of sharedStrings(strings)) {
    const isUsed = used.has(index++);
    if (isUsed) left--;
    // Behind the last one nobody counts any more.
    else parts.push(strings.slice(kept, from), left > 0 ? '<si/>' : '');
    if (!isUsed) kept = to;
  }
  return [...parts, strings.slice(kept)].join('');
}
