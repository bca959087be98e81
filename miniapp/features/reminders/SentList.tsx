import type { ReactNode } from 'react';
import type { SentReminder } from '../../../shared/contracts/reminders';
import { SentLine } from './SentLine';

interface SentListProps<One extends SentReminder> {
  reminders: One[];
  /** to whom, when it is not the reader */
  who?: (one: One) => ReactNode;
  older: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Reminders that were sent, the latest first, and the way to older ones. */
export function SentList<One extends SentReminder>({ reminders, who, older }: SentListProps<One>) {
  return (
    <>
      <ol>
        {reminders.map((one) => (
          <SentLine key={one.id} reminder={one} who={who?.(one)} />
        ))}
      </ol>
      {older.hasNextPage && (
        <button
          type="button"
          className="button button--quiet button--block"
          disabled={older.isFetchingNextPage}
          onClick={() => void older.fetchNextPage()}
        >
          {older.isFetchingNextPage ? '正在取……' : '更早的提醒'}
        </button>
      )}
    </>
  );
}
