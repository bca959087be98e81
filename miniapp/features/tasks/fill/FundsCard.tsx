import { useState } from 'react';
import type { TaskDetail } from '../../../../shared/contracts/tasks';
import type { Finding, ScoredSheet } from '../../../../shared/scoring/types';
import { ExplanationSheet } from '../../../components/ExplanationSheet';
import { ScoreWhy } from '../../../components/ScoreWhy';
import { FundsFigures } from '../../../components/FundsFigures';
import { TextField } from '../../../components/TextField';
import type { DraftSession } from '../../../drafts/draftSession';
import { HeadNote, isHeadLocked } from '../../reviews/HeadNote';
import { fieldId, FUNDS, placeId } from '../formModel';
import { FindingLines } from './FindingLines';

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
          <TextField
            id={fieldId(FUNDS, 'executionReason')}
            label="偏差原因"
            value={funds.executionReason ?? ''}
            onChange={(text) => edit({ executionReason: text || null })}
            example="例如：部分合同按进度支付，尾款在下年度结算"
            maxLength={1000}
            disabled={isHeadLocked(sheet.returnedHead, FUNDS)}
          />
          <TextField
            id={fieldId(FUNDS, 'executionMeasure')}
            label="改进措施"
            value={funds.executionMeasure ?? ''}
            onChange={(text) => edit({ executionMeasure: text || null })}
            example="例如：细化预算编制，按季度核对支付进度"
            maxLength={1000}
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
