import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TemplateDetail } from '../../../shared/contracts/templates';
import { draftOf } from '../../../shared/templates/draft';
import { templateQuery } from '../../api/queries';
import { Message } from '../../components/Message';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import { TemplateEditor } from './TemplateEditor';
import './templates.css';

interface TemplateEditPageProps {
  id: string;
  /** a copy for the bureau, or its own template changed */
  purpose: 'copy' | 'change';
}

export default function TemplateEditPage({ id, purpose }: TemplateEditPageProps) {
  // What is being written must not change under the writer.
  const query = useQuery({ ...templateQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false });
  const title = purpose === 'copy' ? '另存为本单位模板' : '修改指标体系';
  return (
    <Page title={title} wide withBar>
      <PageHead title={title} back={{ href: `#/templates/${id}`, label: query.data?.name ?? '指标体系' }} />
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {(detail) =>
          // What is known from before may be an older version: writing begins with the latest.
          !query.isFetchedAfterMount ? (
            <CardsSkeleton />
          ) : purpose === 'change' && !detail.isOwn ? (
            <OnlyCopies id={id} />
          ) : (
            <Editor {...{ detail, purpose }} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Editor({ detail, purpose }: { detail: TemplateDetail; purpose: 'copy' | 'change' }) {
  const initial = useMemo(() => {
    const { id, version, name, source, kind, profileId, indicators } = detail;
    const draft = draftOf({ id, version, name, source, kind, profileId, indicators });
    return purpose === 'copy' ? { ...draft, name: `${name}（本单位）` } : draft;
  }, [detail, purpose]);
  return (
    <TemplateEditor
      draftKey={`${purpose} ${detail.id} ${detail.version}`}
      initial={initial}
      saveAs={purpose === 'copy' ? { kind: 'new' } : { kind: 'change', id: detail.id, version: detail.rowVersion! }}
      back={`#/templates/${detail.id}`}
    />
  );
}

function OnlyCopies({ id }: { id: string }) {
  return (
    <Message mood="calm" title="内置模板不能直接修改" hint="可以另存为本单位模板，再按本单位的情况修改。">
      <a className="button button--primary button--block" href={`#/templates/${id}/copy`}>
        另存为本单位模板
      </a>
    </Message>
  );
}
