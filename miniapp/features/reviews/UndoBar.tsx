import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { UndoneList } from '../../../shared/contracts/reviews';
import { post } from '../../api/client';
import { describeFailure, isWorthRepeating } from '../../api/problems';
import { refreshAfter } from './queries';
import { offerUndo, useUndoOffer, type UndoOffer } from './undoOffer';

/** What was just decided, and ten seconds to take it back; announced to those who do not see it. */
export function UndoBar() {
  const offer = useUndoOffer();
  const [note, setNote] = useState<string | null>(null);
  return (
    <div className="undo" role="status">
      {offer ? (
        <Offer key={offer.decisionIds.join()} offer={offer} onDone={setNote} />
      ) : (
        note && <Note text={note} onOver={() => setNote(null)} />
      )}
    </div>
  );
}

const NOTE_MS = 6_000;

function Note({ text, onOver }: { text: string; onOver: () => void }) {
  useEffect(() => {
    const timer = window.setTimeout(onOver, NOTE_MS);
    return () => window.clearTimeout(timer);
  }, [onOver]);
  return <p className="undo__bar">{text}</p>;
}

function Offer({ offer, onDone }: { offer: UndoOffer; onDone: (note: string) => void }) {
  const left = useSecondsLeft(offer.endsAt);
  const [, navigate] = useLocation();
  const undo = useMutation({
    mutationFn: () => post<UndoneList>('api/reviews/undo', { decisionIds: offer.decisionIds }),
    retry: (count, failure) => count < 2 && isWorthRepeating(failure),
    onSuccess: ({ results }) => {
      const back = results.flatMap((one) => (one.outcome === 'done' ? [one] : []));
      const refused = results.flatMap((one) => (one.outcome === 'refused' ? [one.message] : []));
      refreshAfter(back.map(({ taskId }) => taskId));
      if (back.length > 0) navigate(offer.backTo);
      offerUndo(null);
      onDone([back.length > 0 && `已撤销 ${back.length} 项，没有通知任何人。`, ...refused].filter(Boolean).join(''));
    },
    onError: (failure) => {
      offerUndo(null);
      const { title, hint } = describeFailure(failure);
      onDone(`没有撤销：${title}${hint}`);
    },
  });
  useEffect(() => {
    if (left === 0 && undo.isIdle) offerUndo(null);
  }, [left, undo.isIdle]);
  return (
    <p className="undo__bar">
      <span className="undo__words">{offer.words}</span>
      <button type="button" className="undo__button" disabled={!undo.isIdle} onClick={() => undo.mutate()}>
        {undo.isIdle ? (
          <>
            撤销<span aria-hidden="true"> {left}</span>
          </>
        ) : (
          '正在撤销……'
        )}
      </button>
    </p>
  );
}

const TICK_MS = 250;

function useSecondsLeft(endsAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}
