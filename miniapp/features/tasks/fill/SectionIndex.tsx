import type { ReactNode } from 'react';
import { plainDecimal } from '../../../../shared/decimal';
import type { TaskDetail } from '../../../../shared/contracts/tasks';
import { dataStateLabels } from '../../../../shared/scoring/dataStates';
import type { ScoredSheet } from '../../../../shared/scoring/types';
import { Sheet } from '../../../components/Sheet';
import { FUNDS, GOAL, scoreOf, type Place } from '../formModel';

interface SectionIndexProps {
  places: Place[];
  sheet: TaskDetail;
  scored: ScoredSheet;
  onPick: (place: Place) => void;
}

/** Every place of the form with its score, and what is missing. */
export function SectionIndex({ places, sheet, scored, onPick }: SectionIndexProps) {
  return (
    <ol className="index">
      {places.map((place, at) => (
        <li key={place.id}>
          {place.level1 !== places[at - 1]?.level1 && <p className="index__level">{place.level1}</p>}
          <button type="button" className="index__row" onClick={() => onPick(place)}>
            <span className={`index__dot ${dotOf(place)}`} aria-hidden="true" />
            <span className="index__name">{place.name}</span>
            <span className="index__state num">{stateOf(place, sheet, scored)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function dotOf(place: Place): string {
  if (place.returned) return 'index__dot--returned';
  return place.open ? 'index__dot--open' : '';
}

function stateOf(place: Place, sheet: TaskDetail, scored: ScoredSheet): string {
  if (place.returned) return '已退回';
  if (place.open) return '待填';
  if (place.id === GOAL) return '已填';
  if (place.id === FUNDS) return `${scored.funds.score ?? '—'}/${plainDecimal(sheet.funds.points)}`;
  const row = sheet.indicators.find((indicator) => indicator.id === place.id);
  const { score = null, points } = scoreOf(scored, place.id) ?? {};
  if (score === null && row?.dataState) return dataStateLabels[row.dataState];
  return `${score ?? '—'}/${plainDecimal(points ?? row?.points ?? '0')}`;
}

export function SectionIndexSheet(props: { open: boolean; onClose: () => void; children: ReactNode }) {
  return (
    <Sheet title="目录" open={props.open} onClose={props.onClose}>
      {props.children}
    </Sheet>
  );
}
