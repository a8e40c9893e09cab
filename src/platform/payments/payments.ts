/** What the product knows of a hosted payment page. */
export interface CheckoutSession {
  readonly id: string;
  /** Where the person pays; null once it is over. */
  readonly url: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly isPaid: boolean;
  readonly amountMinor: number;
  readonly currency: string;
  /** What really came in for a one-time payment, read from the payment itself. */
  readonly payment: { readonly id: string; readonly receivedMinor: number; readonly currency: string } | null;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  /** Our order, from what we attached; null for objects of somebody else on the same account. */
  readonly orderId: string | null;
  readonly expiresAt: Date;
}

/** A subscription as the provider has it now. `status` is the provider's own word, known or not. */
export interface ProviderSubscription {
  readonly id: string;
  readonly status: string;
  readonly customerId: string;
  readonly orderId: string | null;
  readonly amountMinor: number | null;
  readonly currency: string;
  /** When it ends because somebody canceled it. */
  readonly cancelAt: Date | null;
  readonly currentPeriodStart: Date;
  readonly currentPeriodEnd: Date;
  /** Whether the invoice of the current period has been paid. */
  readonly isCurrentPeriodPaid: boolean;
  readonly endedAt: Date | null;
}

/** What an event is about, so far as we act on it. Only a hint: the object is fetched again. */
export interface EventSubject {
  readonly orderId: string | null;
  readonly checkoutId: string | null;
  readonly subscriptionId: string | null;
}
export interface VerifiedEvent {
  readonly id: string;
  readonly type: string;
  readonly isLive: boolean;
  readonly createdAt: Date;
  /** Null for types that nothing reacts to. */
  readonly subject: EventSubject | null;
}
export type WebhookVerdict = { readonly outcome: 'VERIFIED'; readonly event: VerifiedEvent } | { readonly outcome: 'REFUSED' } | { readonly outcome: 'DISABLED' };

export interface NewCheckout {
  readonly orderId: string;
  readonly customerId: string;
  readonly priceId: string;
  readonly isRecurring: boolean;
  readonly successUrl: string;
  readonly cancelUrl: string;
}
export interface NewProviderPrice {
  readonly productId: string;
  readonly priceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly interval: 'month' | 'year' | null;
}

/**
 * The payment provider. Whatever changes something takes the caller's own key: the same key never acts twice.
 * Reads answer null for what is not there. Everything else that goes wrong is one of the two faults below.
 */
export interface PaymentsPort {
  /** Whether real money moves. */
  readonly isLive: boolean;
  createCustomer(input: { userId: string }, key: string): Promise<string>;
  createProduct(input: { planId: string; name: string }, key: string): Promise<string>;
  createPrice(input: NewProviderPrice, key: string): Promise<string>;
  openCheckout(input: NewCheckout, key: string): Promise<CheckoutSession>;
  checkout(id: string): Promise<CheckoutSession | null>;
  /** The page that a subscription came from. */
  checkoutOfSubscription(subscriptionId: string): Promise<CheckoutSession | null>;
  /** Closes an open page; one that is over already stays as it is. */
  expireCheckout(id: string, key: string): Promise<void>;
  subscription(id: string): Promise<ProviderSubscription | null>;
  scheduleCancellation(id: string, isScheduled: boolean, key: string): Promise<void>;
  endSubscription(id: string, key: string): Promise<void>;
  verifyWebhook(body: Uint8Array, signature: string | undefined): Promise<WebhookVerdict>;
}

/** The provider cannot be reached, is too busy, or answered what it never would: try again later, with the same key. */
export class PaymentsUnavailableError extends Error {
  override readonly name = 'PaymentsUnavailableError';
}
/** The provider refused the call itself: a fault of ours, trying again does not help. */
export class PaymentsRejectedError extends Error {
  override readonly name = 'PaymentsRejectedError';
  /** Something that the call names is not there any more. */
  readonly isMissing: boolean;

  constructor(message: string, options: { isMissing: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.isMissing = options.isMissing;
  }
}
