import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PeopleQuery } from '../../../shared/contracts/people';
import { NotForYou } from '../../components/NotForYou';
import { Page } from '../../components/Page';
import { PageHead } from '../../components/PageHead';
import { QueryView } from '../../components/QueryView';
import { CardsSkeleton } from '../../components/Skeleton';
import { useSettled } from '../../components/useSettled';
import '../campaigns/campaigns.css';
import '../reviews/reviews.css';
import { useMe } from '../identity/me';
import { DirectoryCard } from './DirectoryCard';
import './people.css';
import { PeopleList } from './PeopleList';
import { PersonSheet } from './PersonSheet';
import { peopleQuery } from './queries';
import { Suggestions } from './Suggestions';

const GROUPS: { which: PeopleQuery['which']; label: string }[] = [
  { which: 'present', label: '在职' },
  { which: 'with-roles', label: '有角色' },
  { which: 'left', label: '已离职' },
];

/** 人员与角色: who is there according to DingTalk, and what they may do here according to us. */
export default function PeoplePage() {
  const { can } = useMe();
  const [openId, setOpenId] = useState<string | null>(null);
  if (!can.managePeople)
    return (
      <Page title="人员与角色" wide>
        <PageHead title="人员与角色" />
        <NotForYou>人员与角色由绩效管理员办理。</NotForYou>
      </Page>
    );
  return (
    <Page title="人员与角色" wide>
      <PageHead title="人员与角色" />
      <div className="people-page">
        <People onOpen={setOpenId} />
        <div className="people-page__side">
          <DirectoryCard />
          <Suggestions />
        </div>
      </div>
      <PersonSheet id={openId} onClose={() => setOpenId(null)} />
    </Page>
  );
}

function People({ onOpen }: { onOpen: (id: string) => void }) {
  const [search, setSearch] = useState('');
  const [which, setWhich] = useState<PeopleQuery['which']>('present');
  const [page, setPage] = useState(1);
  const query = useQuery(peopleQuery({ search: useSettled(search), which, page }));
  const narrow = (change: () => void) => {
    change();
    setPage(1);
  };
  return (
    <section className="card people">
      <label className="search">
        <span className="visually-hidden">按姓名、职务或单位查找</span>
        <input
          type="search"
          value={search}
          maxLength={64}
          onChange={(event) => narrow(() => setSearch(event.target.value))}
          placeholder="姓名、职务或单位"
        />
      </label>
      <div className="segments" role="group" aria-label="按状态筛选">
        {GROUPS.map((one) => (
          <button
            key={one.which}
            type="button"
            className="segments__one"
            aria-pressed={one.which === which}
            onClick={() => narrow(() => setWhich(one.which))}
          >
            {one.label}
          </button>
        ))}
      </div>
      <QueryView query={query} skeleton={<CardsSkeleton />}>
        {(list) => <PeopleList list={list} isNarrowed={search !== ''} onOpen={onOpen} onPage={setPage} />}
      </QueryView>
    </section>
  );
}
