import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, spokenDay } from '../../../shared/calendar';
import type { BoardSelection, ExtensionPlan } from '../../../shared/contracts/board';
import { post } from '../../api/client';
import { DayInput } from '../../components/DayInput';
import { MessageMark } from '../../components/Message';
import { TextField } from '../../components/TextField';
import { Trouble } from '../../components/Trouble';
import { useExtension } from './boardQueries';

const USUAL_DAYS = 7;

/** When it is due, and how many days from today. */
export interface Due {
  dueDate: string;
  daysLeft: number;
}

interface ExtendFormProps {
  campaignId: string;
  selection: BoardSelection;
  what: string;
  due: Due;
  onDone: () => void;
}

/** 延期: the new day, why, and how many tasks and people it concerns before it is done. */
export function ExtendForm({ campaignId, selection, what, due, onDone }: ExtendFormProps) {
  const { dueDate, daysLeft } = due;
  const today = addDays(dueDate, -daysLeft);
  const [day, setDay] = useState(addDays(dueDate > today ? dueDate : today, USUAL_DAYS));
  const [reason, setReason] = useState('');
  const preview = useQuery({
    queryKey: ['extension-preview', campaignId, selection, day],
    queryFn: () => post<ExtensionPlan>(`api/campaigns/${campaignId}/extension/preview`, { ...selection, dueDate: day }),
    enabled: day > today,
    retry: false,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const extension = useExtension(campaignId);
  if (extension.data) return <Done plan={extension.data} onDone={onDone} />;
  const plan = preview.data;
  const said = reason.trim();
  const missing = whatIsMissing(day, today, plan, said);
  return (
    <div className="board-act">
      <p>
        {what}，现在 {spokenDay(dueDate)} 截止。
      </p>
      <div>
        <label className="field-label" htmlFor="extend-day">
          新的截止日期
        </label>
        <DayInput id="extend-day" min={addDays(today, 1)} value={day} onChange={setDay} />
      </div>
      <TextField
        id="extend-reason"
        label="延期原因（填报人会看到）"
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      {plan && !preview.isError && day > today && <p className="muted">{planWords(plan)}</p>}
      {preview.isError && <Trouble failure={preview.error} />}
      {extension.isError && <Trouble failure={extension.error} />}
      <button
        type="button"
        className="button button--primary button--block"
        disabled={missing !== null || extension.isPending}
        onClick={() => extension.mutate({ ...selection, dueDate: day, reason: said })}
      >
        {missing ?? (extension.isPending ? '正在延期……' : `${plan!.tasks} 项延至${spokenDay(day)}`)}
      </button>
    </div>
  );
}

function whatIsMissing(day: string, today: string, plan: ExtensionPlan | undefined, reason: string): string | null {
  if (!day) return '请选择新的截止日期';
  if (day <= today) return '新的截止日期要晚于今天';
  if (!plan) return '正在核对……';
  if (plan.tasks === 0) return '没有需要延期的任务';
  return reason ? null : '请写明延期原因';
}

function planWords({ tasks, people, later, dueDate }: ExtensionPlan): string {
  if (tasks === 0) return '这些任务本来就在这一天或以后截止。';
  const told = people > 0 ? `，${people} 位填报人会收到通知` : '';
  return `${tasks} 项任务延至${spokenDay(dueDate)}${told}，待办和提醒一并顺延${later > 0 ? `；另有 ${later} 项截止更晚，不变` : ''}。`;
}

function Done({ plan, onDone }: { plan: ExtensionPlan; onDone: () => void }) {
  return (
    <div className="board-act board-act--done" role="status">
      <MessageMark mood="good" />
      <p>
        {plan.tasks} 项任务已延至{spokenDay(plan.dueDate)}。
      </p>
      {plan.people > 0 && <p className="muted small">已通知 {plan.people} 位填报人。</p>}
      <button type="button" className="button button--primary button--block" onClick={onDone}>
        完成
      </button>
    </div>
  );
}
