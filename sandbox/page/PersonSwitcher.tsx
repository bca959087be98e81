// Whose DingTalk one looks at.
import { useCallback, useState, type ReactNode } from 'react';
import { sandbox, type PersonView } from './api';
import { Avatar } from './Avatar';
import { Popover } from './Popover';
import { useFresh } from './useFresh';

interface Props {
  person: PersonView;
  version: number;
  onSwitch: (userid: string) => void;
}

export function PersonSwitcher({ person, version, onSwitch }: Props): ReactNode {
  return (
    <Popover
      className="person"
      title="换一个人"
      label={
        <>
          <Avatar name={person.name} size={32} />
          <span className="person-words">
            <strong>{person.name}</strong>
            <span>{[person.department, person.title].filter(Boolean).join(' · ')}</span>
          </span>
          <span className="caret" aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <People
          chosen={person.userid}
          version={version}
          onSwitch={(userid) => {
            onSwitch(userid);
            close();
          }}
        />
      )}
    </Popover>
  );
}

/** Somebody to be chosen, from a list that may be long: the sandbox searches. */
export function People({
  chosen,
  version,
  onSwitch,
}: {
  chosen: string | null;
  version: number;
  onSwitch: Props['onSwitch'];
}): ReactNode {
  const [words, setWords] = useState('');
  const search = words.trim();
  const read = useCallback(() => sandbox.people(search).then((answer) => ({ ...answer, search })), [search]);
  const [state] = useFresh(read, version);
  const found = state?.people ?? [];
  const beyond = (state?.total ?? 0) - found.length;
  return (
    <div className="people">
      <input
        autoFocus
        type="search"
        placeholder="搜姓名、部门或职务"
        aria-label="搜索人员"
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && found[0] && state?.search === search) onSwitch(found[0].userid);
        }}
      />
      <ul>
        {found.map((one) => (
          <li key={one.userid}>
            <button
              type="button"
              aria-current={one.userid === chosen ? 'true' : undefined}
              onClick={() => onSwitch(one.userid)}
            >
              <Avatar name={one.name} size={32} />
              <span className="person-words">
                <strong>{one.name}</strong>
                <span>{[one.department, one.title].filter(Boolean).join(' · ')}</span>
              </span>
              {one.openTodos > 0 && <span className="count">{one.openTodos} 项待办</span>}
              {one.unread > 0 && <span className="badge">{one.unread > 99 ? '99+' : one.unread}</span>}
            </button>
          </li>
        ))}
      </ul>
      {state && found.length === 0 && <p className="muted none">没有找到这个人。</p>}
      {beyond > 0 && <p className="muted none">还有 {beyond} 人，请搜索。</p>}
    </div>
  );
}
