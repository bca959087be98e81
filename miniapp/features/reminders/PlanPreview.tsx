import { spokenDay } from '../../../shared/calendar';
import type { ReminderPreview } from '../../../shared/contracts/reminders';
import { useWide } from '../../components/useWide';
import { Findings } from './Findings';
import { PlanGrid } from './PlanGrid';
import { PlanList } from './PlanList';

/** A longer campaign is better read as a list. */
const MOST_IN_GRID = 70;

/** Every reminder of a campaign before it is sent: the days with whom they concern, and what one filler will read. */
export function PlanPreview({ preview }: { preview: ReminderPreview }) {
  const hasGrid = useWide() && preview.days.length <= MOST_IN_GRID;
  const isSilent = preview.days.every(({ entries }) => entries.length === 0);
  return (
    <>
      <Findings findings={preview.findings} />
      <p>
        {isSilent
          ? '没有要发的提醒：没有还没提交的人，或截止日期已过。'
          : `如果一直没有人提交，到${spokenDay(preview.days.at(-1)!.day)}最多给 ${preview.people} 位填报人和有关的人发 ${preview.messages} 条；提交一项少一项。之后仍没提交的，按规则继续提醒。`}
      </p>
      {!isSilent && (hasGrid ? <PlanGrid days={preview.days} /> : <PlanList days={preview.days} />)}
      {preview.samples.length > 0 && <Samples samples={preview.samples} />}
    </>
  );
}

function Samples({ samples }: { samples: ReminderPreview['samples'] }) {
  return (
    <details className="plan-samples">
      <summary className="opens">一位填报人会读到什么（{samples.length} 条）</summary>
      <ol>
        {samples.map(({ day, at, title, lines }) => (
          <li key={`${day} ${at}`} className="ding">
            <p className="ding__app num">
              {spokenDay(day)} {at}
            </p>
            <p className="ding__title">{title}</p>
            {lines.map((line) => (
              <p key={line} className="muted small">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
