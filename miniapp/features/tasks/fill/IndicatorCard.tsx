import { memo, useState } from 'react';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import { declarationOf, isSettled } from '../../../../shared/scoring/dataStates';
import { fullPointsAdvice } from '../../../../shared/scoring/fullPoints';
import { isJudged } from '../../../../shared/scoring/judged';
import { getProfile } from '../../../../shared/scoring/profiles';
import { ruleWords } from '../../../../shared/scoring/ruleWords';
import type { RowField } from '../../../../shared/draftFields';
import type { Finding, ScoredIndicator } from '../../../../shared/scoring/types';
import { ExplanationSheet } from '../../../components/ExplanationSheet';
import { ScoreWhy } from '../../../components/ScoreWhy';
import type { DraftSession } from '../../../drafts/draftSession';
import { rowPath, type EditRow } from '../../../drafts/fields';
import { DeductionNotes } from '../../deductions/DeductionNotes';
import { EvidenceField } from '../../evidence/EvidenceField';
import { ReturnedNote } from '../../reviews/ReturnedNote';
import { placeId } from '../formModel';
import { BandField } from './BandField';
import { DataStateField } from './DataStateField';
import { DateField } from './DateField';
import { FindingLines } from './FindingLines';
import { KnownFacts } from './KnownFacts';
import { NumberField } from './NumberField';
import { ReasonFields } from './ReasonFields';
import { sameCard } from './sameCard';

interface IndicatorCardProps {
  taskId: string;
  row: TaskIndicator;
  scored: ScoredIndicator | undefined;
  profileId: string;
  findings: Finding[];
  checked: boolean;
  edit: DraftSession['edit'];
  onNext: () => void;
}

/** Drawn anew only when something of its own changed: a form has up to 120 of them, and every key scores the sheet. */
export const IndicatorCard = memo(Card, sameCard);

function Card({ taskId, row, scored, profileId, findings, checked, edit, onNext }: IndicatorCardProps) {
  const editRow: EditRow = (changes) =>
    edit(
      Object.fromEntries(Object.entries(changes).map(([field, value]) => [rowPath(row.id, field as RowField), value])),
    );
  const started = Boolean(row.actual || row.band || row.dataState);
  const state = <DataStateField row={row} profileId={profileId} editRow={editRow} />;
  const isStated = isSettled(declarationOf(row).data);
  const shown = checked || started ? findings : [];
  return (
    <article className="card indicator" id={placeId(row.id)} data-place={row.id} data-indicator={row.name}>
      <IndicatorHead row={row} scored={scored} profileId={profileId} />
      <ReturnedNote row={row} />
      <DeductionNotes deductions={row.deductions} />
      {row.locked && <p className="indicator__locked">这一项已审核认可，不用改。</p>}
      {!isStated && (
        <>
          <ValueField
            row={row}
            profileId={profileId}
            editRow={editRow}
            onNext={onNext}
            bad={shown.some(isAboutValue)}
          />
          {!row.locked && <KnownFacts row={row} editRow={editRow} />}
        </>
      )}
      {row.dataState !== null && state}
      <FindingLines findings={shown} checked={checked} />
      <ReasonFields row={row} findings={findings} editRow={editRow} />
      {row.dataState === null && state}
      <EvidenceField taskId={taskId} row={row} open={checked} />
    </article>
  );
}

interface ValueFieldProps {
  row: TaskIndicator;
  profileId: string;
  editRow: EditRow;
  onNext: () => void;
  bad: boolean;
}

/** The field that suits how the row is scored: levels, a day, or a number. */
function ValueField({ row, profileId, editRow, onNext, bad }: ValueFieldProps) {
  if (isJudged(row)) return <BandField row={row} profileId={profileId} editRow={editRow} />;
  if (row.targetKind === 'date') return <DateField row={row} editRow={editRow} bad={bad} />;
  return <NumberField row={row} editRow={editRow} onNext={onNext} bad={bad} />;
}

function isAboutValue(finding: Finding): boolean {
  return finding.field === 'actual' && finding.severity === 'error';
}

function IndicatorHead({ row, scored, profileId }: Pick<IndicatorCardProps, 'row' | 'scored' | 'profileId'>) {
  const profile = getProfile(profileId);
  const rule = ruleWords(row, profile);
  const points = scored?.points ?? row.points;
  const [why, setWhy] = useState(false);
  return (
    <>
      <header className="indicator__head">
        <h4 className="indicator__name">{row.name}</h4>
        <ScoreWhy score={scored?.score ?? null} points={points} onWhy={() => setWhy(true)} />
      </header>
      <p className="indicator__target">
        年度指标值 <b>{row.targetText}</b>
      </p>
      {row.definition && <p className="indicator__definition">{row.definition}</p>}
      {rule && <p className="indicator__definition">{rule}。</p>}
      <ExplanationSheet
        name={row.name}
        score={scored?.score ?? null}
        points={points}
        explanation={why && scored ? scored.explanation : null}
        advice={fullPointsAdvice({ ...row, points, ...declarationOf(row) }, profile)}
        onClose={() => setWhy(false)}
      />
    </>
  );
}
