// Apart from the contracts: the page needs no schemas to know them.
import type { EvidenceLimits } from '../contracts/evidence';

const MB = 1024 * 1024;

/** What holds where a server says nothing else, and what a page tells that could not ask one yet. */
export const USUAL_LIMITS: EvidenceLimits = { fileBytes: 20 * MB, perIndicator: 10, perTask: 200 };
