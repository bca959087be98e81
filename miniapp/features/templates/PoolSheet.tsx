import { useState } from 'react';
import type { DraftIndicator } from '../../../shared/contracts/templates';
import { isFoundIn } from '../../../shared/search';
import { listPools } from '../../../shared/templates';
import { draftIndicator } from '../../../shared/templates/draft';
import { Sheet } from '../../components/Sheet';

interface PoolSheetProps {
  open: boolean;
  /** names that are in the template already */
  taken: ReadonlySet<string>;
  onPick: (row: DraftIndicator) => void;
  onClose: () => void;
}

/** 指标库: indicators to take over, one by one. */
export function PoolSheet({ open, taken, onPick, onClose }: PoolSheetProps) {
  const [words, setWords] = useState('');
  const found = (name: string, level2: string) => isFoundIn(`${name}${level2}`, words);
  return (
    <Sheet title="从指标库挑选" open={open} onClose={onClose}>
      <label className="search pool__search">
        <span className="visually-hidden">按名称或二级指标查找</span>
        <input
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder="名称或二级指标"
        />
      </label>
      {listPools().map(({ id, name, source, indicators }) => {
        const shown = indicators.filter((one) => found(one.name, one.level2));
        return (
          <section key={id}>
            <h3 className="card__title">{name}</h3>
            <p className="muted small">来源：{source}</p>
            {shown.length === 0 && <p className="board__none muted">没有找到，换个词试试。</p>}
            {shown.map((one) => {
              const row = draftIndicator(one, false);
              return (
                <div key={one.name} className="pool__one">
                  <div>
                    <b>{one.name}</b> <span className="num">{row.target}</span>
                    <p className="muted small">
                      {one.level1} · {one.level2}。{one.definition}
                    </p>
                  </div>
                  <button
                    type="button"
                    className="button button--quiet"
                    disabled={taken.has(one.name)}
                    onClick={() => onPick(row)}
                    aria-label={taken.has(one.name) ? `已有“${one.name}”` : `加入“${one.name}”`}
                  >
                    {taken.has(one.name) ? '已有' : '加入'}
                  </button>
                </div>
              );
            })}
          </section>
        );
      })}
    </Sheet>
  );
}
