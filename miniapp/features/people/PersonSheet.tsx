import { useQuery } from '@tanstack/react-query';
import { spokenInstant } from '../../../shared/calendar';
import type { PersonDetail } from '../../../shared/contracts/people';
import { DemoTag } from '../../components/marks';
import { QueryView } from '../../components/QueryView';
import { Sheet } from '../../components/Sheet';
import { CardsSkeleton } from '../../components/Skeleton';
import { DeputyForm } from './DeputyForm';
import { GrantForm } from './GrantForm';
import { HeldRoles } from './HeldRoles';
import { personQuery } from './queries';

const spoken = (instant: string) => spokenInstant(new Date(instant));

/** One person: what they may do, who stands in for them, and how it came about. */
export function PersonSheet({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Sheet title="人员" open={id !== null} onClose={onClose}>
      {id && <Person key={id} id={id} />}
    </Sheet>
  );
}

function Person({ id }: { id: string }) {
  const query = useQuery(personQuery(id));
  return (
    <QueryView query={query} skeleton={<CardsSkeleton cards={1} />}>
      {(person) => (
        <>
          <Facts person={person} />
          <section className="person-part">
            <h3 className="card__title">角色</h3>
            <HeldRoles person={person} />
            {person.active && <GrantForm person={person} />}
          </section>
          {person.active && (
            <section className="person-part">
              <h3 className="card__title">代理人</h3>
              {/* What is saved closes the form: open, it would ask for the same again. */}
              <DeputyForm key={`${person.deputy?.id} ${person.deputy?.until}`} person={person} />
            </section>
          )}
          <History person={person} />
        </>
      )}
    </QueryView>
  );
}

function Facts({ person }: { person: PersonDetail }) {
  return (
    <>
      <p className="person-name">
        <b>{person.name}</b> {person.isDemo && <DemoTag />}
      </p>
      <dl className="facts">
        <Fact label="单位">{person.unitName}</Fact>
        {person.title && <Fact label="职务">{person.title}</Fact>}
        <Fact label="状态">
          {person.active ? '在职' : `已离职${person.leftAt ? `，${spoken(person.leftAt)} 停用` : ''}`}
        </Fact>
        {person.seenAt && <Fact label="钉钉通讯录">{`${spoken(person.seenAt)} 还在`}</Fact>}
        <Fact label="手上的任务">{person.openTasks > 0 ? `${person.openTasks} 项未办结` : '没有未办结的'}</Fact>
      </dl>
    </>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div className="facts__row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function History({ person: { history } }: { person: PersonDetail }) {
  if (history.length === 0) return null;
  return (
    <details className="person-part">
      <summary className="suggestions__summary opens">变动记录 {history.length} 条</summary>
      <ul>
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.label}`} className="person-history">
            {entry.label}
            <span className="muted small person__place">
              {entry.actorName} · {spoken(entry.at)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
