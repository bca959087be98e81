import { createElement, lazy, useState, type ComponentType } from 'react';
import type { Part } from './part';

/** Draws a part at once where it is there already; otherwise like a page that is fetched when it is opened. */
export function pageOf<Props extends object>(part: Part<Props>): ComponentType<Props> {
  const Later: ComponentType<Props> = lazy(part.fetch);
  return function Page(props: Props) {
    // Settled once: another component in its place would lose what stands in it.
    const [Shown] = useState(() => part.here() ?? Later);
    return createElement(Shown, props);
  };
}
