import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Explanation, Finding, ScoredSheet } from '../../../../shared/scoring/types';
import { ApiProblem, describeFailure, type UserMessage } from '../../../api/problems';
import { AssumedTag, GradeMark } from '../../../components/marks';
import { deviceWord } from '../../../dingtalk/dingtalk';
import type { Draft } from '../../../drafts/useDraft';
import { Steps } from '../../results/Steps';
import { placesOf } from '../formModel';
import { useTaskDecision } from '../useTaskDecision';
import { AdminFindings, FindingGroup } from './FindingGroup';
import { returnedFindings } from './returnedFindings';
import type { SheetCheck } from './useSheetCheck';

interface CheckViewProps {
  draft: Draft;
  scored: ScoredSheet;
  check: SheetCheck;
  onJump: (place: string, field: string | null) => void;
}

const GROUPS: { severity: Finding['severity']; title: string }[] = [
  { severity: 'error', title: '必须补充或改正' },
  { severity: 'warning', title: '请再看一眼' },
  { severity: 'info', title: '说明' },
];

/** 提交前检查: everything the rules and checks have to say, each with its jump, then 提交. */
export function CheckView({ draft, scored, check, onJump }: CheckViewProps) {
  const names = new Map(placesOf(draft.sheet, scored).map((place) => [place.id, place.name]));
  const own = [...returnedFindings(draft.sheet), ...check.findings.filter((finding) => !finding.forAdmin)];
  const errors = own.filter((finding) => finding.severity === 'error').length;
  const isReady = errors === 0 && check.state !== 'loading';
  return (
    <div className="check">
      {isReady && <Ready draft={draft} scored={scored} />}
      {check.state === 'basic' && (
        <p className="notice notice--warn">没连上网，只做了基本检查。提交时由服务器完整检查。</p>
      )}
      {GROUPS.map(({ severity, title }) => (
        <FindingGroup
          key={severity}
          title={title}
          findings={own.filter((finding) => finding.severity === severity)}
          names={names}
          onJump={onJump}
        />
      ))}
      <AdminFindings
        title="请绩效管理员处理"
        findings={check.findings.filter((finding) => finding.forAdmin)}
        names={names}
        onJump={onJump}
      />
      {isReady && <Steps steps={draft.sheet.steps} />}
      <SubmitBar draft={draft} errors={errors} checking={check.state === 'loading'} />
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
      <Moved lines={scored.adjustments ?? []} />
      {assumed > 0 && (
        <p>
          其中 {assumed} 项指标用了 <AssumedTag /> 的数值。
        </p>
      )}
    </section>
  );
}

/** Points that left rows which do not apply, so that the total can be followed. */
function Moved({ lines }: { lines: Explanation[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="bullets">
      {lines.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

interface SubmitBarProps {
  draft: Draft;
  errors: number;
  /** the rules of the check are on their way */
  checking: boolean;
}

function SubmitBar({ draft, errors, checking }: SubmitBarProps) {
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
        <button
          type="button"
          className="button button--primary"
          disabled={errors > 0 || checking || busy}
          onClick={submit}
        >
          {busy ? '正在提交……' : '提交'}
        </button>
      </div>
      <p className="why-not">
        {whyNot(errors, checking) ?? (step && `提交后由${step.holders.join('、')}办理：${step.label}。`)}
      </p>
    </div>
  );
}

function whyNot(errors: number, checking: boolean): string | null {
  if (errors > 0) return `还有 ${errors} 处必须补充或改正，改好后才能提交。`;
  return checking ? '正在检查……' : null;
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
