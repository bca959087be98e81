import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spokenDay } from '../../../shared/calendar';
import type { Colleagues, NameStandInInput, StandIn } from '../../../shared/contracts/reviews';
import { get, request } from '../../api/client';
import { queryClient } from '../../api/queries';
import { DayInput } from '../../components/DayInput';
import { Picker, type Choice } from '../../components/Picker';
import { Trouble } from '../../components/Trouble';
import { standInQuery } from './queries';

/** 代理审核: who reviews for me while I am away, and for whom I do. */
export function StandInCard() {
  const { data } = useQuery(standInQuery);
  if (!data) return null;
  const { standIn } = data;
  // What is saved closes the form: open, it would ask for the same again.
  return (
    <details key={`${standIn?.id} ${standIn?.from} ${standIn?.until}`} className="card stand-in">
      <summary className="stand-in__summary opens">{sentence(data)}</summary>
      <StandInForm known={data} />
    </details>
  );
}

function sentence({ standIn, standsInFor }: StandIn): string {
  const mine = standIn
    ? `${standIn.name}${standIn.isOn ? '正在' : `从${spokenDay(standIn.from)}起`}代您审核${standIn.until ? `，到${spokenDay(standIn.until)}` : ''}`
    : '出差或休假时，可以请同事代理审核';
  const others = standsInFor.map(({ name, until }) => `您在代${name}审核${until ? `，到${spokenDay(until)}` : ''}`);
  return [...others, mine].join('；');
}

function useColleagues(words: string): Choice[] | undefined {
  const { data } = useQuery({
    queryKey: ['stand-in-colleagues', words],
    queryFn: () => get<Colleagues>(`api/stand-in/colleagues?${new URLSearchParams({ search: words })}`),
  });
  return data?.people.map(({ id, name, title, unitName }) => ({
    id,
    name,
    hint: [unitName, title].filter(Boolean).join(' · '),
  }));
}

function StandInForm({ known: { standIn } }: { known: StandIn }) {
  const [chosen, setChosen] = useState<Choice | null>(standIn);
  const [from, setFrom] = useState(standIn?.from ?? '');
  const [until, setUntil] = useState(standIn?.until ?? '');
  const name = useMutation({
    mutationFn: (body: NameStandInInput) => request<StandIn>('PUT', 'api/stand-in', { body }),
    onSuccess: (answer) => queryClient.setQueryData(standInQuery.queryKey, answer),
  });
  const end = () => name.mutate({ standInId: null, from: null, until: null });
  return (
    <>
      <p className="muted small">
        代理人用自己的账号审核，记录里注明代谁；不能审核您和代理人自己填报的。您自己也仍可以审核。
      </p>
      <Picker label="请谁代理" example="姓名" chosen={chosen} onPick={setChosen} useFound={useColleagues} />
      <Day id="stand-in-from" label="从哪一天（不填就从今天起）" value={from} onChange={setFrom} />
      <Day id="stand-in-until" label="到哪一天（可不填）" value={until} onChange={setUntil} />
      <button
        type="button"
        className="button button--primary button--block"
        disabled={!chosen || name.isPending}
        onClick={() => chosen && name.mutate({ standInId: chosen.id, from: from || null, until: until || null })}
      >
        {chosen ? `请${chosen.name}代理审核` : '请先选一个人'}
      </button>
      {standIn && (
        <button type="button" className="button button--block" disabled={name.isPending} onClick={end}>
          不再请人代理
        </button>
      )}
      {name.isError && <Trouble failure={name.error} />}
    </>
  );
}

function Day(props: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  return (
    <>
      <label className="field-label" htmlFor={props.id}>
        {props.label}
      </label>
      <DayInput id={props.id} value={props.value} onChange={props.onChange} />
    </>
  );
}
