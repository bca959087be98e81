// 佐证材料 of an indicator: what is asked for, what is there. One rule for the form, the check, the reviewers and the server.

/** 佐证材料 of one row: what 佐证要求 names, how many files there are, and which of the named ones are still missing. */
export interface RowEvidence {
  required: string[];
  count: number;
  missing: string[];
  /** files that are on this device only and still on their way; the server knows of none */
  pending?: number;
  /** files that are on this device only and were not taken */
  refused?: number;
}

const MOST_REQUIRED = 20;
const LONGEST_REQUIRED = 100;

/**
 * 佐证要求 as its single documents: one per line, or between semicolons; a leading number or dot is decoration.
 * @returns each once, at most 20
 */
export function requiredDocuments(text: string | null): string[] {
  const documents = (text ?? '')
    .split(/[\n;；]/)
    .map((part) => part.replace(/^[\s（(]*\d{0,2}[)）.、．·•\s]*/, '').replace(/[。\s]+$/, ''))
    .filter((part) => part !== '')
    .map((part) => [...part].slice(0, LONGEST_REQUIRED).join(''));
  return [...new Set(documents)].slice(0, MOST_REQUIRED);
}

/** @param files which named document each file is; null for any other */
export function evidenceOf(required: string[], files: { requirement: string | null }[]): RowEvidence {
  const there = new Set(files.map(({ requirement }) => requirement));
  return { required, count: files.length, missing: required.filter((document) => !there.has(document)) };
}

/** `2/3` where documents are named, else `3 份`; null when nothing is asked for and nothing is there. */
export function evidenceTally({ required, count, missing }: RowEvidence): string | null {
  if (required.length > 0) return `${required.length - missing.length}/${required.length}`;
  return count > 0 ? `${count} 份` : null;
}
