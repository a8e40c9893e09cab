import { setTimeout as wait } from 'node:timers/promises';
import type Stripe from 'stripe';
import { PaymentsRejectedError, PaymentsUnavailableError, type RefusedParameter } from './faults.ts';

interface Answer {
  readonly object: string;
  readonly lastResponse: { readonly statusCode: number };
}
export interface CallOptions {
  /** Milliseconds before the first repeat of a call that came too fast, doubled each time. */
  readonly retryDelayMilliseconds: number;
}
/** The SDK, loaded at the first call, and how patient calls are. */
export interface StripeAccess {
  readonly stripe: () => Promise<Stripe>;
  readonly patience: CallOptions;
}
/** The key was used with other input: the provider's word for it. */
const KEY_REUSED = 'idempotency_error';
/** A connected account that is gone, or that has left us: the one missing right that no other key of ours has. */
export const ACCOUNT_GONE = 'account_invalid';
const ATTEMPTS_WHEN_BUSY = 5;
const LONGEST_DELAY = 8_000;

/**
 * One call to Stripe, believed only when the answer is a success of the expected kind. The SDK takes any JSON without
 * `error` for a success, whatever its status, so that a balancer's page could become a customer.
 */
export async function call<T extends { object: string }>(expected: T['object'], options: CallOptions, send: () => Promise<Stripe.Response<T>>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await send();
      requireAnswer(answer as unknown as Answer, expected);
      return answer;
    } catch (error) {
      if (!isBusy(error) || attempt === ATTEMPTS_WHEN_BUSY) throw toFault(error);
      await wait(Math.min(options.retryDelayMilliseconds * 2 ** (attempt - 1), LONGEST_DELAY));
    }
  }
}

/** As `call`, with null for an object that Stripe says does not exist. */
export async function find<T extends { object: string }>(expected: T['object'], options: CallOptions, send: () => Promise<Stripe.Response<T>>): Promise<T | null> {
  try {
    return await call(expected, options, send);
  } catch (error) {
    if (error instanceof PaymentsRejectedError && error.isMissing) return null;
    throw error;
  }
}

/**
 * Ends something, as often as one likes. A refusal counts only when a look shows that it has ended already.
 * No key of ours goes along: a second end changes nothing, and a key would repeat a stored 500 for a day, longer than jobs try.
 */
export async function end(send: () => Promise<unknown>, hasEnded: () => Promise<boolean>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof PaymentsRejectedError) || (!error.isMissing && !(await hasEnded()))) throw error;
  }
}

function requireAnswer(answer: Partial<Answer> | null, expected: string): void {
  const status = answer?.lastResponse?.statusCode ?? 0;
  if (status < 200 || status > 299 || answer?.object !== expected) throw new PaymentsUnavailableError(`Stripe answered ${status} without the ${expected} that was asked for`);
}

interface StripeFailure {
  readonly type?: string;
  readonly statusCode?: number;
  readonly code?: string;
  readonly param?: string;
  readonly requestId?: string;
}
const isBusy = (error: unknown): boolean => (error as StripeFailure).statusCode === 429 || (error as StripeFailure).type === 'StripeRateLimitError';

/** Which field of a call each word stands for: `line_items[0][price]` is a price, wherever it is nested. */
const PARAMETERS: ReadonlyMap<string, RefusedParameter> = new Map([['customer', 'CUSTOMER'], ['product', 'PRODUCT'], ['price', 'PRICE'], ['coupon', 'COUPON'], ['allowed_payment_method_types', 'METHOD']]);
function parameterOf(param: string | undefined): RefusedParameter | null {
  const field = param?.split(/[[\]]+/).findLast((part) => part !== '' && !/^\d+$/.test(part));
  return (field !== undefined && PARAMETERS.get(field)) || null;
}

/** Their outcome never changes by asking again; a wrong key, a right that it lacks, a conflict and haste do. */
function isFinal({ statusCode: status = 0, code }: StripeFailure): boolean {
  if (status === 403) return code === ACCOUNT_GONE;
  return status >= 400 && status < 500 && status !== 401 && status !== 409 && status !== 429;
}

/** Stripe's own words may name people: only type, code and request id are kept in the message. */
function toFault(error: unknown): Error {
  if (error instanceof PaymentsUnavailableError) return error;
  const { type, statusCode, code, param, requestId } = error as StripeFailure;
  if (type === undefined || !type.startsWith('Stripe')) return new PaymentsUnavailableError('Stripe could not be understood', { cause: error });
  const cause = { type, statusCode, code, requestId };
  const words = `${type}${code ? ` ${code}` : ''}${requestId ? ` in ${requestId}` : ''}`;
  if (!isFinal(error as StripeFailure)) return new PaymentsUnavailableError(`Stripe is unavailable: ${words}`, { cause });
  const reason = code ?? (type === 'StripeIdempotencyError' ? KEY_REUSED : null);
  return new PaymentsRejectedError(`Stripe refused: ${words}`, { cause, isMissing: code === 'resource_missing', reason, parameter: parameterOf(param) });
}
