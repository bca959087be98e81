import type { Band } from '../../../../shared/contracts/common';
import type { TaskIndicator } from '../../../../shared/contracts/tasks';
import { bandLabels } from '../../../../shared/labels';
import type { BandInterval } from '../../../../shared/scoring/profile';
import { getProfile } from '../../../../shared/scoring/profiles';
import { isInBand } from '../../../../shared/scoring/qualitative';
import { AssumedTag } from '../../../components/marks';
import { fieldId } from '../formModel';
import type { EditRow } from '../../../drafts/fields';

interface BandFieldProps {
  row: TaskIndicator;
  profileId: string;
  editRow: EditRow;
}

/** 完成情况 of an indicator that is judged: the band first, then the percentage inside it. Neither is ever chosen for the filler. */
export function BandField({ row, profileId, editRow }: BandFieldProps) {
  const { bands } = getProfile(profileId);
  const chosen = bands.find((interval) => interval.band === row.band);
  const pick = (interval: BandInterval) =>
    editRow({
      band: interval.band,
      bandPercent: row.bandPercent && isInBand(row.bandPercent, interval) ? row.bandPercent : null,
      assumed: false,
    });
  return (
    <fieldset className="bands" disabled={row.locked}>
      <legend className="field-label">完成情况 {row.assumed && <AssumedTag />}</legend>
      {bands.map((interval, at) => (
        <BandButton
          key={interval.band}
          id={at === 0 ? fieldId(row.id, 'band') : undefined}
          label={bandLabels[interval.band]}
          interval={interval}
          picked={row.band}
          onPick={() => pick(interval)}
        />
      ))}
      {chosen && !isYesOrNo(row) && <PercentField row={row} interval={chosen} editRow={editRow} />}
    </fieldset>
  );
}

/** 直接赋分: the level alone fixes the score. */
const isYesOrNo = (row: TaskIndicator) => row.scoringRule?.kind === 'direct';

interface BandButtonProps {
  id: string | undefined;
  label: string;
  interval: BandInterval;
  picked: Band | null;
  onPick: () => void;
}

function BandButton({ id, label, interval, picked, onPick }: BandButtonProps) {
  return (
    <button id={id} type="button" className="bands__one" aria-pressed={picked === interval.band} onClick={onPick}>
      <span>{label}</span>
      <span className="bands__interval num">
        {interval.from === '0' ? `${interval.to}% 以下` : `${interval.from}%～${interval.to}%`}
      </span>
    </button>
  );
}

interface PercentFieldProps {
  row: TaskIndicator;
  interval: BandInterval;
  editRow: EditRow;
}

function PercentField({ row, interval, editRow }: PercentFieldProps) {
  const lowest = Number(interval.from);
  const highest = isInBand(interval.to, interval) ? Number(interval.to) : Number(interval.to) - 1;
  const set = (percent: number) => editRow({ bandPercent: String(percent), assumed: false });
  const id = fieldId(row.id, 'bandPercent');
  return (
    <div className="percent">
      <label className="field-label percent__label" htmlFor={id}>
        <span>完成程度</span>
        <span className={row.bandPercent ? 'percent__value num' : 'muted'}>
          {row.bandPercent ? `${Number(row.bandPercent)}%` : '请选定'}
        </span>
      </label>
      <input
        id={id}
        type="range"
        className={row.bandPercent ? 'percent__range' : 'percent__range percent__range--unset'}
        min={lowest}
        max={highest}
        step={1}
        value={row.bandPercent ?? lowest}
        onChange={(event) => set(Number(event.target.value))}
        aria-label={`${row.name}，完成程度`}
        aria-valuetext={row.bandPercent ? `${Number(row.bandPercent)}%` : '未选定'}
      />
      <div className="percent__quick">
        {[lowest, Math.round((lowest + highest) / 2), highest].map((percent) => (
          <button
            key={percent}
            type="button"
            className="percent__one num"
            aria-pressed={Number(row.bandPercent ?? NaN) === percent}
            onClick={() => set(percent)}
          >
            {percent}%
          </button>
        ))}
      </div>
    </div>
  );
}
