import { Link } from 'wouter';
import { spokenDay } from '../../../shared/calendar';
import type { CampaignBoard } from '../../../shared/contracts/campaigns';
import { AssumedTag, DaysLeft, DemoTag } from '../../components/marks';
import { PageHead, PageSentence } from '../../components/PageHead';
import { useMe } from '../identity/me';
import { boardHref, type BoardAddress } from './boardFilter';
import { ALARMING, TILES } from './states';

export function BoardHead({ board: { campaign } }: { board: CampaignBoard }) {
  const { counts } = campaign;
  const { can } = useMe();
  const handedIn = counts.inReview + counts.completed;
  return (
    <PageHead
      title={
        <>
          {campaign.name} {campaign.isDemo && <DemoTag />}
        </>
      }
      back={{ href: '#/campaigns', label: '评价批次' }}
    >
      <p className="task__meta">
        {campaign.fiscalYear} 年度 {campaign.fiscalYearAssumed && <AssumedTag />} · {spokenDay(campaign.dueDate)} 截止{' '}
        <DaysLeft daysLeft={campaign.daysLeft} /> · {campaign.profileName}
      </p>
      <PageSentence>{sentence(counts.total, handedIn, counts.overdue)}</PageSentence>
      {can.viewBoard && (
        <a className="text-button" href={`#/insight/${campaign.id}/xray`}>
          批次体检
        </a>
      )}
      <a className="text-button" href={`#/campaigns/${campaign.id}/reminders`}>
        提醒安排
      </a>
      {can.viewDeliveries && (
        <a className="text-button" href={`#/deliveries/campaignId=${campaign.id}`}>
          通知送达情况
        </a>
      )}
    </PageHead>
  );
}

function sentence(total: number, handedIn: number, overdue: number): string {
  if (handedIn === total) return `${total} 项全部交齐。`;
  const late = overdue > 0 ? `，其中 ${overdue} 项已逾期` : '';
  return `${total} 项中 ${handedIn} 项已交，还有 ${total - handedIn} 项未交${late}。`;
}

/** Each number is a link to its rows; the one that is shown leads back to all. */
export function Funnel({ board, address }: { board: CampaignBoard; address: BoardAddress }) {
  const { id, counts } = board.campaign;
  return (
    <nav className="funnel funnel--board" aria-label="按状态筛选">
      {TILES.map((tile) => {
        const count = tile.count(board);
        return (
          <Link
            key={tile.label}
            className="funnel__one"
            href={boardHref(id, address, { show: tile.show, grade: undefined, task: undefined })}
            aria-current={tile.show === address.show ? 'true' : undefined}
          >
            <span
              className="funnel__count num"
              style={{ color: ALARMING.includes(tile.show) && count > 0 ? 'var(--bad-text)' : undefined }}
            >
              {count}
            </span>
            <span className="funnel__label">{tile.label}</span>
            <span
              className="funnel__bar"
              style={{
                width: `${(count / Math.max(counts.total, 1)) * 100}%`,
                minWidth: count > 0 ? 4 : 0,
                background: `var(--${tile.tone})`,
              }}
            />
          </Link>
        );
      })}
    </nav>
  );
}
