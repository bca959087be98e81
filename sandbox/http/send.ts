import type { ServerResponse } from 'node:http';

export const JSON_TYPE = 'application/json;charset=utf-8';

export function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, JSON_TYPE, JSON.stringify(body));
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  send(response, status, 'text/html;charset=utf-8', html);
}

export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
  caching = 'no-store',
): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': caching });
  response.end(body);
}
