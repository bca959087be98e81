import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Finding, ScoredSheet } from '../../../../shared/scoring/types';
import { ApiProblem, describeFailure, type UserMessage } from '../../../api/problems';
import { AssumedTag, GradeMark } from '../../../components/marks';
import { deviceWord } from '../../../dingtalk/dingtalk';
import type { Draft } from '../../../drafts/useDraft';
import { Steps } from '../../results/Steps';
import { placesOf, withoutName } from '../formModel';
import { useTaskDecision } from '../useTaskDecision';

interface CheckViewProps {
  draft: Draft;
  scored: ScoredSheet;
  onJump: (place: string, field: string | null) => void;
}

const GROUPS: { severity: Finding['severity']; title: string }[] = [
  { severity: 'error', title: '必须补充或改正' },
  { severity: 'warning', title: '请再看一眼' },
  { severity: 'info', title: '说明' },
];

/** 提交前检查: everything the rules have to say, each with its jump, then 提交. */
export function CheckView({ draft, scored, onJump }: CheckViewProps) {
  const names = new Map(placesOf(draft.sheet, scored).map((place) => [place.id, place.name]));
  const errors = scored.findings.filter((finding) => finding.severity === 'error').length;
  return (
    <div className="check">
      {errors === 0 && <Ready draft={draft} scored={scored} />}
      {errors === 0 && <Steps steps={draft.sheet.steps} />}
      {GROUPS.map(({ severity, title }) => (
        <FindingGroup
          key={severity}
          title={title}
          findings={scored.findings.filter((finding) => finding.severity === severity)}
          names={names}
          onJump={onJump}
        />
      ))}
      <SubmitBar draft={draft} errors={errors} />
    </div>
  );
}

function Ready({ draft, scored }: Pick<CheckViewProps, 'draft' | 'scored'>) {
  const assumed = draft.sheet.indicators.filter((row) => row.assumed).length;
  return (
    <section className="notice notice--good check__ready">
      <p className="notice__title">检查通过，可以提交。</p>
      <p className="check__total">
        总分 <b className="num">{scored.total}</b> {scored.grade && <GradeMark grade={scored.grade} />}
      </p>
      {assumed > 0 && (
        <p>
          其中 {assumed} 项指标用了 <AssumedTag /> 的数值。
        </p>
      )}
    </section>
  );
}

interface FindingGroupProps {
  title: string;
  findings: Finding[];
  names: Map<string, string>;
  onJump: CheckViewProps['onJump'];
}

function FindingGroup({ title, findings, names, onJump }: FindingGroupProps) {
  if (findings.length === 0) return null;
  return (
    <section className="group">
      <h2 className="group__title">
        {title} <span className="num">{findings.length}</span>
      </h2>
      <ul className="card check__list">
        {findings.map((finding) => (
          <li key={`${finding.place} ${finding.field} ${finding.code}`}>
            <button type="button" className="check__row" onClick={() => onJump(finding.place, finding.field)}>
              <span>
                <b>{names.get(finding.place) ?? '整张表'}</b>
                <br />
                {withoutName(finding.message)}
              </span>
              <span className="check__go">去看</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SubmitBar({ draft, errors }: { draft: Draft; errors: number }) {
  const { submit, busy, trouble } = useSubmit(draft);
  const form = `#/tasks/${draft.sheet.id}`;
  const step = draft.sheet.steps.find((candidate) => candidate.status === 'waiting');
  return (
    <div className="bottom-bar">
      {trouble && (
        <p className="check__trouble" role="alert">
          {trouble.title}
          {trouble.hint}
        </p>
      )}
      <div className="bottom-bar__row">
        <a className="button" href={form}>
          返回填报
        </a>
        <button type="button" className="button button--primary" disabled={errors > 0 || busy} onClick={submit}>
          {busy ? '正在提交……' : '提交'}
        </button>
      </div>
      <p className="why-not">
        {errors > 0
          ? `还有 ${errors} 处必须补充，补齐后才能提交。`
          : step && `提交后由${step.holders.join('、')}办理：${step.label}。`}
      </p>
    </div>
  );
}

const NOT_UPLOADED: UserMessage = {
  title: '还有内容没有上传，',
  hint: `已存在${deviceWord}里。上传成功后再点“提交”。`,
};

/** First everything typed reaches the server, then the sheet is submitted in exactly that version. */
function useSubmit(draft: Draft) {
  const [, navigate] = useLocation();
  const { id } = draft.sheet;
  const decision = useTaskDecision(id, 'submission', () => navigate(`/tasks/${id}/submitted`, { replace: true }));
  const [flushing, setFlushing] = useState(false);
  const [kept, setKept] = useState(false);
  const submit = async () => {
    setFlushing(true);
    const stored = await draft.session.flush();
    setFlushing(false);
    setKept(!stored);
    if (!stored) return;
    decision.mutate({ version: draft.session.read().detail.version });
  };
  const refused = decision.error ? inWords(decision.error) : null;
  return { submit: () => void submit(), busy: flushing || decision.isPending, trouble: kept ? NOT_UPLOADED : refused };
}

function inWords(failure: unknown): UserMessage {
  const said = describeFailure(failure);
  const issues = failure instanceof ApiProblem ? failure.body.issues : undefined;
  if (!issues?.length) return said;
  return { title: said.title, hint: issues.map((issue) => issue.message).join('') };
}
