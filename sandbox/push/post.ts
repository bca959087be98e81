// One push to an address of the app.

/** @returns the JSON it answered with; null when it did not answer in time, not with 2xx, or not with JSON */
export async function postJson(
  url: string,
  body: object,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json;charset=utf-8', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await answer.text();
    if (!answer.ok) return null;
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
