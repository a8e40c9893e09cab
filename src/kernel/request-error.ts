import type { ErrorCode } from './error-code.ts';

/** A request that cannot be served, told to the client program as a top-level error. `messageKey` is looked up in the viewer's language. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Facts for the client beside the code, such as `retryAfter` in seconds. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, messageKey: string, params: Record<string, string | number> = {}, extensions: Record<string, unknown> = {}) {
    super(messageKey);
    this.code = code;
    this.messageKey = messageKey;
    this.params = params;
    this.extensions = extensions;
  }
}

export const badInput = (messageKey: string, params: Record<string, string | number> = {}): RequestError => new RequestError('BAD_USER_INPUT', messageKey, params);
/** The call was made before, and what it made is there no more. */
export const resultGone = (): RequestError => new RequestError('NOT_FOUND', 'errors.result-gone');
export const unauthenticated = (): RequestError => new RequestError('UNAUTHENTICATED', 'errors.unauthenticated');
export const forbidden = (): RequestError => new RequestError('FORBIDDEN', 'errors.forbidden');
