// What a database says, by its codes; never by searching a message.

interface DriverError {
  driverError?: { errno?: number; errcode?: number };
}

function codesOf(error: unknown) {
  return (error as DriverError | null)?.driverError ?? {};
}

/** A unique index refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  const { errno, errcode } = codesOf(error);
  return errno === 1062 || errcode === 2067 || errcode === 1555;
}

/** MySQL chose this transaction to give way (deadlock, lock wait): it can simply be run again. */
export function isDeadlock(error: unknown): boolean {
  const { errno } = codesOf(error);
  return errno === 1213 || errno === 1205;
}
