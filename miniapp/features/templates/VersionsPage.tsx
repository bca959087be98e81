import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spokenInstant } from '../../../shared/calendar';
import type { TemplateVersions } from '../../../shared/contracts/templates';
import { templateDifferences } from '../../../shared/templates/differences';
import { draftOf } from '../../../shared/templates/draft';
import { get } from '../../api/client';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import '../campaigns/campaigns.css';
import './templates.css';

type Version = TemplateVersions['versions'][number];

const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['template-versions', id],
    queryFn: () => get<TemplateVersions>(`api/templates/${id}/versions`),
  });

/** 版本: who saved what when, and what differs between two of them. */
export default function VersionsPage({ id }: { id: string }) {
  const query = useQuery(versionsQuery(id));
  return (
    <Page title="模板版本" wide>
      <PageHead title="版本" back={{ href: `#/templates/${id}`, label: query.data?.versions[0]?.name ?? '指标体系' }} />
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {({ versions }) => <Versions versions={versions} />}
      </QueryView>
    </Page>
  );
}

function Versions({ versions }: { versions: Version[] }) {
  const [latest] = versions;
  const [newer, setNewer] = useState(latest!.version);
  const [older, setOlder] = useState((versions[1] ?? latest!).version);
  if (versions.length < 2)
    return (
      <section className="card empty">
        <p>这个模板只有一个版本。</p>
        <p className="muted small">修改并保存后，这里会列出每个版本，并可以比较两个版本。</p>
      </section>
    );
  const of = (wanted: number) => versions.find(({ version }) => version === wanted)!;
  return (
    <section className="card">
      <div className="versions-choice">
        <VersionSelect label="从" versions={versions} value={older} onChange={setOlder} />
        <VersionSelect label="到" versions={versions} value={newer} onChange={setNewer} />
      </div>
      <Differences before={of(older)} after={of(newer)} />
    </section>
  );
}

interface VersionSelectProps {
  label: string;
  versions: Version[];
  value: number;
  onChange: (version: number) => void;
}

function VersionSelect({ label, versions, value, onChange }: VersionSelectProps) {
  return (
    <label>
      <span className="field-label">{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {versions.map(({ version, changedAt, changedByName }) => (
          <option key={version} value={version}>
            第 {version} 版{changedAt && ` · ${changedByName ?? ''} ${spokenInstant(new Date(changedAt))}`}
          </option>
        ))}
      </select>
    </label>
  );
}

const textOf = ({ version, ...template }: Version) => draftOf({ id: '', version: String(version), ...template });

function Differences({ before, after }: { before: Version; after: Version }) {
  const changes = templateDifferences(textOf(before), textOf(after));
  if (changes.length === 0) return <p className="board__none muted">两个版本没有不同。</p>;
  return (
    <>
      <p className="muted small">有 {changes.length} 处不同。</p>
      <ul>
        {changes.map(({ label, before: was, after: is }) => (
          <li key={label} className="version-change">
            <b>{label}</b>
            {was !== null && <p className="version-change__old">{was}</p>}
            {is !== null && <p className="version-change__new">{is}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
