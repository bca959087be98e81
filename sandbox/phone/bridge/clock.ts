// A phone's clock goes with the sandbox's: moved by hand there, the pages open here live on the same day.

let aheadMs = 0;
let isInstalled = false;

/** @param ms how far the sandbox's clock is ahead of this machine's */
export function setAhead(ms: number): void {
  aheadMs = ms;
  if (ms !== 0 && !isInstalled) install();
}

function install(): void {
  isInstalled = true;
  const present = Date;
  const now = () => present.now() + aheadMs;
  window.Date = new Proxy(present, {
    construct: (target, args: [], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new present(now()).toString(),
    get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
