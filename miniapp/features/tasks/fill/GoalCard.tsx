import type { TaskDetail } from '../../../../shared/contracts/tasks';
import { compareDecimals } from '../../../../shared/decimal';
import { goalPhrases } from '../../../../shared/phrases/fillPhrases';
import type { Finding, ScoredSheet } from '../../../../shared/scoring/types';
import type { DraftSession } from '../../../drafts/draftSession';
import { HeadNote, isHeadLocked } from '../../reviews/HeadNote';
import { fieldId, GOAL, placeId, scoreOf } from '../formModel';
import { FindingLines } from './FindingLines';
import { PhraseField } from './PhraseField';

interface GoalCardProps {
  sheet: TaskDetail;
  scored: ScoredSheet;
  findings: Finding[];
  checked: boolean;
  edit: DraftSession['edit'];
}

export function GoalCard({ sheet, scored, findings, checked, edit }: GoalCardProps) {
  const done = sheet.indicators.filter(({ id, points }) => {
    const row = scoreOf(scored, id);
    return row && row.score !== null && compareDecimals(row.score, row.points ?? points) >= 0;
  });
  return (
    <section className="card" id={placeId(GOAL)} data-place={GOAL}>
      <h2 className="card__title">年度总体目标</h2>
      <HeadNote head={sheet.returnedHead} place={GOAL} />
      <p className="goal__target">{sheet.goalTarget}</p>
      <PhraseField
        id={fieldId(GOAL, 'goalActual')}
        label="实际完成情况"
        value={sheet.goalActual}
        onChange={(goalActual) => edit({ goalActual })}
        phrases={goalPhrases(done.length, sheet.indicators.length)}
        example="写明做成了什么"
        maxLength={4000}
        disabled={isHeadLocked(sheet.returnedHead, GOAL)}
      />
      {(checked || sheet.goalActual) && <FindingLines findings={findings} checked={checked} />}
    </section>
  );
}
