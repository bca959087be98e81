import { memo, type ComponentProps } from 'react';
import type { Finding } from '../../../../shared/scoring/types';
import { IndicatorCard } from './IndicatorCard';

type CardProps = ComponentProps<typeof IndicatorCard>;

/**
 * The card of a row, drawn again only when something of this row changed: a form has a hundred of them, and every
 * keystroke scores the sheet anew. What a row is, and the points it was scored by, decide its score and its reason.
 */
export const CalmCard = memo(IndicatorCard, isSame);

function isSame(before: CardProps, after: CardProps): boolean {
  const { row, profileId, checked, edit, onNext, scored, findings } = before;
  return (
    row === after.row &&
    profileId === after.profileId &&
    checked === after.checked &&
    edit === after.edit &&
    onNext === after.onNext &&
    scored?.score === after.scored?.score &&
    scored?.points === after.scored?.points &&
    areSame(findings, after.findings)
  );
}

function areSame(before: Finding[], after: Finding[]): boolean {
  return before.length === after.length && before.every((finding, at) => isSameFinding(finding, after[at]!));
}

function isSameFinding(one: Finding, other: Finding): boolean {
  return one.field === other.field && one.severity === other.severity && one.message === other.message;
}
