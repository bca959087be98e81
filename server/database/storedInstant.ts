/** An instant that was read past its entity: SQLite answers as it stores it, as text in UTC that need not say so. */
export const storedInstant = (stored: Date | string): Date =>
  stored instanceof Date ? stored : new Date(`${stored.replace(' ', 'T').replace(/Z$/, '')}Z`);
