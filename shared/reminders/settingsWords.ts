// What somebody has chosen about their reminders, in one sentence.
import { reminderKinds, type OptionalKind } from './kinds';
import type { QuietHours } from './moment';
import { spokenTime } from './policy';

interface Settings {
  /** `'10:00'`; null: as each campaign says */
  hour: string | null;
  quiet: QuietHours | null;
  muted: OptionalKind[];
}

/** 到期前提醒、每周进度 */
export const kindLabelsOf = (kinds: OptionalKind[]): string =>
  kinds.map((kind) => reminderKinds[kind].label).join('、');

/** 现在上午 10:00 提醒您，12:00 到 14:30 免打扰，不收每周进度; without a full stop. */
export function spokenSettings({ hour, quiet, muted }: Settings): string {
  return [
    hour === null ? '现在按各批次定的时间提醒您' : `现在${spokenTime(hour)} 提醒您`,
    quiet && `${quiet.from} 到 ${quiet.until} 免打扰`,
    muted.length > 0 && `不收${kindLabelsOf(muted)}`,
  ]
    .filter(Boolean)
    .join('，');
}
