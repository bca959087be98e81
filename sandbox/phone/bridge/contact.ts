// Choosing people from the directory.
import { button, element, showDialog } from './dialogs';
import { CANCELLED, textOf, textsOf, type Method } from './method';

interface Person {
  userid: string;
  name: string;
  department: string;
}

async function everybody(): Promise<Person[]> {
  const answer = await fetch('/__sandbox/api/people');
  const { people } = (await answer.json()) as { people: Person[] };
  return people;
}

const choosePeople: Method = async ({ title, multiple, pickedUsers, maxUsers }) => {
  const people = await everybody();
  const already = new Set(textsOf(pickedUsers));
  const type = multiple === false ? 'radio' : 'checkbox';
  const ids = await showDialog<string[]>('sheet', (settle) => {
    const fields = people.map(({ userid }) =>
      element('input', { type, name: 'person', value: userid, checked: already.has(userid) }),
    );
    const lines = people.map(({ name, department }, index) =>
      element('label', {}, [...fields.slice(index, index + 1), `${name}　${department}`]),
    );
    const chosen = () => fields.filter((field) => field.checked).map((field) => field.value);
    const row = [button('取消', () => settle([])), button('确定', () => settle(chosen()), true)];
    return [
      element('h1', { textContent: textOf(title) || '选择人员' }),
      element('div', { className: 'list' }, lines),
      element('div', { className: 'row' }, row),
    ];
  });
  if (ids.length === 0) throw CANCELLED;
  const most = typeof maxUsers === 'number' && maxUsers > 0 ? maxUsers : ids.length;
  const users = people
    .filter(({ userid }) => ids.slice(0, most).includes(userid))
    .map(({ userid, name }) => ({ name, avatar: '', emplId: userid }));
  return { users, departments: [], selectedCount: users.length };
};

export const contactMethods: Record<string, Method> = {
  'biz.contact.complexPicker': choosePeople,
  'biz.contact.choose': choosePeople,
};
