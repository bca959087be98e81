import { officialDay } from '../../../../shared/calendar';
import type { Suggestion, TaskIndicator } from '../../../../shared/contracts/tasks';
import { formatActual } from '../../../../shared/indicators/officialText';
import { isJudged } from '../../../../shared/scoring/judged';
import { AssumedTag } from '../../../components/marks';
import { rowPath, sameValue } from '../../../drafts/fields';
import type { EditRow } from '../../../drafts/fields';

interface KnownFactsProps {
  row: TaskIndicator;
  editRow: EditRow;
}

/** What is known already: each value with where it comes from, taken over by one tap and never by itself. */
export function KnownFacts({ row, editRow }: KnownFactsProps) {
  const last = row.known.find(({ kind }) => kind === 'last-year');
  return (
    <>
      {factsToConfirm(row).map((fact) => (
        <div className="suggestion" key={`${fact.source} ${fact.actual} ${fact.bandPercent}`}>
          <button type="button" className="button button--quiet" onClick={() => editRow(valueOf(fact))}>
            采用 {inWords(fact, row)}
          </button>
          <span className="suggestion__source">
            {fact.assumed && <AssumedTag />} {fact.source}
          </span>
        </div>
      ))}
      {last && (
        <p className="last-year">
          <span>
            上年 <b className="num">{inWords(last, row)}</b>（{last.source}
            {last.asOf && `，${officialDay(last.asOf)}提交`}）
          </span>
          {!isTaken(row, last) && !hasValue(row) && (
            <button type="button" className="text-button last-year__take" onClick={() => editRow(valueOf(last))}>
              今年一样
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** Values of this year, each once, that are not in the field yet. */
function factsToConfirm(row: TaskIndicator): Suggestion[] {
  const facts: Suggestion[] = [
    ...(row.suggestion ? [row.suggestion] : []),
    ...row.known.filter(({ kind }) => kind !== 'last-year'),
  ];
  return facts.filter(
    (fact, at) => !isTaken(row, fact) && facts.findIndex((other) => inWords(other, row) === inWords(fact, row)) === at,
  );
}

/** The value shown in grey while nothing is filled in; it counts only once it is taken over. */
export function greyValue(row: TaskIndicator): string | undefined {
  if (row.locked || hasValue(row)) return undefined;
  return factsToConfirm(row)[0]?.actual ?? undefined;
}

const hasValue = (row: TaskIndicator) => (isJudged(row) ? row.band !== null : Boolean(row.actual));

const valueOf = ({ actual, band, bandPercent, assumed }: Suggestion) => ({ actual, band, bandPercent, assumed });

function isTaken(row: TaskIndicator, fact: Suggestion): boolean {
  const same = (field: 'actual' | 'band' | 'bandPercent') => sameValue(rowPath(row.id, field), row[field], fact[field]);
  return same('actual') && same('band') && same('bandPercent');
}

const inWords = ({ actual, band, bandPercent }: Suggestion, row: TaskIndicator): string =>
  formatActual({ ...row, actual, band, bandPercent });
