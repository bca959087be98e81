// What the server last said, kept on the device for when it cannot be asked: who is here, their tasks, the forms they
// opened. Each person's under their own name; whoever signs in next at the same address makes the former's go.
import type { Me } from '../../shared/contracts/identity';
import { openDeviceStore } from '../drafts/deviceStore';

interface Remembered {
  answer: unknown;
  /** ISO instant */
  at: string;
}

const DAY_MS = 24 * 3_600_000;
/** How long somebody is let in without the server saying who they are. */
const PERSON_DAYS = 7;
const KEPT_ANSWERS = 60;

const store = openDeviceStore('jixiaotong-answers');
/** Two installations may share a host, each below its own prefix. */
const PLACE = location.pathname.replace(/[^/]*$/, '');
const PERSON = `${PLACE} person`;

const answersOf = (personId: string) => `${PLACE} answer ${personId} `;

let person: string | null = null;

/** Whose requests these are, from now on. */
export const currentPerson = () => person;

/** Somebody has signed in. What the device remembers of anybody else here is forgotten; their drafts are not touched. */
export async function rememberPerson(me: Me): Promise<void> {
  person = me.id;
  await store.write(PERSON, { answer: me, at: new Date().toISOString() } satisfies Remembered);
  const all = await store.entries<Remembered>(`${PLACE} answer `);
  const own = all.filter(([key]) => key.startsWith(answersOf(me.id)));
  const tooMany = own.sort(([, one], [, other]) => (one.at < other.at ? 1 : -1)).slice(KEPT_ANSWERS);
  const foreign = all.filter(([key]) => !key.startsWith(answersOf(me.id)));
  await store.remove([...tooMany, ...foreign].map(([key]) => key));
}

/** Who signed in last, if not too long ago. */
export async function recallPerson(): Promise<Me | null> {
  const found = await store.read<Remembered>(PERSON);
  if (!found || Date.now() - Date.parse(found.at) > PERSON_DAYS * DAY_MS) return null;
  const me = found.answer as Me;
  person = me.id;
  return me;
}

/** Leaves nothing to be read without signing in. */
export async function forgetPerson(): Promise<void> {
  const all = await store.entries<Remembered>(`${PLACE} answer `);
  await store.remove([PERSON, ...all.map(([key]) => key)]);
}

export async function rememberAnswer(path: string, answer: unknown): Promise<void> {
  if (person)
    await store.write(answersOf(person) + path, { answer, at: new Date().toISOString() } satisfies Remembered);
}

export async function recallAnswer<T>(path: string): Promise<{ answer: T; at: string } | null> {
  if (!person) return null;
  const found = await store.read<Remembered>(answersOf(person) + path);
  return found ? { answer: found.answer as T, at: found.at } : null;
}
