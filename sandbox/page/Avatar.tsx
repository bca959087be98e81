// DingTalk's round faces: the last two characters of a name on a colour of its own, dark enough to read.
import type { ReactNode } from 'react';

const COLOURS = ['#2B6FD6', '#0E8059', '#B94E1A', '#6257D9', '#1C7194', '#B03D80', '#82601F'];

/** Without what stands behind a name in brackets. */
const shortName = (name: string): string => [...name.replace(/[（(].*$/, '')].slice(-2).join('');

export function Avatar({ name, size = 36 }: { name: string; size?: number }): ReactNode {
  const sum = [...name].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  const style = { width: size, height: size, fontSize: size * 0.36, background: COLOURS[sum % COLOURS.length] };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {shortName(name)}
    </span>
  );
}

export function BotAvatar({ name, size = 36 }: { name: string; size?: number }): ReactNode {
  return (
    <span className="avatar bot" style={{ width: size, height: size, fontSize: size * 0.46 }} aria-hidden="true">
      {[...name][0] ?? '机'}
    </span>
  );
}
