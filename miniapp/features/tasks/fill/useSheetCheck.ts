import { useEffect, useMemo, useState } from 'react';
import type { checkSheet } from '../../../../shared/checks/checkSheet';
import type { TaskDetail } from '../../../../shared/contracts/tasks';
import { getProfile } from '../../../../shared/scoring/profiles';
import type { Finding, ScoredSheet, Sheet } from '../../../../shared/scoring/types';

export interface SheetCheck {
  findings: Finding[];
  /** `basic`: the full check could not be loaded, so only what scoring says is told; the server checks all of it */
  state: 'loading' | 'full' | 'basic';
}

/**
 * What the check before submission has to say. Its rules are fetched when somebody first wants them, so that the form
 * opens without; until then, and without a connection, it is what scoring says.
 */
export function useSheetCheck(
  sheet: TaskDetail,
  { typed, scored }: { typed: Sheet; scored: ScoredSheet },
  wanted: boolean,
): SheetCheck {
  const [check, setCheck] = useState<{ run: typeof checkSheet } | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || check) return;
    import('../../../../shared/checks/checkSheet').then(
      (rules) => setCheck({ run: rules.checkSheet }),
      () => setFailed(true),
    );
  }, [wanted, check]);
  const findings = useMemo(
    () => (check ? check.run(typed, scored, surroundingsOf(sheet), getProfile(scored.profile.id)) : scored.findings),
    [check, sheet, typed, scored],
  );
  return { findings, state: check ? 'full' : failed ? 'basic' : 'loading' };
}

function surroundingsOf({ project, campaign, funds }: TaskDetail) {
  const { name, code, competentDepartment, unitName } = project;
  return {
    project: { name, code, competentDepartment, unit: unitName },
    fiscalYear: campaign.fiscalYear,
    fundsRows: funds.rows,
  };
}
