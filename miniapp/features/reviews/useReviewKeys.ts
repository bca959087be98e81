import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { ReviewCard } from '../../../shared/contracts/reviews';

const TYPING = 'input, textarea, select, [contenteditable]';

/** On a keyboard: arrows open the one before or after, A approves, R returns; never while somebody types or has a sheet open. */
export function useReviewKeys(cards: ReviewCard[], openId: string): void {
  const [path, navigate] = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = (event.target as Element | null)?.closest?.(TYPING) || document.querySelector('[aria-modal="true"]');
      if (busy || event.ctrlKey || event.metaKey || event.altKey || path.endsWith('/return')) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const at = cards.findIndex(({ id }) => id === openId);
      if (step !== undefined) {
        const next = cards[at === -1 ? 0 : at + step];
        if (next) navigate(`/reviews/${next.id}`);
        event.preventDefault();
      }
      const act = { a: 'approve', r: 'return' }[event.key.toLowerCase()];
      // The very buttons, so that a key can do nothing that they cannot.
      if (act && openId) document.querySelector<HTMLElement>(`[data-act="${act}"]:not(:disabled)`)?.click();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [cards, openId, path, navigate]);
}
