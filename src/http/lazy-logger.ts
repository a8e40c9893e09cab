import type { FastifyBaseLogger } from 'fastify';

type Bindings = Parameters<FastifyBaseLogger['child']>[0];
type Write = (...args: unknown[]) => void;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** A request's own logger, made when it is first written to: Fastify wants one for each, and most write nothing through it. */
class LazyLogger {
  readonly #parent: FastifyBaseLogger;
  readonly #bindings: Bindings;
  #made: FastifyBaseLogger | undefined;

  constructor(parent: FastifyBaseLogger, bindings: Bindings) {
    this.#parent = parent;
    this.#bindings = bindings;
  }
  get made(): FastifyBaseLogger {
    return (this.#made ??= this.#parent.child(this.#bindings));
  }
  get level(): string {
    return this.made.level;
  }
  child(...args: Parameters<FastifyBaseLogger['child']>): FastifyBaseLogger {
    return this.made.child(...args);
  }
  silent(): void {}
}
for (const level of LEVELS) {
  Object.defineProperty(LazyLogger.prototype, level, { value(this: LazyLogger, ...args: unknown[]): void { (this.made[level] as Write)(...args); } });
}

export const lazyChild = (parent: FastifyBaseLogger, bindings: Bindings): FastifyBaseLogger => new LazyLogger(parent, bindings) as unknown as FastifyBaseLogger;
