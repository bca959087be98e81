// Loaded before the server (node --require): stops the process at one moment, as a crash or a frozen machine would.
// STOP_AT names the moment, STOP_BY the signal; AHEAD_MS is how far the server's clock is ahead.
const { subscribe } = require('node:diagnostics_channel');

const { STOP_AT, STOP_BY = 'SIGKILL', AHEAD_MS = '0' } = process.env;
/** Longer than a lease: so much time has gone by when a frozen process goes on. */
const FROZEN_FOR_MS = 120_000;
/** Long enough for bytes that are written to arrive on the other side of this machine. */
const ON_THE_WAY_MS = 100;

let aheadMs = Number(AHEAD_MS);
let stopped = false;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [RealDate.now() + aheadMs]));
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
};

function stop() {
  if (stopped) return;
  stopped = true;
  process.kill(process.pid, STOP_BY);
  // Only a frozen one gets here, when it is thawed.
  aheadMs += FROZEN_FOR_MS;
}

/** Resolves never: what comes after the moment must not happen before the end. */
const never = () => new Promise(() => setTimeout(stop, ON_THE_WAY_MS));

globalThis.jixiaotongCheckpoint = (name) => {
  if (name !== STOP_AT) return undefined;
  // The acknowledgement of what was stored leaves meanwhile.
  if (name === 'inbox.working') return never();
  return stop();
};

if (STOP_AT === 'request.written')
  subscribe('undici:client:sendHeaders', ({ request }) => {
    if (String(request.path).includes('corpconversation/asyncsend')) setTimeout(stop, ON_THE_WAY_MS);
  });
