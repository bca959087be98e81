import { useState } from 'react';
import type { ReviewCard } from '../../../shared/contracts/reviews';

export interface Ticks {
  chosen: ReviewCard[];
  has(id: string): boolean;
  toggle(id: string): void;
  setAll(ticked: boolean): void;
  /** why one of them was not decided the last time; null otherwise */
  refusalOf(id: string): string | null;
  noteRefusals(refusals: Map<string, string>): void;
}

/** Which of the shown ones are chosen. `preTicked`: all of them until somebody says otherwise. */
export function useTicks(cards: ReviewCard[], preTicked: boolean): Ticks {
  // Only what differs from the beginning is kept, so that what comes in later is ticked, too, where nothing speaks against it.
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const startsTicked = (card: ReviewCard) => preTicked && card.clean && !refusals.has(card.id);
  const isTicked = (card: ReviewCard) => startsTicked(card) !== changed.has(card.id);
  const cardOf = (id: string) => cards.find((card) => card.id === id);
  return {
    chosen: cards.filter(isTicked),
    has: (id) => isTicked(cardOf(id)!),
    toggle(id) {
      setChanged((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    },
    setAll(ticked) {
      setChanged(new Set(cards.filter((card) => startsTicked(card) !== ticked).map(({ id }) => id)));
    },
    refusalOf: (id) => refusals.get(id) ?? null,
    noteRefusals(next) {
      setRefusals(next);
      setChanged(new Set());
    },
  };
}
