import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AUDIT_PER_PAGE, type AuditPage as Found, type AuditQuery } from '../../../shared/contracts/audit';
import { get } from '../../api/client';
import { NotForYou } from '../../components/NotForYou';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { Pages } from '../../components/Pages';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useSettled } from '../../components/useSettled';
import '../campaigns/campaigns.css';
import { useMe } from '../identity/me';
import './audit.css';
import { AuditFilters } from './AuditFilters';
import { AuditLines } from './AuditLines';

const EMPTY: AuditQuery = { person: '', project: '', action: '', from: '', to: '', page: 1 };

const addressOf = (query: AuditQuery): string =>
  new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)])).toString();

/** 审计日志: who did what, when, to what, looked for by person, project, act and period, and taken out as a workbook. */
export default function AuditPage() {
  const { can } = useMe();
  if (can.readAudit) return <Trail />;
  return (
    <Page title="审计日志" wide>
      <PageHead title="审计日志" />
      <NotForYou>审计日志由绩效管理员和分管领导查看。</NotForYou>
    </Page>
  );
}

function Trail() {
  const [wanted, setWanted] = useState(EMPTY);
  const settled = useSettled(addressOf(wanted));
  const query = useQuery({
    queryKey: ['audit', settled],
    queryFn: () => get<Found>(`api/audit?${settled}`),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title="审计日志" wide>
      <PageHead
        title="审计日志"
        acts={
          <a className="button button--quiet" href={`api/audit/workbook?${settled}`} download>
            导出 Excel
          </a>
        }
      />
      <section className="card">
        <AuditFilters
          wanted={wanted}
          actions={query.data?.actions ?? []}
          onChange={(changes) => setWanted((before) => ({ ...before, ...changes, page: 1 }))}
        />
        <QueryView query={query} skeleton={<CardsSkeleton />}>
          {(found) => (
            <>
              {!found.isWhole && <p className="muted small">只显示您管理的单位的任务、项目和人员。</p>}
              {found.entries.length === 0 ? (
                <p className="board__none muted">没有符合条件的记录，换个条件试试。</p>
              ) : (
                <AuditLines entries={found.entries} />
              )}
              <Pages
                page={found.page}
                total={found.total}
                perPage={AUDIT_PER_PAGE}
                unit="条"
                onPage={(page) => setWanted((before) => ({ ...before, page }))}
              />
            </>
          )}
        </QueryView>
      </section>
    </Page>
  );
}
