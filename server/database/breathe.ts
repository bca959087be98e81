/**
 * Lets whatever else is waiting be answered, between two steps of long work: rows of SQLite are there at once, so that
 * hundreds of projects in a row would keep the whole server from everybody. The transaction around it stays open.
 */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
