import type { Finding, Verdict } from './finding';

const MARKS: Record<Verdict, string> = { ok: '✓ 正常', warn: '! 注意', bad: '✗ 不行', skipped: '- 跳过' };

/** One finding in lines, as the terminal shows it. */
export function describeFinding({ title, verdict, detail, remedy, where }: Finding): string {
  const further = [remedy && `    怎么办：${remedy}`, where && `    在哪里：${where}`].filter(Boolean);
  return [`${MARKS[verdict]}  ${title}：${detail}`, ...(verdict === 'ok' ? [] : further)].join('\n');
}

/** The last line. */
export function describeVerdict(findings: Finding[]): string {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  const told = `共 ${findings.length} 项：正常 ${count('ok')}，注意 ${count('warn')}，不行 ${count('bad')}，跳过 ${count('skipped')}。`;
  return count('bad') === 0 ? `${told}可以使用。` : `${told}请先处理标“不行”的各项。`;
}
