import type { CampaignFindings } from '../../../shared/contracts/insight';
import { rowsHref } from './addresses';
import { GroupList } from './GroupList';

/** 检查发现 of what is handed in: by problem, by unit, by indicator. */
export function FindingsView({ xray }: { xray: CampaignFindings }) {
  const { campaign, byCheck, byUnit, byIndicator } = xray;
  if (byCheck.length === 0) return <NothingFound xray={xray} />;
  const of = campaign.handedIn;
  return (
    <>
      <p className="insight-lead">{sentenceOf(xray)}</p>
      <div className="xray">
        <section className="card">
          <h2 className="card__title">按问题：{byCheck.length} 类</h2>
          <GroupList groups={byCheck} of={of} hrefOf={({ key }) => rowsHref(campaign.id, 'finding', { value: key })} />
        </section>
        <section className="card">
          <h2 className="card__title">按单位：{byUnit.length} 个单位有发现</h2>
          <GroupList
            groups={byUnit}
            of={of}
            marked={false}
            hrefOf={({ key }) => rowsHref(campaign.id, 'finding', { unitId: key })}
          />
        </section>
        {byIndicator.length > 0 && (
          <section className="card">
            <h2 className="card__title">按指标：{byIndicator.length} 项指标有发现</h2>
            <GroupList
              groups={byIndicator}
              of={of}
              hrefOf={({ key }) => rowsHref(campaign.id, 'finding', { indicator: key })}
            />
          </section>
        )}
      </div>
    </>
  );
}

function sentenceOf({ campaign, clean }: CampaignFindings): string {
  const open = campaign.total - campaign.handedIn;
  const rest = open > 0 ? `还有 ${open} 项未交，交上来后一并体检。` : '';
  if (clean === 0) return `已交的 ${campaign.handedIn} 项都有检查发现。${rest}`;
  return `已交的 ${campaign.handedIn} 项中，${campaign.handedIn - clean} 项有检查发现，${clean} 项没有问题。${rest}`;
}

function NothingFound({ xray: { campaign } }: { xray: CampaignFindings }) {
  return (
    <section className="card empty">
      <p>{campaign.handedIn === 0 ? '还没有任务提交。' : `已交的 ${campaign.handedIn} 项都没有检查发现。`}</p>
      <p className="muted small">每项任务提交时都会自动检查，发现的问题按类别、单位和指标汇总在这里。</p>
    </section>
  );
}
