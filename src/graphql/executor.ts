import {
  GraphQLError, execute, getNamedType, isInputObjectType, typeFromAST,
  type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode, type TypeNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { startDeadline, type Deadline } from '../kernel/deadline.ts';
import { RequestError } from '../kernel/request-error.ts';
import type { Context } from './context.ts';
import { maskError, type ReportFault } from './error-masker.ts';
import type { Variables } from './limits/variables.ts';

export type ExecutorKind = 'compiled' | 'reference';
export interface Execution {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly context: Context;
  /** The event, when this is one event of a subscription. */
  readonly rootValue?: unknown;
}
export type Executor = (execution: Execution) => Promise<ExecutionResult>;
export type Outcome = 'ok' | 'refused' | 'fault';
/** What is counted and traced of operations. */
export interface Observer {
  operationDone(operation: string | null, kind: 'query' | 'mutation' | 'subscription', outcome: Outcome, seconds: number): void;
  errorTold(code: string): void;
  span<T>(name: string, attributes: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T>;
}
export interface ExecutorOptions {
  readonly kind: ExecutorKind;
  readonly milliseconds: number;
  readonly reportFault: ReportFault;
  readonly observer?: Observer;
  /** Runs with the deadline at hand for everything asked of the database below. */
  readonly withinDeadline?: <T>(deadline: Deadline, work: () => T) => T;
}
const USES_BEFORE_COMPILING = 2;

/** Executes an operation within its time, and answers nothing that is not meant for clients. */
export function createExecutor(schema: GraphQLSchema, { kind, milliseconds, reportFault, observer, withinDeadline = (_deadline, work) => work() }: ExecutorOptions): Executor {
  const run = kind === 'compiled' ? compilingExecutor(schema) : referenceExecutor(schema);
  const answer: Executor = async (execution) => {
    const result = await inTime(milliseconds, (deadline) => withinDeadline(deadline, () => run(execution)));
    if (!result.errors) return result;
    const masking = { locale: execution.context.locale, reportFault, operationName: execution.operation.name?.value ?? null };
    return { ...result, errors: result.errors.map((error) => maskError(error, masking)) };
  };
  return observer ? observed(answer, observer) : answer;
}

function observed(execute: Executor, observer: Observer): Executor {
  return async (execution) => {
    const { operation, name } = execution.operation;
    const started = performance.now();
    const result = await observer.span(`graphql ${operation}`, { 'graphql.operation.name': name?.value ?? 'anonymous', 'graphql.operation.type': operation }, () => execute(execution));
    const codes = (result.errors ?? []).map(({ extensions }) => String(extensions['code']));
    for (const code of codes) observer.errorTold(code);
    const outcome: Outcome = codes.includes('INTERNAL') ? 'fault' : codes.length > 0 ? 'refused' : 'ok';
    observer.operationDone(name?.value ?? null, operation, outcome, (performance.now() - started) / 1_000);
    return result;
  };
}

/** A late operation is answered at once; what it still does is ended by its deadline. */
async function inTime(milliseconds: number, work: (deadline: Deadline) => Promise<ExecutionResult>): Promise<ExecutionResult> {
  const deadline = startDeadline(milliseconds);
  const error = (): GraphQLError => new GraphQLError('timeout', { originalError: new RequestError('TIMEOUT', 'errors.timeout') });
  try {
    return await new Promise((resolve, reject) => {
      deadline.onPassed(() => resolve({ data: null, errors: [error()] }));
      work(deadline).then(resolve, reject);
    });
  } finally {
    deadline.end();
  }
}

const referenceExecutor = (schema: GraphQLSchema): Executor => async ({ document, variables, context, rootValue }) =>
  execute({ schema, document, contextValue: context, variableValues: variables, rootValue, hideSuggestions: true });

/**
 * Executes queries with code compiled for them (graphql-jit), everything else with graphql-js.
 *
 * Left to graphql-js: mutations and events; operations with a variable of an input object type, because graphql-jit does not
 * apply the defaults of its fields; the first uses of an operation, because compiling takes longer than one execution;
 * and every request that fails before execution, so that such errors are the standard ones.
 */
function compilingExecutor(schema: GraphQLSchema): Executor {
  const reference = referenceExecutor(schema);
  // What is compiled lives exactly as long as the document that it was compiled for.
  const operations = new WeakMap<OperationDefinitionNode, { uses: number; compiled?: CompiledQuery | null }>();
  return async (execution) => {
    const { operation, document, context, variables } = execution;
    if (operation.operation !== 'query') return reference(execution);
    let entry = operations.get(operation);
    if (!entry) operations.set(operation, (entry = { uses: 0 }));
    if (entry.compiled === undefined && ++entry.uses > USES_BEFORE_COMPILING) entry.compiled = compile(schema, document, operation);
    if (!entry.compiled) return reference(execution);
    const result = (await entry.compiled.query(undefined, context, { ...variables })) as ExecutionResult;
    if (!result.errors) return result;
    return result.data === undefined ? reference(execution) : { ...result, errors: result.errors.map(toGraphQLError) };
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null {
  const takesInputObject = (operation.variableDefinitions ?? []).some(({ type }) => isInputObjectType(namedType(schema, type)));
  if (takesInputObject) return null;
  const compiled = compileQuery(schema, document, operation.name?.value);
  return isCompiledQuery(compiled) ? compiled : null;
}
const namedType = (schema: GraphQLSchema, type: TypeNode) => getNamedType(typeFromAST(schema, type as never));

/** The errors graphql-jit makes lack `extensions`, without which they are no GraphQL errors to others. */
function toGraphQLError(error: GraphQLError): GraphQLError {
  if (error.extensions !== undefined) return error;
  const { message, path, locations, originalError } = error;
  const made = new GraphQLError(message, { path, originalError });
  return locations ? Object.defineProperty(made, 'locations', { value: locations, enumerable: true }) : made;
}
