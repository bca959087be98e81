import { useQuery } from '@tanstack/react-query';
import type { Quota } from '../../../shared/contracts/quota';
import { grouped } from '../../../shared/quota/words';
import { quotaQuery } from '../../api/queries';
import { Bar } from '../../components/marks';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import './deliveries.css';
import { DingTalkBanner } from './DingTalkBanner';

/** 接口额度: what DingTalk has counted of us this month, what is left, and what the product does about it. */
export default function QuotaPage() {
  const query = useQuery(quotaQuery);
  return (
    <Page title="接口额度" wide>
      <PageHead title="钉钉接口额度" back={{ href: '#/deliveries', label: '送达情况' }}>
        <PageSentence>{query.data?.summary}</PageSentence>
      </PageHead>
      <DingTalkBanner />
      <QueryView query={query} skeleton={<CardsSkeleton cards={3} />}>
        {(quota) => (
          <div className="quota">
            <Meter title="接口调用" hint="我们向钉钉发出的请求" meter={quota.calls} month={quota.month} />
            <div className="quota__side">
              <Policy quota={quota} />
              <Meter title="消息推送" hint="钉钉推送给我们的消息" meter={quota.deliveries} month={quota.month} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  );
}

const TONES = { normal: 'good', low: 'warn', spent: 'bad' } as const;

interface MeterProps {
  title: string;
  hint: string;
  meter: Quota['calls'];
  month: string;
}

/** One of DingTalk's two quotas: how full it is, then what filled it. */
function Meter({ title, hint, meter, month }: MeterProps) {
  const { used, limit, remaining, level, levelText, expected, items } = meter;
  const tone = TONES[level];
  return (
    <section className="card">
      <h2 className="card__title quota__title">
        {title} <span className={`tag tag--${tone}`}>{levelText}</span>
      </h2>
      <p className="muted small">{hint}</p>
      <p className="quota__figure">
        还剩 <b className="num">{grouped(remaining)}</b> 次
      </p>
      <Bar
        percent={limit > 0 ? (used * 100) / limit : 100}
        tone={tone}
        label={`已用 ${grouped(used)} 次，共 ${grouped(limit)} 次`}
      />
      <p className="small quota__line">
        {Number(month.slice(5))}月已用 {grouped(used)} 次，每月 {grouped(limit)} 次；照目前的速度，到月底约{' '}
        {grouped(expected)} 次。
      </p>
      {items.length > 0 ? <Items items={items} /> : <p className="muted small">本月还没有用过。</p>}
    </section>
  );
}

function Items({ items }: { items: Quota['calls']['items'] }) {
  const most = Math.max(...items.map(({ count }) => count));
  return (
    <ul>
      {items.map(({ name, label, count }) => (
        <li key={name} className="quota__item">
          <span>{label}</span>
          <span className="num">{grouped(count)}</span>
          <Bar percent={(count * 100) / most} label={`${label} ${grouped(count)} 次`} />
        </li>
      ))}
    </ul>
  );
}

function Policy({ quota }: { quota: Quota }) {
  return (
    <section className="card">
      <h2 className="card__title">系统现在怎么做</h2>
      <ul className="bullets quota__policy">
        {quota.policyTexts.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="muted small">
        额度由钉钉按自然月计算，每月 1
        日恢复。登录、通讯录和它们的事件不计次数。这里是本系统自己记的数，钉钉开放平台后台的数字为准。
      </p>
    </section>
  );
}
