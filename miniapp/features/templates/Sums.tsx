import type { TemplateDraft, TemplateProblem } from '../../../shared/contracts/templates';
import { figure } from '../../../shared/checks/stated';
import { sumDecimals } from '../../../shared/decimal';
import { getProfile } from '../../../shared/scoring/profiles';
import { fieldName, levelSums, rowId } from './words';

/** The points by level while they are being shared out, and the first thing that keeps the template from being saved. */
export function Sums({ draft, problems }: { draft: TemplateDraft; problems: TemplateProblem[] }) {
  const rows = draft.indicators.map(({ level1, points }) => ({
    level1: level1.trim() || '未写一级指标',
    points: figure({ text: points, place: '' }, '分') ?? '0',
  }));
  const weights = draft.profileId ? getProfile(draft.profileId).weights : null;
  const sum = sumDecimals(rows.map(({ points }) => points));
  const wanted = weights?.indicators ?? '100';
  const error = problems.find(({ severity }) => severity === 'error');
  const warning = problems.find(({ severity, row }) => severity === 'warning' && row === null);
  return (
    <div className="sums">
      <p className="num sums__line">
        {levelSums(rows).map(({ level, points }) => (
          <span key={level}>
            {level} {points}
            {weights?.levels[level] ? `/${weights.levels[level]}` : ''}
          </span>
        ))}
        <b className={sum === wanted ? 'sums__whole' : 'sums__whole sums__whole--off'}>
          合计 {sum}/{wanted} 分
        </b>
      </p>
      {error && <WhyNot problem={error} />}
      {!error && warning && <p className="why-not">可以先保存，使用前再改：{warning.message}</p>}
    </div>
  );
}

/** In one line: the whole sentence stands at the field, and one tap leads there. */
function WhyNot({ problem: { row, field, message } }: { problem: TemplateProblem }) {
  if (row === null) return <p className="why-not">还不能保存：{message}</p>;
  const lead = () => {
    const place = document.getElementById(rowId(row));
    place?.scrollIntoView({ block: 'start' });
    (place?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? place)?.focus({ preventScroll: true });
  };
  return (
    <p className="why-not">
      还不能保存：第 {row + 1} 项的{fieldName(field)}要改。{' '}
      <button type="button" className="text-button sums__lead" onClick={lead}>
        去改
      </button>
    </p>
  );
}
