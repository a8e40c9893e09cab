import { createSourceEventStream, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { RequestError } from '../../kernel/request-error.ts';
import type { Context } from '../context.ts';
import type { AdmittedOperation } from '../operations/operation-door.ts';
import type { EventSource } from './event-source.ts';

export interface SourceOptions {
  readonly schema: GraphQLSchema;
  readonly milliseconds: number;
}
/** Asks the root field for its events, within the time that an operation has. */
export async function openSource({ schema, milliseconds }: SourceOptions, { document: { document }, variables }: AdmittedOperation, context: Context): Promise<EventSource> {
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
