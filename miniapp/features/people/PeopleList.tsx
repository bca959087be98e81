import { PEOPLE_PER_PAGE, type PeopleList as List, type PersonLine } from '../../../shared/contracts/people';
import { roleLabels } from '../../../shared/labels';
import { DemoTag } from '../../components/marks';
import { Pages } from '../../components/Pages';

interface PeopleListProps {
  list: List;
  isNarrowed: boolean;
  onOpen: (id: string) => void;
  onPage: (page: number) => void;
}

export function PeopleList({ list: { people, total, page }, isNarrowed, onOpen, onPage }: PeopleListProps) {
  if (people.length === 0)
    return <p className="muted people__none">{isNarrowed ? '没有找到，换个词试试。' : '这里没有人。'}</p>;
  return (
    <>
      <ul className="people__list">
        {people.map((person) => (
          <li key={person.id}>
            <PersonButton person={person} onOpen={() => onOpen(person.id)} />
          </li>
        ))}
      </ul>
      <Pages page={page} total={total} perPage={PEOPLE_PER_PAGE} unit="人" onPage={onPage} />
    </>
  );
}

function PersonButton({ person, onOpen }: { person: PersonLine; onOpen: () => void }) {
  return (
    <button type="button" className="person" onClick={onOpen}>
      <span className="person__who">
        <b>{person.name}</b> {!person.active && <span className="tag tag--bad">已离职</span>}{' '}
        {person.isDemo && <DemoTag />}
        <span className="muted small person__place">{[person.unitName, person.title].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="person__roles">
        {person.roles.map((held) => (
          <span key={held.id} className="tag">
            {roleLabels[held.role]}
            {held.unitName !== person.unitName && `（${held.unitName}）`}
          </span>
        ))}
      </span>
    </button>
  );
}
