import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roleSchema, type Role } from '../../../shared/contracts/common';
import type { GrantRoleInput, PersonDetail } from '../../../shared/contracts/people';
import { roleLabels } from '../../../shared/labels';
import { post } from '../../api/client';
import { Picker, type Choice } from '../../components/Picker';
import { Trouble } from '../../components/Trouble';
import { unitsQuery, usePersonChange } from './queries';

const useUnits = (words: string) => useQuery(unitsQuery(words)).data?.units;

/** 授予角色: the button says in full who gets what, where. */
export function GrantForm({ person }: { person: PersonDetail }) {
  const [role, setRole] = useState<Role>('filler');
  const [unit, setUnit] = useState<Choice>({ id: person.unitId, name: person.unitName });
  const grant = usePersonChange(person.id, (input: GrantRoleInput) =>
    post<PersonDetail>(`api/people/${person.id}/roles`, input),
  );
  const held = person.roles.some((one) => one.role === role && one.unitId === unit.id);
  return (
    <details className="grant">
      <summary className="suggestions__summary opens">授予角色</summary>
      <label className="field-label" htmlFor="grant-role">
        角色
      </label>
      <select
        id="grant-role"
        className="input"
        value={role}
        onChange={(event) => setRole(roleSchema.parse(event.target.value))}
      >
        {roleSchema.options.map((one) => (
          <option key={one} value={one}>
            {roleLabels[one]}
          </option>
        ))}
      </select>
      <Picker
        label="管到哪个单位（含下属单位）"
        example="单位名称"
        chosen={unit}
        onPick={setUnit}
        useFound={useUnits}
      />
      <button
        type="button"
        className="button button--primary button--block"
        disabled={held || grant.isPending}
        onClick={() => grant.mutate({ role, unitId: unit.id })}
      >
        {grant.isPending ? '正在授予……' : `授予：${unit.name}的${roleLabels[role]}`}
      </button>
      {held && (
        <p className="why-not">
          {person.name}已经是{unit.name}的{roleLabels[role]}。
        </p>
      )}
      {grant.isError && <Trouble failure={grant.error} />}
    </details>
  );
}
