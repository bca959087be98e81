import { useState } from 'react';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import type { Finding, ScoredIndicator } from '../../../../shared/scoring/types';
import { ExplanationSheet } from '../../../components/ExplanationSheet';
import { ScoreWhy } from '../../../components/ScoreWhy';
import type { DraftSession } from '../../../drafts/draftSession';
import { rowPath, type EditRow, type RowField } from '../../../drafts/fields';
import { placeId } from '../formModel';
import { BandField } from './BandField';
import { FindingLines } from './FindingLines';
import { NumberField } from './NumberField';
import { ReasonFields } from './ReasonFields';
import { SuggestionChip } from './SuggestionChip';

interface IndicatorCardProps {
  row: TaskIndicator;
  scored: ScoredIndicator | undefined;
  profileId: string;
  findings: Finding[];
  checked: boolean;
  edit: DraftSession['edit'];
  onNext: () => void;
}

export function IndicatorCard({ row, scored, profileId, findings, checked, edit, onNext }: IndicatorCardProps) {
  const editRow: EditRow = (changes) =>
    edit(
      Object.fromEntries(Object.entries(changes).map(([field, value]) => [rowPath(row.id, field as RowField), value])),
    );
  const started = Boolean(row.actual || row.band);
  const shown = checked || started ? findings : [];
  return (
    <article className="card indicator" id={placeId(row.id)} data-place={row.id} data-indicator={row.name}>
      <IndicatorHead row={row} scored={scored} />
      {row.returnReason && <p className="indicator__returned">退回原因：{row.returnReason}</p>}
      {row.locked && <p className="indicator__locked">这一项已审核认可，不用改。</p>}
      {row.kind === 'quantitative' ? (
        <NumberField row={row} editRow={editRow} onNext={onNext} bad={shown.some(isAboutValue)} />
      ) : (
        <BandField row={row} profileId={profileId} editRow={editRow} />
      )}
      {!row.locked && <SuggestionChip row={row} editRow={editRow} />}
      <FindingLines findings={shown} checked={checked} />
      <ReasonFields row={row} findings={findings} editRow={editRow} />
    </article>
  );
}

function isAboutValue(finding: Finding): boolean {
  return finding.field === 'actual' && finding.severity === 'error';
}

function IndicatorHead({ row, scored }: { row: TaskIndicator; scored: ScoredIndicator | undefined }) {
  const [why, setWhy] = useState(false);
  return (
    <>
      <header className="indicator__head">
        <h4 className="indicator__name">{row.name}</h4>
        <ScoreWhy score={scored?.score ?? null} points={row.points} onWhy={() => setWhy(true)} />
      </header>
      <p className="indicator__target">
        年度指标值 <b>{row.targetText}</b>
      </p>
      {row.definition && <p className="indicator__definition">{row.definition}</p>}
      <ExplanationSheet
        name={row.name}
        score={scored?.score ?? null}
        points={row.points}
        explanation={why && scored ? scored.explanation : null}
        onClose={() => setWhy(false)}
      />
    </>
  );
}
