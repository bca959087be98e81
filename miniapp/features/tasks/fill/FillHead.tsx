import type { ScoredSheet } from '../../../../shared/scoring/types';
import { Bar, DaysLeft, DemoTag, GradeMark } from '../../../components/marks';
import { SaveLine } from '../../../drafts/SaveLine';
import type { Draft } from '../../../drafts/useDraft';
import { placesOf } from '../formModel';
import { AskForMoreTime } from '../../extensions/AskForMoreTime';
import { SaveNotice } from './SaveNotice';

interface FillHeadProps {
  draft: Draft;
  scored: ScoredSheet;
}

/** Always in sight: which project, how long, whether it is saved, and the total so far. */
export function FillHead({ draft, scored }: FillHeadProps) {
  const { sheet } = draft;
  const places = placesOf(sheet, scored);
  const filled = places.filter((place) => !place.open).length;
  return (
    <header className="fill-head">
      <a className="back-link back-link--wide fill-head__back" href="#/">
        我的任务
      </a>
      <div className="fill-head__row">
        <div className="fill-head__what">
          <h1 className="fill-head__name">
            {sheet.project.name} {sheet.project.isDemo && <DemoTag />}
          </h1>
          <p className="fill-head__line">
            <DaysLeft daysLeft={sheet.daysLeft} />
            <SaveLine draft={draft} />
            <AskForMoreTime taskId={sheet.id} className="fill-head__retry" />
          </p>
        </div>
        <Total scored={scored} />
      </div>
      <Bar percent={(filled / places.length) * 100} label={`已填 ${filled} 项，共 ${places.length} 项`} />
      <SaveNotice draft={draft} />
    </header>
  );
}

function Total({ scored }: { scored: ScoredSheet }) {
  if (scored.total === null) {
    return (
      <p className="fill-head__total">
        <span className="muted small">已得</span>
        <span className="num" data-testid="total">
          {scored.scoredSum}
        </span>
      </p>
    );
  }
  return (
    <p className="fill-head__total">
      <span className="num" data-testid="total">
        {scored.total}
      </span>
      <span data-testid="grade">{scored.grade && <GradeMark grade={scored.grade} />}</span>
    </p>
  );
}
