/** A fault of the next requests to the API, for tests. */
export interface RequestFault {
  status: number;
  /** Whether the operation is executed first; `lost` executes it and closes the connection without an answer. */
  when?: 'before' | 'after' | 'lost';
  /** What to answer instead of a Stripe-shaped error, for example a proxy's page. */
  body?: string;
  /** Only requests whose path begins so. */
  path?: string;
  /** How many requests; one unless said. */
  times?: number;
}

export interface Faults {
  add(fault: RequestFault): void;
  take(path: string): RequestFault | undefined;
}

export function createFaults(): Faults {
  const waiting: (RequestFault & { left: number })[] = [];
  return {
    add(fault) {
      waiting.push({ ...fault, left: fault.times ?? 1 });
    },
    take(path) {
      const index = waiting.findIndex((fault) => path.startsWith(fault.path ?? ''));
      const fault = waiting[index];
      if (!fault) return undefined;
      fault.left -= 1;
      if (fault.left === 0) waiting.splice(index, 1);
      return fault;
    },
  };
}
