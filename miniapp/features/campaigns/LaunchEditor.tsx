import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SavedLaunch } from '../../../shared/contracts/launches';
import { LaunchReminders } from '../reminders/LaunchReminders';
import { BasicsFields } from './BasicsFields';
import { LaunchBar } from './LaunchBar';
import { LaunchChecks } from './LaunchChecks';
import { instantOf, LaunchEnd, type Moment } from './LaunchEnd';
import { LaunchPreview } from './LaunchPreview';
import { useKeepDraft } from './launchQueries';
import { LaunchStep } from './LaunchStep';
import { LaunchWho } from './LaunchWho';
import { ProjectPicker } from './ProjectPicker';
import { forgetUnfinished, toInput, useLaunchForm, usePreview, type LaunchForm } from './useLaunchForm';

interface LaunchEditorProps {
  year: number | null;
  saved: SavedLaunch | null;
}

/** The five steps and the live preview beside them. A scheduled launch is only looked at. */
export function LaunchEditor({ year, saved }: LaunchEditorProps) {
  const [form, change] = useLaunchForm(year, saved);
  const [moment, setMoment] = useState<Moment | null>(null);
  const [sampleId, setSampleId] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const isFixed = saved?.state === 'scheduled';
  const at = (isFixed ? saved.scheduledFor : moment && instantOf(moment)?.toISOString()) ?? null;
  const { preview, isCurrent, failure } = usePreview(form, sampleId, at);
  const keep = useKeepDraft((launch) => {
    forgetUnfinished(saved);
    navigate(`/campaigns/new/draft/${launch.id}`, { replace: true });
  });
  return (
    <>
      <div className="launch">
        <fieldset className="launch__steps" disabled={isFixed}>
          <LaunchStep step={1}>
            <BasicsFields form={form} onChange={change} />
          </LaunchStep>
          <LaunchStep step={2}>
            <ProjectPicker
              fiscalYear={form.fiscalYear}
              chosen={form.projectIds}
              onChange={(projectIds) => change({ projectIds })}
            />
          </LaunchStep>
          <LaunchStep step={3}>
            {preview ? <LaunchChecks findings={preview.findings} /> : <NotYet>选好项目后，会检查能不能发起。</NotYet>}
          </LaunchStep>
          <LaunchStep step={4}>
            {preview ? (
              <LaunchWho preview={preview} reminders={<Reminders {...{ form, at, change }} />} />
            ) : (
              <NotYet>选好项目后，可以看到谁填、谁审、要花多少时间。</NotYet>
            )}
          </LaunchStep>
          {!isFixed && (
            <LaunchStep step={5}>
              <LaunchEnd
                moment={moment}
                onMoment={setMoment}
                preview={preview}
                onKeep={() => keep.mutate({ saved, form: toInput(form) })}
                keeping={keep}
              />
            </LaunchStep>
          )}
        </fieldset>
        <aside className="launch__preview">
          <LaunchPreview preview={preview} failure={failure} onShow={setSampleId} />
        </aside>
      </div>
      {!isFixed && <LaunchBar {...{ form, saved, moment, preview, isCurrent }} />}
    </>
  );
}

interface RemindersProps {
  form: LaunchForm;
  at: string | null;
  change: (changes: Partial<LaunchForm>) => void;
}

function Reminders({ form, at, change }: RemindersProps) {
  const { name, dueDate, projectIds } = toInput(form);
  return (
    <LaunchReminders
      launch={{ name, dueDate, projectIds, scheduledFor: at }}
      policy={form.reminders}
      onPolicy={(reminders) => change({ reminders })}
    />
  );
}

function NotYet({ children }: { children: string }) {
  return <p className="card muted">{children}</p>;
}
