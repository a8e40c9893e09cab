/** Top-level GraphQL error codes. A closed set: clients switch on it, messages are for people and may change. */
export const ERROR_CODES = [
  'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'IDEMPOTENCY_CONFLICT', 'RATE_LIMITED', 'TOO_COMPLEX', 'TIMEOUT',
  'OPERATION_NOT_ALLOWED', 'DOCUMENT_NOT_TRUSTED', 'PAYLOAD_TOO_LARGE', 'UNAVAILABLE', 'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
