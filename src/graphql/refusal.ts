import type { GraphQLError } from 'graphql';
import { maskError, type Masking } from './error-masker.ts';
import { InvalidDocument } from './operations/documents.ts';

/** An operation that was not let in: what the client is told. */
export interface Refusal {
  readonly errors: readonly GraphQLError[];
  readonly code: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | null;
}

export function refusalOf(thrown: unknown, masking: Masking): Refusal {
  const errors = (thrown instanceof InvalidDocument ? thrown.errors : [thrown]).map((error) => maskError(error, masking));
  const { code, retryAfter } = errors[0]!.extensions as { code: string; retryAfter?: unknown };
  return { errors, code, retryAfter: typeof retryAfter === 'number' ? retryAfter : null };
}

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, PAYLOAD_TOO_LARGE: 413, RATE_LIMITED: 429, INTERNAL: 500, UNAVAILABLE: 503, PERSISTED_QUERY_NOT_FOUND: 200,
};
const OF_THE_DOCUMENT: ReadonlySet<string> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** The HTTP status of a refusal. Under `application/json`, failures of the document itself are 200 without data (GraphQL over HTTP). */
export function statusOf({ code }: Refusal, isGraphqlJson: boolean): number {
  if (OF_THE_DOCUMENT.has(code)) return isGraphqlJson ? 400 : 200;
  return STATUS[code] ?? 400;
}
