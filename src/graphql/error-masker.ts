import { GraphQLError, Kind } from 'graphql';
import { ERROR_CODES, type ErrorCode } from '../kernel/error-code.ts';
import { RequestError } from '../kernel/request-error.ts';
import type { Locale } from '../kernel/viewer.ts';
import { messageOf } from './user-error.ts';

/** Logs a fault and answers the id under which it can be found. */
export type ReportFault = (error: unknown, context?: { readonly area?: string; readonly operation?: string | null; readonly path?: string }) => string;
export interface Masking {
  readonly locale: Locale;
  readonly reportFault: ReportFault;
  readonly operationName?: string | null;
}

/** The codes of graphql's own refusals, which stand beside ours. */
export const STANDARD_CODES = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'] as const;
const KNOWN_CODES: ReadonlySet<unknown> = new Set([...ERROR_CODES, ...STANDARD_CODES]);
const OF_THE_REQUEST: ReadonlySet<unknown> = new Set(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

const masked = new WeakSet<GraphQLError>();

/**
 * What a client is told of an error, over HTTP and over WebSocket: a code of the closed set and a message without internals.
 * Whatever is not meant for clients becomes `INTERNAL` with the id of the logged fault.
 */
export function maskError(error: unknown, masking: Masking): GraphQLError {
  if (error instanceof GraphQLError && masked.has(error)) return error;
  const answer = answerFor(error, masking);
  const { nodes, source, positions, path } = error instanceof GraphQLError ? error : {};
  const made = new GraphQLError(answer.message, { nodes, source, positions, path, extensions: { code: answer.code, ...answer.extensions } });
  const locations = made.locations ?? (error instanceof GraphQLError ? error.locations : undefined);
  if (locations && !made.locations) Object.defineProperty(made, 'locations', { value: locations, enumerable: true });
  masked.add(made);
  return made;
}

interface Answer {
  readonly code: string;
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

function answerFor(error: unknown, masking: Masking): Answer {
  const cause = rootOf(error);
  if (cause instanceof RequestError) return { code: cause.code, message: messageOf(masking.locale, cause.messageKey, cause.params), extensions: cause.extensions };
  const ofGraphql = cause instanceof GraphQLError ? answerForGraphql(cause) : error instanceof GraphQLError && isCoercion(error) ? badUserInput(error) : null;
  if (ofGraphql) return ofGraphql;
  const known = codeOfFault(cause);
  if (known === 'CONFLICT' || known === 'TIMEOUT') return { code: known, message: messageOf(masking.locale, FAULT_MESSAGES[known]) };
  const path = error instanceof GraphQLError ? error.path?.join('.') : undefined;
  const errorId = masking.reportFault(cause, { area: 'graphql', operation: masking.operationName ?? null, ...(path === undefined ? {} : { path }) });
  return { code: known ?? 'INTERNAL', message: messageOf(masking.locale, known ? FAULT_MESSAGES[known] : 'errors.internal'), extensions: { errorId } };
}

/** What was thrown, below what graphql wrapped around it. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError && !isCoercion(root)) root = root.originalError;
  return root;
}

/** graphql's own errors carry no code, or one that its server gave them. */
function answerForGraphql(error: GraphQLError): Answer | null {
  const { code } = error.extensions;
  if (KNOWN_CODES.has(code)) return { code: String(code), message: withoutSuggestion(error.message) };
  if (OF_THE_REQUEST.has(code) || isCoercion(error)) return badUserInput(error);
  return null;
}
const badUserInput = (error: GraphQLError): Answer => ({ code: 'BAD_USER_INPUT', message: withoutSuggestion(error.message) });

/** A variable or an argument that does not fit its type, found when the operation was about to run. */
function isCoercion(error: GraphQLError): boolean {
  if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return /^Variable "\$\w+" (?:got invalid value|has invalid value|of required type|of non-null type)/.test(error.message);
  return /^Argument "\w+" (?:has invalid value|of (?:required|non-null) type)/.test(error.message) || /^Too many errors processing variables/.test(error.message);
}

const withoutSuggestion = (message: string): string => message.replace(/ Did you mean [^]*\?$/, '');

const FAULT_MESSAGES = { CONFLICT: 'errors.conflict', TIMEOUT: 'errors.timeout', UNAVAILABLE: 'errors.unavailable' } as const;
const CANCELED_STATEMENT = '57014';
const LOST_CONNECTION = /^(?:08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT)$/;
const LOST_CONNECTION_TEXT = /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|the database system is (?:starting up|shutting down)/;

/** What drivers put into their errors. */
interface DriverError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly previous?: unknown;
}

/** Faults that a client can meet sensibly: by trying again, or by loading the present state first. */
function codeOfFault(error: unknown): ErrorCode & keyof typeof FAULT_MESSAGES | null {
  let current = error;
  for (let depth = 0; typeof current === 'object' && current !== null && depth < 5; depth++) {
    const { name, message, code, cause, previous } = current as DriverError;
    if (name === 'OptimisticLockError') return 'CONFLICT';
    if (code === CANCELED_STATEMENT) return 'TIMEOUT';
    if (typeof code === 'string' && LOST_CONNECTION.test(code)) return isFileError(current) ? null : 'UNAVAILABLE';
    if (name === 'ConnectionException' || (typeof message === 'string' && LOST_CONNECTION_TEXT.test(message))) return 'UNAVAILABLE';
    current = cause ?? previous;
  }
  return null;
}
/** `ENOENT` of a socket means that the server is away; of a file, that something is broken. */
const isFileError = ({ code, syscall }: DriverError): boolean => code === 'ENOENT' && syscall !== 'connect';
