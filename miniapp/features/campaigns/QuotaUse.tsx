import { useState } from 'react';
import type { QuotaForecast } from '../../../shared/contracts/quota';
import { grouped } from '../../../shared/quota/words';
import { Sheet } from '../../components/Sheet';

/** What the campaign will use of DingTalk's monthly calls: one line, a warning when it does not fit, the rest on demand. */
export function QuotaUse({ forecast }: { forecast: QuotaForecast }) {
  const [open, setOpen] = useState(false);
  const look = forecast.fits ? 'card' : 'notice notice--warn';
  return (
    <section className={`${look} quota-use`}>
      <div className="quota-use__line">
        <p>{forecast.sentence}</p>
        <button type="button" className="text-button" onClick={() => setOpen(true)}>
          明细
        </button>
      </div>
      {forecast.advice.length > 0 && (
        <ul className="bullets">
          {forecast.advice.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Details forecast={forecast} open={open} onClose={() => setOpen(false)} />
    </section>
  );
}

function Details(props: { forecast: QuotaForecast; open: boolean; onClose: () => void }) {
  const { items, calls, assumptions } = props.forecast;
  return (
    <Sheet title="接口调用明细" open={props.open} onClose={props.onClose}>
      <dl className="facts">
        {items.map(({ name, label, calls: count }) => (
          <div className="facts__row" key={name}>
            <dt>{label}</dt>
            <dd className="num">{grouped(count)} 次</dd>
          </div>
        ))}
        <div className="facts__row quota-use__total">
          <dt>合计</dt>
          <dd className="num">{grouped(calls)} 次</dd>
        </div>
      </dl>
      {assumptions.map((line) => (
        <p className="muted small" key={line}>
          {line}
        </p>
      ))}
    </Sheet>
  );
}
