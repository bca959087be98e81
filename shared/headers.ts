/** Names the person in whose name a page asks, so that another one's session cannot carry it. */
export const personHeader = 'X-Jixiaotong-Person';
