import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Delivery {
  readonly body: Buffer;
  readonly signature: string;
  readonly type: string;
  /** The worst answer to its copies. */
  readonly status: number;
}
/** Changes, or holds back, what Stripe answers: the parsed body goes in, the one that the product gets comes out; null leaves it. */
export type Rewrite = (path: string, body: any) => unknown;
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | null;
  /** The connected account that it is made for. */
  readonly account: string | null;
  readonly status: number;
}

/**
 * Stands between the product and the sandbox on a real socket, in both directions: it keeps what was delivered and called,
 * and alters answers in ways in which Stripe never would.
 */
export class Gateway {
  readonly deliveries: Delivery[] = [];
  readonly calls: ApiCall[] = [];
  /** How often each delivery is made, at the same time. */
  copies = 1;
  rewrite: Rewrite | null = null;
  /** Answers instead of the sandbox, while it says something. */
  answer: ((path: string, account: string | null) => { status: number; body: string; headers?: Record<string, string> } | null) | null = null;
  /** Calls that arrive, and whose answers are lost on the way back. */
  lose: ((path: string) => boolean) | null = null;
  appUrl = '';
  sandboxUrl = '';
  readonly #server = http.createServer((request, response) => void this.#serve(request, response).catch(() => response.destroy()));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url!;
    const answered = path.startsWith('/webhooks/') ? await this.#deliver(path, request, body) : await this.#call(path, request, body);
    response.writeHead(answered.status, answered.headers).end(answered.body);
  }
  async #deliver(path: string, request: http.IncomingMessage, body: Buffer): Promise<Answered> {
    const answers = (await Promise.all(Array.from({ length: this.copies }, () => forward(this.appUrl + path, request, body)))) as [Answered, ...Answered[]];
    const status = Math.max(...answers.map((answer) => answer.status));
    this.deliveries.push({ body, signature: String(request.headers['stripe-signature']), type: JSON.parse(body.toString()).type, status });
    return answers[0];
  }
  async #call(path: string, request: http.IncomingMessage, body: Buffer): Promise<Answered> {
    const headerOf = (name: string): string | null => (request.headers[name] as string | undefined) ?? null;
    const account = headerOf('stripe-account');
    const own = this.answer?.(path, account);
    const answered = own ? { ...own, headers: { 'content-type': 'application/json', ...own.headers } } : await forward(this.sandboxUrl + path, request, body);
    this.calls.push({ method: request.method!, path: path.split('?', 1)[0]!, idempotencyKey: headerOf('idempotency-key'), account, status: answered.status });
    if (this.lose?.(path)) throw new Error('The answer is lost');
    if (!this.rewrite || own) return answered;
    const rewritten = await this.rewrite(path, JSON.parse(answered.body));
    return rewritten == null ? answered : { ...answered, body: JSON.stringify(rewritten) };
  }
}

interface Answered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}
async function forward(url: string, request: http.IncomingMessage, body: Buffer): Promise<Answered> {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name, value]) => typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name))) as Record<string, string>;
  const answer = await fetch(url, { method: request.method!, headers, redirect: 'manual', ...(body.length > 0 ? { body } : {}) });
  const kept = ['content-type', 'request-id', 'idempotent-replayed', 'stripe-should-retry'].flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name)!]] : []));
  return { status: answer.status, headers: Object.fromEntries(kept) as Record<string, string>, body: await answer.text() };
}
