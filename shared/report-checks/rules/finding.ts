import type { Passage, ReportFinding } from '../types';

const CHECKS = '单位自评质量抽查要点（产品内置检查，可按本地通知调整）';

/** A finding about a passage; `quote` defaults to its beginning. */
export function finding(
  id: string,
  severity: ReportFinding['severity'],
  at: Passage,
  message: string,
  more: Partial<Pick<ReportFinding, 'quote' | 'expected' | 'found' | 'source'>> = {},
): ReportFinding {
  const quote = more.quote ?? shorten(at.text);
  return { id, severity, place: at.place, message, expected: null, found: null, source: CHECKS, ...more, quote };
}

const LONGEST_QUOTE = 40;
const shorten = (text: string) =>
  [...text].length > LONGEST_QUOTE ? `${[...text].slice(0, LONGEST_QUOTE).join('')}…` : text;

/** The passages a pattern is found in, with what it found. */
export function matching(passages: Passage[], pattern: RegExp): { passage: Passage; quote: string }[] {
  return passages.flatMap((passage) => {
    const match = pattern.exec(passage.text);
    return match ? [{ passage, quote: match[0] }] : [];
  });
}
