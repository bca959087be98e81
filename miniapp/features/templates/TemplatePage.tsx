import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateDetail } from '../../../shared/contracts/templates';
import { draftOf } from '../../../shared/templates/draft';
import { templateQuery } from '../../api/queries';
import { DemoTag } from '../../components/marks';
import { Page } from '../../components/Page';
import { PageHead, PageSentence } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { IndicatorTable } from './IndicatorTable';
import { ReplaySheet } from './ReplaySheet';
import './templates.css';
import { kindWords, levelSums, pointsWords, profileWords, workbookUrl } from './words';

/** One template: what it asks, and what can be done with it. */
export default function TemplatePage({ id }: { id: string }) {
  const query = useQuery(templateQuery(id));
  return (
    <Page title="指标体系" wide>
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {(detail) => <Template detail={detail} />}
      </QueryView>
    </Page>
  );
}

function Template({ detail }: { detail: TemplateDetail }) {
  return (
    <>
      <PageHead
        title={
          <>
            {detail.name} {detail.isDemo && <DemoTag />}
          </>
        }
        back={{ href: '#/templates', label: '指标体系' }}
      >
        <PageSentence>
          {kindWords[detail.kind]} · {detail.indicatorCount} 项指标 · {pointsWords(detail)}
        </PageSentence>
      </PageHead>
      <Actions detail={detail} />
      {detail.problems.length > 0 && (
        <section className="notice notice--warn">
          <h2 className="notice__title card__title">使用前还要完善 {detail.problems.length} 处</h2>
          <ul className="bullets">
            {detail.problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="card template-facts">
        <p>
          <span className="muted">来源：</span>
          {detail.source || '没有写明'}
        </p>
        <p>
          <span className="muted">评分方案：</span>
          {profileWords(detail.profileId)} {detail.profileId !== null && <a href="#/profiles">看规则</a>}
        </p>
        <p>
          <span className="muted">版本：</span>
          {detail.version}
          {detail.isOwn ? '（本单位模板）' : '（内置，只能另存后修改）'}
        </p>
        <p>
          <span className="muted">分值：</span>
          {levelSums(detail.indicators)
            .map(({ level, points }) => `${level} ${points} 分`)
            .join('，')}
        </p>
      </section>
      <section className="card template-table">
        <IndicatorTable rows={draftOf(detail).indicators} />
      </section>
    </>
  );
}

function Actions({ detail }: { detail: TemplateDetail }) {
  const [isReplaying, setReplaying] = useState(false);
  const { id, isOwn, profileId, indicators } = detail;
  return (
    <div className="template-actions">
      {isOwn && (
        <a className="button button--primary" href={`#/templates/${id}/edit`}>
          修改
        </a>
      )}
      <a className={isOwn ? 'button' : 'button button--primary'} href={`#/templates/${id}/copy`}>
        另存为本单位模板
      </a>
      <a className="button" href={workbookUrl(detail)} download>
        下载 Excel
      </a>
      {isOwn && (
        <a className="button" href={`#/templates/import/${id}`}>
          导入 Excel
        </a>
      )}
      {isOwn && (
        <a className="button" href={`#/templates/${id}/versions`}>
          版本
        </a>
      )}
      {profileId !== null && (
        <button type="button" className="button" onClick={() => setReplaying(true)}>
          用上一批次重算
        </button>
      )}
      {profileId !== null && (
        <ReplaySheet open={isReplaying} set={{ profileId, indicators }} onClose={() => setReplaying(false)} />
      )}
    </div>
  );
}
