import type { CampaignPreview } from '../../../shared/contracts/campaigns';
import { goToStep } from './LaunchStep';

type Finding = CampaignPreview['findings'][number];

/** More findings of one kind than this are folded behind the first ones. */
const SHOWN_OF_A_KIND = 3;

/** 发起前检查: what must be mended, what is good to know, each with what to do and where. */
export function LaunchChecks({ findings }: { findings: Finding[] }) {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <div className="notice notice--bad" role="alert">
          <p className="notice__title">有 {errors.length} 处要先处理</p>
          <Kinds findings={errors} />
        </div>
      )}
      {warnings.length > 0 && (
        <div className="notice notice--warn">
          <p className="notice__title">有 {warnings.length} 处提醒，可以照常发起</p>
          <Kinds findings={warnings} />
        </div>
      )}
      {findings.length === 0 && <p className="notice notice--good">检查通过，没有要处理的问题。</p>}
    </>
  );
}

function Kinds({ findings }: { findings: Finding[] }) {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.map((code) => <Kind key={code} findings={findings.filter((one) => one.code === code)} />);
}

function Kind({ findings }: { findings: Finding[] }) {
  const rest = findings.slice(SHOWN_OF_A_KIND);
  return (
    <>
      <Lines findings={findings.slice(0, SHOWN_OF_A_KIND)} />
      {rest.length > 0 && (
        <details className="launch-checks__more">
          <summary className="opens">同类的还有 {rest.length} 处</summary>
          <Lines findings={rest} />
        </details>
      )}
    </>
  );
}

function Lines({ findings }: { findings: Finding[] }) {
  return (
    <ul className="launch-checks">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.message}`} className="launch-checks__one">
          <p>
            {finding.message}
            {finding.remedy}
          </p>
          {finding.link && <Remedy link={finding.link} />}
        </li>
      ))}
    </ul>
  );
}

function Remedy({ link: { label, path } }: { link: NonNullable<Finding['link']> }) {
  if (!path.startsWith('#step-'))
    return (
      <a className="launch-checks__link" href={path}>
        {label}
      </a>
    );
  return (
    <button type="button" className="launch-checks__link" onClick={() => goToStep(path.slice(1))}>
      {label}
    </button>
  );
}
