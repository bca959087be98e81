import { useState } from 'react';
import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import { inTwoDecimals } from '../../../shared/wan';
import { Trouble } from '../../components/Trouble';

interface LaunchPreviewProps {
  preview: CampaignPreview | undefined;
  failure: unknown;
  /** another project's filler is to be shown */
  onShow: (projectId: string) => void;
}

/** Most projects that the choice of whose screen to see offers. */
const MOST_CHOICES = 100;

/** What one filler will see: the notice, the to-do and the form, as they will be. */
export function LaunchPreview({ preview, failure, onShow }: LaunchPreviewProps) {
  if (failure) return <Trouble failure={failure} />;
  if (!preview?.sample)
    return (
      <section className="card empty">
        <p>填报人会看到什么，会显示在这里。</p>
        <p className="muted small">选好项目后，可以逐个查看通知怎么写、表单有哪些项。</p>
      </section>
    );
  const { sample, tasks } = preview;
  return (
    <section className="card launch-sample" aria-label="填报人会看到">
      <h2 className="card__title">{sample.fillerName ?? '填报人'}会看到</h2>
      {tasks.length > 1 && (
        <label>
          <span className="visually-hidden">查看哪个项目</span>
          <select className="input" value={sample.projectId} onChange={(event) => onShow(event.target.value)}>
            {tasks.slice(0, MOST_CHOICES).map((task) => (
              <option key={task.projectId} value={task.projectId}>
                {task.projectName} · {task.fillerName ?? '没有填报人'}
              </option>
            ))}
          </select>
        </label>
      )}
      <PhoneScreen sample={sample} />
    </section>
  );
}

type Sample = NonNullable<CampaignPreview['sample']>;
type Screen = 'notice' | 'form';
const SCREENS: { screen: Screen; label: string }[] = [
  { screen: 'notice', label: '钉钉通知' },
  { screen: 'form', label: '填报表' },
];

function PhoneScreen({ sample }: { sample: Sample }) {
  const [shown, setShown] = useState<Screen>('notice');
  return (
    <>
      <div className="segments" role="group" aria-label="看哪一屏">
        {SCREENS.map(({ screen, label }) => (
          <button
            key={screen}
            type="button"
            className="segments__one"
            aria-pressed={screen === shown}
            onClick={() => setShown(screen)}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="launch-phone" tabIndex={0} role="region" aria-label="手机上的样子">
        {shown === 'notice' ? <Notice sample={sample} /> : <Form sample={sample} />}
      </div>
    </>
  );
}

function Notice({ sample: { notice, todo } }: { sample: Sample }) {
  return (
    <>
      <p className="muted small">工作通知</p>
      <div className="ding">
        <p className="ding__app">绩效通</p>
        <p className="ding__title">{notice.title}</p>
        {notice.lines.map((line) => (
          <p key={line} className="muted small">
            {line}
          </p>
        ))}
        <p className="ding__button">{notice.buttonLabel}</p>
      </div>
      <p className="muted small launch-phone__part">钉钉待办</p>
      <div className="ding">
        <p className="ding__title">{todo}</p>
      </div>
    </>
  );
}

function Form({ sample }: { sample: Sample }) {
  const levels = [...new Set(sample.rows.map(({ level1 }) => level1))];
  return (
    <>
      <p className="ding__title">{sample.projectName}</p>
      <p className="muted small">
        全年预算数 {inTwoDecimals(sample.annualBudget)} 万元，全年执行数 {inTwoDecimals(sample.executed)} 万元
        {sample.executionRatePercent !== null && `，执行率 ${sample.executionRatePercent}%`}
      </p>
      {levels.map((level) => (
        <div key={level} className="launch-phone__part">
          <p className="muted small">{level}</p>
          {sample.rows
            .filter(({ level1 }) => level1 === level)
            .map((row) => (
              <div key={row.name} className="launch-row">
                <p>
                  {row.name}
                  <span className="num muted small">{row.points} 分</span>
                </p>
                <p className="muted small">年度指标值 {row.targetText}</p>
                <span className="launch-row__field">实际完成值</span>
              </div>
            ))}
        </div>
      ))}
    </>
  );
}
