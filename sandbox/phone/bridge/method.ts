// What a bridge method is, and the words they share.

export type Params = Record<string, unknown>;

/** @param again tells the app later, for buttons that may be pressed many times */
export type Method = (params: Params, again: (result: unknown) => void) => unknown;

export function refusal(errorCode: string, errorMessage: string): { errorCode: string; errorMessage: string } {
  return { errorCode, errorMessage };
}

export const CANCELLED = refusal('-1', '用户取消');

/** Text the app sent, whatever it sent. */
export const textOf = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one) => textOf(one)) : [];
}
