import type { CampaignSummary } from '../../../shared/contracts/campaigns';
import { STATE_GROUPS } from './states';

/** All tasks of a campaign as one bar, cut by state; the words carry the figures. */
export function StateBar({ counts }: { counts: CampaignSummary['counts'] }) {
  const parts = STATE_GROUPS.map((group) => ({ ...group, number: group.count(counts) })).filter(
    (group) => group.number > 0,
  );
  return (
    <div className="state-bar">
      <div className="state-bar__whole" aria-hidden="true">
        {parts.map((part) => (
          <div key={part.key} style={{ flexGrow: part.number, background: `var(--${part.tone})` }} />
        ))}
      </div>
      <p className="state-bar__words">
        {parts.map((part) => (
          <span key={part.key}>
            <i className="state-bar__dot" style={{ background: `var(--${part.tone})` }} aria-hidden="true" />
            {part.label} <b className="num">{part.number}</b>
          </span>
        ))}
      </p>
    </div>
  );
}
