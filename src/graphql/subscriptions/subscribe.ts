import { createSourceEventStream, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { RequestError } from '../../kernel/request-error.ts';
import type { Context } from '../context.ts';
import { maskError, type Masking, type ReportFault } from '../error-masker.ts';
import type { Executor } from '../executor.ts';
import type { AdmittedOperation } from '../operations/operation-door.ts';
import type { EventSource, Outlet } from './event-source.ts';
import { renderEvent } from './render-event.ts';
import type { Membership, SharedRenderings } from './shared-renderings.ts';

export interface SubscribeOptions {
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  readonly reportFault: ReportFault;
  readonly milliseconds: number;
  readonly renderings: SharedRenderings;
}
/**
 * Runs one subscription. What is executed for its viewer is answered event by event, each with a context of its own so that nothing loaded before is
 * answered again; what is shared goes to the outlet, and is not answered here.
 */
export type Subscribe = (operation: AdmittedOperation, createContext: () => Context, outlet: Outlet) => AsyncIterableIterator<ExecutionResult>;
const END = { done: true, value: undefined } as const;

/** A stream that ends for a reason rejects with the masked error; the transport tells it as an `error` message. */
export const createSubscribe = (options: SubscribeOptions): Subscribe => (operation, createContext, outlet) => new Answers(options, operation, createContext, outlet);

/** Not an async generator: its `return` would wait for the next event. */
class Answers implements AsyncIterableIterator<ExecutionResult> {
  readonly #options: SubscribeOptions;
  readonly #operation: AdmittedOperation;
  readonly #createContext: () => Context;
  readonly #opening: Promise<EventSource>;
  #membership: Membership | null = null;
  #isClosed = false;
  #endWaiting: ((result: typeof END) => void) | null = null;

  constructor(options: SubscribeOptions, operation: AdmittedOperation, createContext: () => Context, outlet: Outlet) {
    this.#options = options;
    this.#operation = operation;
    this.#createContext = createContext;
    this.#opening = this.#open(createContext(), outlet);
    // Observed by the first `next`, which may come after it has failed.
    this.#opening.catch(() => {});
  }
  [Symbol.asyncIterator](): this {
    return this;
  }
  next(): Promise<IteratorResult<ExecutionResult>> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return resolve(END);
      this.#endWaiting = resolve;
      this.#answerNext().then((result) => resolve(this.#isClosed ? END : result), (error: unknown) => (this.#isClosed ? resolve(END) : reject(this.#masked(error))));
    });
  }
  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#isClosed = true;
    this.#endWaiting?.(END);
    this.#membership?.leave();
    void this.#opening.then((source) => source.return?.()).catch(() => {});
    return END;
  }

  async #open(context: Context, outlet: Outlet): Promise<EventSource> {
    const { document: { document }, variables } = this.#operation;
    const source = await openSource(this.#options.schema, { document, variables, context }, this.#options.milliseconds);
    if (this.#isClosed || !source.share) return source;
    this.#membership = this.#options.renderings.join(this.#operation, context.locale, source);
    if (this.#membership) source.share(this.#membership.rendering, outlet);
    return source;
  }
  async #answerNext(): Promise<IteratorResult<ExecutionResult>> {
    const source = await this.#opening;
    const { done, value } = await source.next();
    if (done) return this.#left(END);
    const { document: { document, operation }, variables } = this.#operation;
    const execution = { document, operation, variables, createContext: this.#createContext };
    return { done: false, value: await renderEvent(this.#options.execute, execution, source, value, () => this.#isClosed) };
  }
  #masked(error: unknown): GraphQLError {
    const masking: Masking = { locale: this.#createContext().locale, reportFault: this.#options.reportFault, operationName: this.#operation.document.operation.name?.value ?? null };
    return this.#left(maskError(error, masking));
  }
  #left<T>(last: T): T {
    this.#membership?.leave();
    return last;
  }
}

interface Opening {
  readonly document: AdmittedOperation['document']['document'];
  readonly variables: AdmittedOperation['variables'];
  readonly context: Context;
}
async function openSource(schema: GraphQLSchema, { document, variables, context }: Opening, milliseconds: number): Promise<EventSource> {
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new RequestError('TIMEOUT', 'errors.timeout'));
    }, milliseconds);
  });
  const opened = createSourceEventStream({ schema, document, contextValue: context, variableValues: { ...variables } }).then((stream) => {
    if (!(Symbol.asyncIterator in stream)) throw firstError(stream);
    const source = stream[Symbol.asyncIterator]();
    if (isLate) void source.return?.();
    return source as EventSource;
  });
  try {
    return await Promise.race([opened, late]);
  } finally {
    clearTimeout(timer);
  }
}
const firstError = ({ errors }: ExecutionResult): GraphQLError | Error => errors?.[0] ?? new Error('A subscription gave neither a stream nor an error');
