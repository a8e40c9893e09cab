/** A fault of the next requests to the API, for tests. */
export interface RequestFault {
  /**
   * What goes wrong, where no status is given: an error of Stripe's, too many requests, a web page instead of JSON,
   * JSON that has no `error`, or only a slow answer.
   */
  kind?: 'server-error' | 'rate-limited' | 'not-json' | 'without-error' | 'slow';
  status?: number;
  /** Whether the operation is executed first; `lost` executes it and closes the connection without an answer. */
  when?: 'before' | 'after' | 'lost';
  /** What to answer instead of a Stripe-shaped error, for example a proxy's page. */
  body?: string;
  /** Waits so long before anything else; the idempotency key is in use meanwhile. */
  delayMs?: number;
  /** Only requests whose path begins so. */
  path?: string;
  /** Only requests of this method. */
  verb?: 'GET' | 'POST' | 'DELETE';
  /** How many requests; one unless said. */
  times?: number;
}

export interface Faults {
  add(fault: RequestFault): void;
  take(verb: string, path: string): RequestFault | undefined;
  /** Forgets those that have not happened. */
  clear(): void;
}

export function createFaults(): Faults {
  const waiting: (RequestFault & { left: number })[] = [];
  return {
    add(fault) {
      if (fault.kind === undefined && fault.status === undefined) throw new Error('A fault names its kind or its status.');
      waiting.push({ ...fault, left: fault.times ?? 1 });
    },
    take(verb, path) {
      const index = waiting.findIndex((fault) => path.startsWith(fault.path ?? '') && (fault.verb ?? verb) === verb);
      const fault = waiting[index];
      if (!fault) return undefined;
      fault.left -= 1;
      if (fault.left === 0) waiting.splice(index, 1);
      return fault;
    },
    clear() {
      waiting.length = 0;
    },
  };
}

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const STATUS = { 'server-error': 500, 'rate-limited': 429, 'not-json': 502, 'without-error': 503, slow: 0 };

export interface InjectedAnswer {
  status: number;
  body: string;
  contentType: string;
}

/** What a fault answers; null: what was asked for, only late. */
export function injected(fault: RequestFault): InjectedAnswer | null {
  if (fault.kind === 'slow' && fault.status === undefined) return null;
  const status = fault.status ?? STATUS[fault.kind ?? 'server-error'];
  if (fault.kind === 'not-json') return { status, body: fault.body ?? PAGE, contentType: 'text/html' };
  if (fault.kind === 'without-error') return { status, body: fault.body ?? '{"message":"Service unavailable"}', contentType: 'application/json' };
  const type = status === 429 ? 'invalid_request_error' : 'api_error';
  const error = { type, message: 'A fault that was asked for.', ...(status === 429 && { code: 'rate_limit' }) };
  return { status, body: fault.body ?? JSON.stringify({ error }, null, 2), contentType: 'application/json' };
}
