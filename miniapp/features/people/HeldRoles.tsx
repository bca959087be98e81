import { useState } from 'react';
import type { PersonDetail } from '../../../shared/contracts/people';
import { roleLabels } from '../../../shared/labels';
import { post } from '../../api/client';
import { Trouble } from '../../components/Trouble';
import { usePersonChange } from './queries';

type Held = PersonDetail['roles'][number];

/** Roles with their units. Taking one back is asked about in place; what may not be taken back says why. */
export function HeldRoles({ person }: { person: PersonDetail }) {
  const [asked, setAsked] = useState<string | null>(null);
  const revoke = usePersonChange(person.id, (role: Held) =>
    post<PersonDetail>(`api/people/${person.id}/roles/${role.id}/revocation`, {}),
  );
  if (person.roles.length === 0) return <p className="muted">还没有角色。</p>;
  return (
    <ul>
      {person.roles.map((held) => (
        <li key={held.id} className="held">
          <span>
            {roleLabels[held.role]}
            <span className="muted small person__place">{held.keptBecause ?? `${held.unitName}及其下属单位`}</span>
          </span>
          {!held.keptBecause && asked !== held.id && (
            <button
              type="button"
              className="text-button"
              aria-label={`收回${held.unitName}的${roleLabels[held.role]}`}
              onClick={() => setAsked(held.id)}
            >
              收回
            </button>
          )}
          {asked === held.id && (
            <span className="held__question">
              <button
                type="button"
                className="button button--danger"
                disabled={revoke.isPending}
                onClick={() => revoke.mutate(held, { onSettled: () => setAsked(null) })}
              >
                确认收回
              </button>
              <button type="button" className="text-button" onClick={() => setAsked(null)}>
                不收回
              </button>
            </span>
          )}
        </li>
      ))}
      {revoke.isError && <Trouble failure={revoke.error} />}
    </ul>
  );
}
