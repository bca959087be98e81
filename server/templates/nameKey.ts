import { createHash } from 'node:crypto';
import { sameKey } from '../../shared/indicators/units';

/** What two template names that people take for the same have in common, in the length of its column. */
export const nameKeyOf = (name: string): string => createHash('sha256').update(sameKey(name)).digest('hex');
