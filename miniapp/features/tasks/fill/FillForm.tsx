import type { Finding, ScoredSheet } from '../../../../shared/scoring/types';
import { Assumptions } from '../../../components/Assumptions';
import { useSteady } from '../../../components/useSteady';
import type { Draft } from '../../../drafts/useDraft';
import { findingsAt, FUNDS, GOAL, groupIndicators, scoreOf } from '../formModel';
import { FundsCard } from './FundsCard';
import { GoalCard } from './GoalCard';
import { IndicatorCard } from './IndicatorCard';

interface FillFormProps {
  draft: Draft;
  scored: ScoredSheet;
  /** what the rules say, a little behind the typing */
  findings: Finding[];
  /** after the first check blanks are pointed out too */
  checked: boolean;
  /** Enter in a field */
  onNext: () => void;
}

/** Rows from which on what is out of sight is left undrawn. */
const LONG = 40;

export function FillForm({ draft, scored, findings, checked, onNext }: FillFormProps) {
  const { sheet, session } = draft;
  const edit = useSteady((changes: Parameters<typeof session.edit>[0]) => session.edit(changes));
  const next = useSteady(onNext);
  return (
    <div className={sheet.indicators.length > LONG ? 'fill__form fill__form--long' : 'fill__form'}>
      {sheet.returnReason && (
        <section className="notice notice--bad">
          <p className="notice__title">已退回</p>
          <p>{sheet.returnReason}</p>
        </section>
      )}
      <FundsCard sheet={sheet} scored={scored} findings={findingsAt(findings, FUNDS)} checked={checked} edit={edit} />
      <GoalCard sheet={sheet} scored={scored} findings={findingsAt(findings, GOAL)} checked={checked} edit={edit} />
      <Assumptions sentences={sheet.project.assumptions} />
      {groupIndicators(sheet.indicators).map((group) => (
        <section className="level" key={group.rows[0]!.id}>
          {group.opensLevel1 && <h2 className="level__one">{group.level1}</h2>}
          <h3 className="level__two">{group.level2}</h3>
          {group.rows.map((row) => (
            <IndicatorCard
              key={row.id}
              taskId={sheet.id}
              row={row}
              scored={scoreOf(scored, row.id)}
              profileId={sheet.result.profile.id}
              findings={findingsAt(findings, row.id)}
              checked={checked}
              edit={edit}
              onNext={next}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
