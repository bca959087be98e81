import type { QueryDeepPartialEntity } from 'typeorm';
import type { ChangeReminderSettings, PersonalReminderSettings } from '../../shared/contracts/reminders';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { updateVersioned } from '../database/versioned';
import { ReminderSettings } from './entities';

/** 提醒设置 of the asker; everybody begins with what each campaign says. */
export async function describeSettings({ db, actor }: ActionContext): Promise<PersonalReminderSettings> {
  const row = await db.findOneBy(ReminderSettings, { id: actor.personId });
  if (!row) return { version: 0, hour: null, quiet: null, muted: [] };
  const { version, hour, quietFrom, quietUntil, muted } = row;
  const quiet = quietFrom !== null && quietUntil !== null ? { from: quietFrom, until: quietUntil } : null;
  return { version, hour, quiet, muted };
}

/** 修改提醒设置. @throws Problem 409 when they were changed on another device meanwhile */
export async function changeSettings(ctx: ActionContext, input: ChangeReminderSettings): Promise<void> {
  const { db, actor, now } = ctx;
  const before = await describeSettings(ctx);
  const { version, hour, quiet, muted } = input;
  const set = {
    hour,
    quietFrom: quiet?.from ?? null,
    quietUntil: quiet?.until ?? null,
    muted: [...new Set(muted)],
    changedAt: now,
  };
  if (before.version === 0 && version === 0)
    await db.insert(ReminderSettings, { id: actor.personId, version: 1, ...set });
  else if (
    !(await updateVersioned(
      db,
      ReminderSettings,
      { id: actor.personId, version },
      set as QueryDeepPartialEntity<ReminderSettings>,
    ))
  )
    throw problems.changedMeanwhile({ what: '提醒设置', changedBy: null });
  await recordAudit(ctx, {
    subject: 'person',
    subjectId: actor.personId,
    action: 'reminder-settings.changed',
    before,
    after: { hour, quiet, muted },
  });
}
