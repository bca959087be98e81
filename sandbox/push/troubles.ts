// What the switched-on troubles do to pushes: lost, late, more than once, in another order.
import { randomInt } from 'node:crypto';
import type { Clock } from '../state/clock';
import type { Faults } from '../state/faults';
import type { Live } from '../state/live';

export type PushTroubles = ReturnType<typeof createPushTroubles>;

export function createPushTroubles(faults: Faults, clock: Clock, live: Live) {
  const held: (() => void)[] = [];
  // Switching the trouble off lets go what it held.
  const stop = live.listen(({ kind }) => {
    if (kind === 'faults' && held.length > 0 && !faults.isOn('reorderEvents')) release();
  });

  function release(): void {
    const pushes = held.splice(0);
    for (let last = pushes.length - 1; last > 0; last -= 1) {
      const other = randomInt(last + 1);
      [pushes[last], pushes[other]] = [pushes[other]!, pushes[last]!];
    }
    for (const push of pushes) push();
  }

  return {
    /**
     * Lets one push happen as the troubles will have it.
     * @param push called once for each time it goes out, at once or later
     * @returns false when it is lost for good
     */
    meet(name: string, push: (copy: number) => void): boolean {
      const loss = faults.strikes('dropEvents', name);
      if (loss && randomInt(100) < loss.value) return false;
      const copies = faults.strikes('repeatEvents', name)?.value ?? 1;
      const pushAll = () => {
        for (let copy = 0; copy < copies; copy += 1) push(copy);
      };
      const order = faults.strikes('reorderEvents', name);
      const delay = faults.strikes('delayEvents', name);
      if (order) {
        held.push(pushAll);
        if (held.length >= order.value) release();
      } else if (delay) clock.later(delay.value, pushAll);
      else pushAll();
      return true;
    },
    heldCount: (): number => held.length,
    release,
    close: stop,
  };
}
