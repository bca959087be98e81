// OA approvals (OA审批): what one sent, and what waits for one's decision.
import { useState, type ReactNode } from 'react';
import { sandbox, type ApprovalView, type Overview, type PhoneView } from './api';
import { People } from './PersonSwitcher';
import { Popover } from './Popover';
import { whenSaid } from './time';

interface Props {
  overview: Overview;
  phone: PhoneView;
  version: number;
}

export function ApprovalsPane({ overview, phone, version }: Props): ReactNode {
  const { approvals, more, person } = phone;
  if (approvals.length === 0)
    return (
      <div className="empty">
        <p>您发起的、等您审批的和抄送您的审批单会出现在这里。</p>
      </div>
    );
  return (
    <div className="approvals">
      {approvals.map((approval) => (
        <Approval
          key={approval.instanceId}
          approval={approval}
          userid={person.userid}
          now={overview.now}
          version={version}
        />
      ))}
      {more.approvals > 0 && <p className="muted none">还有 {more.approvals} 条</p>}
    </div>
  );
}

function stateOf({ status, result, myTaskId }: ApprovalView): { words: string; tone: string } {
  if (status === 'TERMINATED') return { words: '已撤销', tone: 'off' };
  if (status === 'COMPLETED')
    return result === 'agree' ? { words: '审批通过', tone: 'good' } : { words: '审批拒绝', tone: 'bad' };
  return myTaskId === null ? { words: '审批中', tone: 'busy' } : { words: '等我审批', tone: 'mine' };
}

interface ApprovalProps {
  approval: ApprovalView;
  userid: string;
  now: number;
  version: number;
}

function Approval({ approval, userid, now, version }: ApprovalProps): ReactNode {
  const [remark, setRemark] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const state = stateOf(approval);
  const { instanceId, myTaskId } = approval;

  function decide(result: 'agree' | 'refuse' | 'redirect', toUserId?: string): void {
    if (myTaskId === null) return;
    sandbox
      .decide(userid, { instanceId, taskId: myTaskId, result, remark, ...(toUserId ? { toUserId } : {}) })
      .catch((error: Error) => setProblem(error.message));
  }

  return (
    <article className="approval">
      <header>
        <strong>{approval.title}</strong>
        <span className={`state ${state.tone}`}>{state.words}</span>
      </header>
      <dl>
        {approval.fields.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol className="steps">
        {approval.steps.map((step, index) => (
          <li key={index} className={step.at === null ? 'waiting' : ''}>
            {step.name} <span className="muted">{step.state}</span>
            {step.at !== null && <time>{whenSaid(step.at, now)}</time>}
          </li>
        ))}
      </ol>
      {approval.remarks.map(({ name, text, at }) => (
        <p key={at} className="remark">
          {name}：{text}
        </p>
      ))}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {myTaskId !== null && (
        <footer>
          <input
            value={remark}
            placeholder="审批意见（可不填）"
            aria-label="审批意见"
            onChange={({ target }) => setRemark(target.value)}
          />
          <Popover className="secondary" title="转交给谁" label="转交">
            {(close) => (
              <People
                chosen={null}
                version={version}
                onSwitch={(toUserId) => {
                  decide('redirect', toUserId);
                  close();
                }}
              />
            )}
          </Popover>
          <button type="button" className="secondary" onClick={() => decide('refuse')}>
            拒绝
          </button>
          <button type="button" className="primary" onClick={() => decide('agree')}>
            同意
          </button>
        </footer>
      )}
    </article>
  );
}
