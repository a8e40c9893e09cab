import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { forward, type Forwarded } from './forward.ts';
import { judgeAnswer, judgeError, judgeEvent, judgeRequest, type Judgement } from './oracle/judge.ts';
import { Together } from './oracle/together.ts';

export interface ProxyOptions {
  /** The Stripe that is asked: the sandbox, or `https://api.stripe.com`. */
  backend: string;
  /** Where deliveries to `/webhooks/…` go on to. */
  receiver?: string;
  /** 0, or nothing, takes a free one. */
  port?: number;
  /**
   * Whose requests pass: `product` is held to sending nothing wrong at all, `anybody` may, as long as it is refused.
   */
  caller?: 'product' | 'anybody';
  /** Told of each violation when it is found. */
  report?: (violation: Violation) => void;
}
export interface Violation {
  readonly at: string;
  readonly says: string;
}
/** Whether a test had the backend break this answer, or the one that is repeated here: nothing in it is Stripe's. */
const isBrokenOnPurpose = ({ status, headers }: Forwarded): boolean => headers['sandbox-fault'] !== undefined || (status >= 500 && headers['idempotent-replayed'] !== undefined);

/**
 * Stands between Stripe's SDK and whatever answers it, and between that and whoever gets its webhooks. It changes nothing and
 * writes down what Stripe would not take, answer or deliver. It knows nothing of the sandbox.
 */
export class StripeProxy {
  readonly violations: Violation[] = [];
  /** How much was judged: a proxy that nothing passes finds nothing. */
  readonly judged = { calls: 0, refusals: 0, events: 0 };
  readonly options: ProxyOptions;
  readonly #together = new Together();
  readonly #server = http.createServer((request, response) => void this.#serve(request, response).catch(() => response.destroy()));
  #url = '';

  constructor(options: ProxyOptions) {
    this.options = options;
  }
  get url(): string {
    return this.#url;
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  async start(): Promise<this> {
    await new Promise<void>((resolve, reject) => this.#server.once('error', reject).listen(this.options.port ?? 0, '127.0.0.1', resolve));
    this.#url = `http://127.0.0.1:${this.port}`;
    return this;
  }
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const isDelivery = request.url!.startsWith('/webhooks/');
    const answered = await forward((isDelivery ? (this.options.receiver ?? '') : this.options.backend) + request.url!, request, body);
    if (isDelivery) this.#judgeDelivery(request, body);
    else if (/^\/v\d+\//.test(request.url!)) this.#judgeCall(request, body.toString('utf8'), answered);
    response.writeHead(answered.status, answered.headers).end(answered.body);
  }

  #judgeDelivery(request: http.IncomingMessage, body: Buffer): void {
    this.judged.events += 1;
    const event = parsed(body.toString('utf8'));
    const type = String((event as { type?: unknown } | undefined)?.type);
    const isSigned = /^t=\d+(?:,v\d=[0-9a-f]{64})+$/.test(String(request.headers['stripe-signature']));
    this.#note(`event ${type}`, [...(isSigned ? [] : ['without a signature of Stripe’s form']), ...judgeEvent(event), ...this.#together.observe(event)]);
  }

  #judgeCall(request: http.IncomingMessage, body: string, answered: Forwarded): void {
    const { status, body: answer } = answered;
    const at = `${request.method} ${request.url!.split('?', 1)[0]}`;
    const judgement = judgeRequest({ verb: request.method!, url: request.url!, body, contentType: request.headers['content-type'] });
    this.judged.calls += 1;
    if (isBrokenOnPurpose(answered)) return this.#noteRequest(at, judgement, false);
    const isSuccess = status >= 200 && status < 300;
    this.#noteRequest(at, judgement, isSuccess);
    if (!isSuccess) {
      this.judged.refusals += 1;
      this.#note(at, judgeError(parsed(answer)).map((fault) => `${status}: ${fault}`));
    } else if (judgement.operation) {
      const value = parsed(answer);
      this.#note(at, [...judgeAnswer(judgement.operation, value), ...this.#together.observe(value)]);
    }
  }

  /** What is refused was rightly refused, unless the caller should never have asked. */
  #noteRequest(at: string, { faults }: Judgement, isSuccess: boolean): void {
    if (this.options.caller === 'anybody' && !isSuccess) return;
    this.#note(at, faults.map((fault) => (isSuccess ? `accepted: ${fault}` : `sent: ${fault}`)));
  }

  #note(at: string, faults: readonly string[]): void {
    for (const says of faults) {
      const violation = { at, says };
      this.violations.push(violation);
      this.options.report?.(violation);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
