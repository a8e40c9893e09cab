export interface ErrorBody {
  type: 'invalid_request_error' | 'idempotency_error' | 'card_error' | 'api_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
}

/** An answer of Stripe's that is an error. `isStored`: whether an idempotency key remembers it. */
export class StripeError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly isStored: boolean;

  constructor(status: number, body: ErrorBody, isStored: boolean) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.isStored = isStored;
  }
}

/** Parameters that are wrong in themselves: refused before anything runs, so no key remembers it. */
export function invalidParameter(message: string, code: string | undefined, param: string): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...(code && { code }), param }, false);
}

export function unknownParameter(param: string): StripeError {
  return invalidParameter(`Received unknown parameter: ${param}`, 'parameter_unknown', param);
}

export function missingParameter(param: string): StripeError {
  return invalidParameter(`Missing required param: ${param}.`, 'parameter_missing', param);
}

/** A well-formed request that the state of things does not allow. */
export function refused(message: string, options: { code?: string; param?: string; status?: number } = {}): StripeError {
  const { status = 400, ...rest } = options;
  return new StripeError(status, { type: 'invalid_request_error', message, ...rest }, true);
}

/** 404 for an object named by the path, 400 for one named by a parameter. */
export function noSuch(kind: string, id: string, param?: string): StripeError {
  const status = param === undefined ? 404 : 400;
  return refused(`No such ${kind}: '${id}'`, { code: 'resource_missing', param: param ?? 'id', status });
}

export function unrecognizedUrl(method: string, url: string): StripeError {
  const message = `Unrecognized request URL (${method}: ${url}). The sandbox speaks a part of Stripe's API: see src/sandbox/README.md.`;
  return new StripeError(404, { type: 'invalid_request_error', message }, false);
}

export function unauthorized(message: string): StripeError {
  return new StripeError(401, { type: 'invalid_request_error', message }, false);
}
