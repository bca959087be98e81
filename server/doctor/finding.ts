/** How one check came out. `skipped`: not in use, or it could not be asked because something before it is wrong. */
export type Verdict = 'ok' | 'warn' | 'bad' | 'skipped';

/** What one check saw. */
export interface Outcome {
  verdict: Verdict;
  /** what was seen */
  detail: string;
  /** what to do about it */
  remedy?: string;
  /** where: a page of DingTalk's console, or a setting */
  where?: string;
}

/** One check's outcome with its name. */
export interface Finding extends Outcome {
  id: string;
  /** what was looked at, such as 应用凭证 */
  title: string;
}

export interface Check {
  id: string;
  title: string;
  run(): Promise<Outcome>;
  /** asked only when the check of this id came out well */
  after?: string;
}

/** The outcome of a check that found nothing to mend; `detail` is the Chinese sentence that says what was seen. */
export const ok = (detail: string): Outcome => ({ verdict: 'ok', detail });

/**
 * Runs checks one after the other.
 * @param tell hears of each as it is done
 */
export async function runChecks(checks: Check[], tell: (finding: Finding) => void): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, title, run, after } of checks) {
    const needed = after === undefined ? undefined : findings.find((finding) => finding.id === after);
    const blocked = needed !== undefined && needed.verdict !== 'ok' && needed.verdict !== 'warn';
    const outcome: Outcome = blocked
      ? { verdict: 'skipped', detail: `“${needed.title}”未通过，无法检查。` }
      : await run().catch((error: unknown) => failed(error));
    const finding = { id, title, ...outcome };
    findings.push(finding);
    tell(finding);
  }
  return findings;
}

function failed(error: unknown): Outcome {
  return { verdict: 'bad', detail: `检查没有做成：${error instanceof Error ? error.message : String(error)}` };
}
