import type { Dashboard } from '../../../shared/contracts/insight';
import { plainDecimal } from '../../../shared/decimal';
import { boardHref, rowsHref } from './addresses';

interface OneNumber {
  label: string;
  figure: string;
  unit?: string;
  hint: string;
  href: string;
  alarming?: boolean;
}

/** The four numbers; each opens its rows. */
export function Numbers({ dashboard }: { dashboard: Dashboard }) {
  return (
    <nav className="key-numbers" aria-label="主要数字">
      {numbersOf(dashboard).map(({ label, figure, unit, hint, href, alarming }) => (
        <a key={label} className="key-numbers__one" href={href}>
          <span className="key-numbers__label">{label}</span>
          <span className={alarming ? 'key-numbers__figure key-numbers__figure--bad num' : 'key-numbers__figure num'}>
            {figure}
            {unit && <span className="key-numbers__unit">{unit}</span>}
          </span>
          <span className="key-numbers__hint">{hint}</span>
        </a>
      ))}
    </nav>
  );
}

function numbersOf({ campaign, money, scores, lateUnits }: Dashboard): OneNumber[] {
  const { id, total, handedIn, overdue } = campaign;
  const open = total - handedIn;
  return [
    {
      label: '已交',
      figure: String(handedIn),
      unit: `/${total} 项`,
      hint: open === 0 ? '全部交齐' : `${lateUnits} 个单位还有 ${open} 项未交`,
      href: boardHref(id),
    },
    {
      label: '逾期未交',
      figure: String(overdue),
      unit: ' 项',
      hint: overdue === 0 ? '没有逾期' : '看是哪些，催办或延期',
      href: boardHref(id, 'overdue'),
      alarming: overdue > 0,
    },
    {
      label: '预算执行率',
      figure: money.ratePercent ?? '—',
      unit: money.ratePercent === null ? undefined : '%',
      hint: `时间进度 ${plainDecimal(money.timeProgressPercent)}%，${money.behind} 个项目落后`,
      href: rowsHref(id, 'money'),
    },
    {
      label: '平均得分',
      figure: scores.average ?? '—',
      unit: scores.average === null ? undefined : ' 分',
      hint: handedIn === 0 ? '还没有提交' : `已交的 ${handedIn} 项`,
      href: rowsHref(id, 'score'),
    },
  ];
}
