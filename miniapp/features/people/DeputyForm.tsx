import { useState } from 'react';
import { spokenDay } from '../../../shared/calendar';
import type { DeputyInput, PersonDetail } from '../../../shared/contracts/people';
import { request } from '../../api/client';
import { DayInput } from '../../components/DayInput';
import { Picker, type Choice } from '../../components/Picker';
import { Trouble } from '../../components/Trouble';
import { useColleagues, usePersonChange } from './queries';

/** 代理人: who gets the tasks should this person leave. */
export function DeputyForm({ person }: { person: PersonDetail }) {
  const { deputy } = person;
  const [chosen, setChosen] = useState<Choice | null>(deputy);
  const [until, setUntil] = useState(deputy?.until ?? '');
  const set = usePersonChange(person.id, (body: DeputyInput) =>
    request<PersonDetail>('PUT', `api/people/${person.id}/deputy`, { body }),
  );
  const clear = () => set.mutate({ deputyId: null, until: null });
  return (
    <>
      <p className="muted small">{sentence(person)}</p>
      <details className="grant">
        <summary className="suggestions__summary opens">{deputy ? '更换代理人' : '设置代理人'}</summary>
        <Picker label="代理人" example="姓名" chosen={chosen} onPick={setChosen} useFound={useColleagues} />
        <label className="field-label" htmlFor="deputy-until">
          代理到哪一天（可不填）
        </label>
        <DayInput id="deputy-until" value={until} onChange={setUntil} />
        <button
          type="button"
          className="button button--primary button--block"
          disabled={!chosen || set.isPending}
          onClick={() => chosen && set.mutate({ deputyId: chosen.id, until: until || null })}
        >
          {chosen ? `由${chosen.name}代理` : '请先选一个人'}
        </button>
        {deputy && (
          <button type="button" className="button button--block" disabled={set.isPending} onClick={clear}>
            不再设代理人
          </button>
        )}
      </details>
      {set.isError && <Trouble failure={set.error} />}
    </>
  );
}

function sentence({ name, deputy }: PersonDetail): string {
  if (!deputy)
    return `没有代理人。${name}离职后，任务会转给单位负责人，再其次是绩效管理员；自己不能审核自己填报的内容。`;
  if (!deputy.active) return `代理人${deputy.name}已离职，请更换。`;
  return `${name}离职后，任务转给${deputy.name}${deputy.until ? `（代理到${spokenDay(deputy.until)}）` : ''}。`;
}
