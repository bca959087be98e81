import { useState } from 'react';
import type { TaskDetail } from '../../../../shared/contracts/tasks';
import { executionPhrases } from '../../../../shared/phrases/fillPhrases';
import { isOverCap } from '../../../../shared/scoring/executionRate';
import { getProfile } from '../../../../shared/scoring/profiles';
import type { Finding, ScoredSheet } from '../../../../shared/scoring/types';
import { ExplanationSheet } from '../../../components/ExplanationSheet';
import { ScoreWhy } from '../../../components/ScoreWhy';
import { FundsFigures } from '../../../components/FundsFigures';
import type { DraftSession } from '../../../drafts/draftSession';
import { HeadNote, isHeadLocked } from '../../reviews/HeadNote';
import { fieldId, FUNDS, placeId } from '../formModel';
import { FindingLines } from './FindingLines';
import { PhraseField } from './PhraseField';

interface FundsCardProps {
  sheet: TaskDetail;
  scored: ScoredSheet;
  findings: Finding[];
  checked: boolean;
  edit: DraftSession['edit'];
}

/** Known before anything is typed: the first success. Asks for a reason only when the rules do. */
export function FundsCard({ sheet, scored, findings, checked, edit }: FundsCardProps) {
  const [why, setWhy] = useState(false);
  const { funds } = sheet;
  const asks = findings.some((finding) => finding.field.startsWith('execution'));
  const { reasons, measures } = executionPhrases(isOverCap(funds, getProfile(sheet.result.profile.id)));
  return (
    <section className="card" id={placeId(FUNDS)} data-place={FUNDS}>
      <header className="indicator__head">
        <h2 className="card__title">项目资金</h2>
        <ScoreWhy score={scored.funds.score} points={funds.points} onWhy={() => setWhy(true)} />
      </header>
      <HeadNote head={sheet.returnedHead} place={FUNDS} />
      <FundsFigures funds={funds} ratePercent={scored.funds.ratePercent} />
      <FindingLines findings={findings} checked={checked} />
      {(asks || funds.executionReason || funds.executionMeasure) && (
        <>
          <PhraseField
            id={fieldId(FUNDS, 'executionReason')}
            label="偏差原因"
            value={funds.executionReason}
            onChange={(executionReason) => edit({ executionReason })}
            phrases={reasons}
            example="写明哪些钱没有用、为什么"
            disabled={isHeadLocked(sheet.returnedHead, FUNDS)}
          />
          <PhraseField
            id={fieldId(FUNDS, 'executionMeasure')}
            label="改进措施"
            value={funds.executionMeasure}
            onChange={(executionMeasure) => edit({ executionMeasure })}
            phrases={measures}
            disabled={isHeadLocked(sheet.returnedHead, FUNDS)}
          />
        </>
      )}
      <ExplanationSheet
        name="预算执行率"
        score={scored.funds.score}
        points={funds.points}
        explanation={why ? scored.funds.explanation : null}
        onClose={() => setWhy(false)}
      />
    </section>
  );
}
