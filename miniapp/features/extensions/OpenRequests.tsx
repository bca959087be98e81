import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spokenDay, spokenInstant } from '../../../shared/calendar';
import type { ExtensionRequestView } from '../../../shared/contracts/extensions';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import './extensions.css';
import { openExtensionsQuery, useDecideExtension } from './queries';

/** 延期申请 that wait for an answer: what is asked for and why, and both answers at hand. */
export function OpenRequests({ campaignId }: { campaignId: string }) {
  const { data } = useQuery(openExtensionsQuery(campaignId));
  if (!data || data.requests.length === 0) return null;
  return (
    <section className="card extension-requests">
      <h2 className="card__title">{data.requests.length} 份延期申请等您答复</h2>
      <ul className="extension-list">
        {data.requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function Request({ request }: { request: ExtensionRequestView }) {
  const [refusing, setRefusing] = useState(false);
  const decision = useDecideExtension(request.id);
  const { projectName, unitName, askedByName, askedAt, dueDate, wantedDay, reason } = request;
  return (
    <li className="extension-list__one">
      <div className="extension-list__words">
        <p>
          <a href={`#/tasks/${request.taskId}`}>{projectName}</a>
          <span className="muted small"> {unitName}</span>
        </p>
        <p>
          {spokenDay(dueDate)} → <strong>{spokenDay(wantedDay)}</strong>
        </p>
        <p className="muted small">
          {spokenInstant(new Date(askedAt))} {askedByName}：{reason}
        </p>
      </div>
      {refusing ? (
        <Refusal decision={decision} onLeave={() => setRefusing(false)} id={request.id} />
      ) : (
        <div className="extension-list__acts">
          <button
            type="button"
            className="button button--primary"
            aria-label={`同意延期：${projectName}`}
            disabled={decision.isPending}
            onClick={() => decision.mutate({ decision: 'grant' })}
          >
            {decision.isPending ? '正在延期……' : '同意'}
          </button>
          <button
            type="button"
            className="button"
            aria-label={`不同意延期：${projectName}`}
            disabled={decision.isPending}
            onClick={() => setRefusing(true)}
          >
            不同意
          </button>
        </div>
      )}
      {decision.isError && <Trouble failure={decision.error} />}
    </li>
  );
}

interface RefusalProps {
  id: string;
  decision: ReturnType<typeof useDecideExtension>;
  onLeave: () => void;
}

function Refusal({ id, decision, onLeave }: RefusalProps) {
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <div className="extension-list__refusal">
      <TextField
        id={`refuse-${id}`}
        label="不同意的理由（申请人会看到）"
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      <div className="extension-list__acts">
        <button
          type="button"
          className="button button--primary"
          disabled={!said || decision.isPending}
          onClick={() => decision.mutate({ decision: 'refuse', reason: said })}
        >
          {said ? '答复不同意' : '请写明理由'}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          返回
        </button>
      </div>
    </div>
  );
}
