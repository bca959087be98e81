import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PROJECTS_PER_PAGE, type ProjectFilter, type ProjectLibrary } from '../../../shared/contracts/projects';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { Pages } from '../../components/Pages';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useSettled } from '../../components/useSettled';
import '../campaigns/campaigns.css';
import { ProjectLines } from './ProjectLines';
import './projects.css';
import { libraryQuery } from './queries';

const FILTERS: { which: ProjectFilter; label: string }[] = [
  { which: 'all', label: '全部' },
  { which: 'free', label: '还没有评价' },
  { which: 'in-campaign', label: '已在批次里' },
  { which: 'no-filler', label: '没有填报人' },
  { which: 'no-indicators', label: '没有指标' },
  { which: 'points-off', label: '分值不合' },
];

/** 项目库: every project the admin looks after, and what each still lacks. */
export default function ProjectListPage() {
  const [search, setSearch] = useState('');
  const [fiscalYear, setYear] = useState<number | undefined>();
  const [which, setWhich] = useState<ProjectFilter>('all');
  const [page, setPage] = useState(1);
  const query = useQuery(libraryQuery({ search: useSettled(search.trim()), fiscalYear, which, page }));
  const narrow = (change: () => void) => {
    change();
    setPage(1);
  };
  return (
    <Page title="项目库" wide>
      <PageHead
        title="项目库"
        acts={
          <a className="button button--primary" href="#/projects/import">
            导入项目
          </a>
        }
      />
      <section className="card">
        <Tools
          search={search}
          fiscalYear={fiscalYear}
          which={which}
          years={query.data?.years ?? []}
          onSearch={(words) => narrow(() => setSearch(words))}
          onYear={(year) => narrow(() => setYear(year))}
          onWhich={(one) => narrow(() => setWhich(one))}
        />
        <QueryView query={query} skeleton={<CardsSkeleton />}>
          {(library) => (
            <Library library={library} isNarrowed={search !== '' || which !== 'all' || !!fiscalYear} onPage={setPage} />
          )}
        </QueryView>
      </section>
    </Page>
  );
}

interface ToolsProps {
  search: string;
  fiscalYear: number | undefined;
  which: ProjectFilter;
  years: number[];
  onSearch: (words: string) => void;
  onYear: (year: number | undefined) => void;
  onWhich: (which: ProjectFilter) => void;
}

function Tools({ search, fiscalYear, which, years, onSearch, onYear, onWhich }: ToolsProps) {
  return (
    <div className="library-tools">
      <label className="search library-tools__search">
        <span className="visually-hidden">按项目、编码或单位查找</span>
        <input
          type="search"
          value={search}
          maxLength={64}
          placeholder="项目、编码或单位"
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      <label>
        <span className="visually-hidden">年度</span>
        <select
          className="input"
          value={fiscalYear ?? ''}
          onChange={(event) => onYear(Number(event.target.value) || undefined)}
        >
          <option value="">全部年度</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year} 年度
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">状态</span>
        <select className="input" value={which} onChange={(event) => onWhich(event.target.value as ProjectFilter)}>
          {FILTERS.map((one) => (
            <option key={one.which} value={one.which}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface LibraryProps {
  library: ProjectLibrary;
  isNarrowed: boolean;
  onPage: (page: number) => void;
}

function Library({ library: { projects, total, page }, isNarrowed, onPage }: LibraryProps) {
  if (projects.length === 0)
    return isNarrowed ? (
      <p className="board__none muted">没有这样的项目，换个词或换个条件试试。</p>
    ) : (
      <div className="empty">
        <p>导入的项目会出现在这里：谁填报、多少钱、哪些指标。</p>
        <p className="muted small">可以先下载导入模板，填好后导入。</p>
      </div>
    );
  return (
    <>
      <ProjectLines projects={projects} />
      <Pages page={page} total={total} perPage={PROJECTS_PER_PAGE} unit="个项目" onPage={onPage} />
    </>
  );
}
