/** For `LIKE … ESCAPE '!'`: `%`, `_` and `!` of what was typed are themselves. */
export const containing = (text: string): string => `%${text.replace(/[%_!]/g, '!$&')}%`;
