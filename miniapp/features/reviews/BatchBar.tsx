import { useState, type ReactNode } from 'react';
import type { ReviewCard } from '../../../shared/contracts/reviews';
import { describeFailure } from '../../api/problems';
import { useDecide } from './useDecide';
import { useTicks, type Ticks } from './useTicks';

interface BatchBarProps {
  cards: ReviewCard[];
  /** nothing speaks against approving them together */
  preTicked: boolean;
  children: (ticks: Ticks) => ReactNode;
}

/** The list with its ticks, and the button that approves exactly those, one result for each. */
export function BatchBar({ cards, preTicked, children }: BatchBarProps) {
  const ticks = useTicks(cards, preTicked);
  const [done, setDone] = useState(0);
  const decide = useDecide(setDone);
  const { chosen } = ticks;
  const approve = () => {
    setDone(0);
    decide.mutate(
      {
        decisions: chosen.map(({ id, version }) => ({ decision: 'approve', taskId: id, version })),
        backTo: '/reviews',
      },
      {
        onSuccess: (results) =>
          ticks.noteRefusals(
            new Map(results.flatMap((one) => (one.outcome === 'refused' ? [[one.taskId, one.message]] : []))),
          ),
      },
    );
  };
  const refused = chosen.length === 0 ? null : whatRefused(decide);
  const all = cards.length > 0 && chosen.length === cards.length;
  return (
    <>
      {children(ticks)}
      {cards.length > 0 && (preTicked || chosen.length > 0) && (
        <div className="bottom-bar review-bar">
          {refused && (
            <p className="field-error review-bar__trouble" role="alert">
              {refused}
            </p>
          )}
          <div className="bottom-bar__row">
            <button type="button" className="button" onClick={() => ticks.setAll(!all)}>
              {all ? '全不选' : '全选'}
            </button>
            <button
              type="button"
              className="button button--primary"
              disabled={chosen.length === 0 || decide.isPending}
              onClick={approve}
            >
              {decide.isPending ? `已办 ${done} / ${chosen.length}……` : labelFor(chosen)}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

function labelFor(chosen: ReviewCard[]): string {
  if (chosen.length === 0) return '请先选中要通过的';
  const risky = chosen.filter(({ clean }) => !clean).length;
  return risky > 0 ? `通过 ${chosen.length} 项（${risky} 项有疑点）` : `通过 ${chosen.length} 项`;
}

function whatRefused({ isError, error }: { isError: boolean; error: unknown }): string | null {
  if (!isError) return null;
  const { title } = describeFailure(error);
  return `${title}，没有全部办完。列表已更新，还在的请再试一次。`;
}
