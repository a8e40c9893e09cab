import type { IncomingMessage } from 'node:http';

export interface Forwarded {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}
/** What belongs to one connection, or to an encoding that is undone on the way. */
const OF_THE_HOP = new Set(['host', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'content-encoding', 'accept-encoding', 'date']);

/** Sends a request on as it came, and brings the answer back. */
export async function forward(url: string, request: IncomingMessage, body: Buffer): Promise<Forwarded> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (!OF_THE_HOP.has(name) && value !== undefined) headers.set(name, String(value));
  }
  const answer = await fetch(url, { method: request.method!, headers, redirect: 'manual', ...(body.length > 0 ? { body } : {}) });
  const kept = [...answer.headers].filter(([name]) => !OF_THE_HOP.has(name));
  return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
}
