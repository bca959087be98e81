// A part of the app that is fetched beside what draws it, and not after it. Nothing of React: it is sent for before React is here.
import type { ComponentType } from 'react';

type Loaded<Props> = { default: ComponentType<Props> };

export interface Part<Props> {
  /** begins at the first call */
  fetch(): Promise<Loaded<Props>>;
  /** null until it has come */
  here(): ComponentType<Props> | null;
}

/** @param load imports the page */
export function part<Props>(load: () => Promise<Loaded<Props>>): Part<Props> {
  let here: ComponentType<Props> | null = null;
  const fetch = async () => {
    const loaded = await load();
    here = loaded.default;
    return loaded;
  };
  return { fetch, here: () => here };
}
