// Named moments at which a test may stop the process, to see what a crash exactly there leaves behind. In production
// nothing is set, and passing one costs a look at a variable.

type Stop = (name: string) => void | Promise<void>;

const place = globalThis as { jixiaotongCheckpoint?: Stop };

/** Passes the moment `name`, such as `outbox.claimed`. */
export function checkpoint(name: string): void | Promise<void> {
  return place.jixiaotongCheckpoint?.(name);
}
