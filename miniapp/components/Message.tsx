import type { ReactNode } from 'react';

type Mood = 'good' | 'calm' | 'bad';

const MARKS: Record<Mood, string> = { good: 'M18 33l10 10 18-20', calm: 'M32 18v18M32 45v1', bad: 'M32 18v18M32 45v1' };

/** One thing said on a whole page: what happened, what is kept, what to do. */
export function Message(props: { mood: Mood; title: string; hint?: ReactNode; children?: ReactNode }) {
  return (
    <section className="message">
      <MessageMark mood={props.mood} />
      <h1 className="message__title">{props.title}</h1>
      <div className="message__hint">{props.hint}</div>
      {props.children}
    </section>
  );
}

export function MessageMark({ mood }: { mood: Mood }) {
  const colour = { good: 'var(--good)', calm: 'var(--brand)', bad: 'var(--bad)' }[mood];
  return (
    <svg width="64" height="64" viewBox="0 0 64 64" fill="none" aria-hidden="true">
      <circle cx="32" cy="32" r="30" fill={colour} opacity="0.14" />
      <path d={MARKS[mood]} stroke={colour} strokeWidth="5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
