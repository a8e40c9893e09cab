/** The provider cannot be reached, is too busy, does not take our key, or answered what it never would: try again later, with the same key. */
export class PaymentsUnavailableError extends Error {
  override readonly name = 'PaymentsUnavailableError';
}
/** What of a call the provider may refuse, in our words: never the provider's own text. */
export type RefusedParameter = 'CUSTOMER' | 'PRODUCT' | 'PRICE' | 'COUPON' | 'METHOD';
/** The provider refused the call itself: a fault of ours, trying again does not help. */
export class PaymentsRejectedError extends Error {
  override readonly name = 'PaymentsRejectedError';
  /** Something that the call names is not there any more. */
  readonly isMissing: boolean;
  /** The provider's own word for why, such as `charge_already_refunded`; null when it gave none. */
  readonly reason: string | null;
  /** What the provider named as refused; null when it named nothing, or something else. */
  readonly parameter: RefusedParameter | null;

  constructor(message: string, options: { isMissing: boolean; reason?: string | null; parameter?: RefusedParameter | null; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.isMissing = options.isMissing;
    this.reason = options.reason ?? null;
    this.parameter = options.parameter ?? null;
  }
}
