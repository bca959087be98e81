/**
 * The address of a page of our app, for messages.
 *
 * @param publicBaseUrl the app's own address
 * @param path relative, such as `#/tasks/ID`
 * @throws RangeError if the path would lead anywhere else: links in messages come only from our own address
 */
export function appLink(publicBaseUrl: string, path: string): string {
  const base = new URL(publicBaseUrl.endsWith('/') ? publicBaseUrl : `${publicBaseUrl}/`);
  const link = new URL(path, base);
  if (!link.href.startsWith(base.href)) throw new RangeError(`path leaves the app: ${path}`);
  return link.href;
}
