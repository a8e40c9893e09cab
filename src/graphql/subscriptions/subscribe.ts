import { createSourceEventStream, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { RequestError } from '../../kernel/request-error.ts';
import type { Context } from '../context.ts';
import { maskError, type Masking, type ReportFault } from '../error-masker.ts';
import type { Executor } from '../executor.ts';
import type { AdmittedOperation } from '../operations/operation-door.ts';

export interface SubscribeOptions {
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  readonly reportFault: ReportFault;
  readonly milliseconds: number;
}
/** Runs one subscription: an answer per event, each with a context of its own so that nothing loaded before is answered again. */
export type Subscribe = (operation: AdmittedOperation, createContext: () => Context) => AsyncIterableIterator<ExecutionResult>;
type Source = AsyncIterator<unknown>;
const END = { done: true, value: undefined } as const;

/** A stream that ends for a reason rejects with the masked error; the transport tells it as an `error` message. */
export function createSubscribe({ schema, execute, reportFault, milliseconds }: SubscribeOptions): Subscribe {
  return ({ document: { document, operation }, variables }, createContext) => {
    const context = createContext();
    const masking: Masking = { locale: context.locale, reportFault, operationName: operation.name?.value ?? null };
    const opening = openSource(schema, { document, variables, context }, milliseconds);
    // Observed by the first `next`, which may come after it has failed.
    opening.catch(() => {});
    const answerNext = async (): Promise<IteratorResult<ExecutionResult>> => {
      const { done, value } = await (await opening).next();
      return done ? END : { done: false, value: await execute({ document, operation, variables, context: createContext(), rootValue: value }) };
    };
    let isClosed = false;
    let endWaiting = (_result: typeof END): void => {};
    // Not an async generator: its `return` would wait for the next event.
    const answers: AsyncIterableIterator<ExecutionResult> = {
      [Symbol.asyncIterator]: () => answers,
      next: () => new Promise((resolve, reject) => {
        if (isClosed) return resolve(END);
        endWaiting = resolve;
        answerNext().then((result) => resolve(isClosed ? END : result), (error: unknown) => (isClosed ? resolve(END) : reject(maskError(error, masking))));
      }),
      async return() {
        isClosed = true;
        endWaiting(END);
        void opening.then((source) => source.return?.()).catch(() => {});
        return END;
      },
    };
    return answers;
  };
}

interface Opening {
  readonly document: AdmittedOperation['document']['document'];
  readonly variables: AdmittedOperation['variables'];
  readonly context: Context;
}
async function openSource(schema: GraphQLSchema, { document, variables, context }: Opening, milliseconds: number): Promise<Source> {
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
    return source;
  });
  try {
    return await Promise.race([opened, late]);
  } finally {
    clearTimeout(timer);
  }
}
const firstError = ({ errors }: ExecutionResult): GraphQLError | Error => errors?.[0] ?? new Error('A subscription gave neither a stream nor an error');
