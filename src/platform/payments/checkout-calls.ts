import type { ProviderPayment } from './payment-calls.ts';
import type { ProviderSubscription } from './subscription-calls.ts';

/** Card; wallets that pay at once; bank debits, which settle days later; whatever else the account has. */
export type PaymentMethodKind = 'CARD' | 'ALIPAY' | 'WECHAT_PAY' | 'BANK_DEBIT' | 'OTHER';

/** What the product knows of a hosted payment page. */
export interface CheckoutSession {
  readonly id: string;
  /** Where the person pays; null once it is over. */
  readonly url: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly isPaid: boolean;
  /** The person has paid, a bank was asked for the money: it has not answered, or it said no. */
  readonly settlement: 'PENDING' | 'FAILED' | null;
  /** What the page offers: what was asked for is a filter on that, no promise. */
  readonly methods: readonly PaymentMethodKind[];
  readonly amountMinor: number;
  readonly currency: string;
  /** What really came in for a one-time payment, read from the payment itself; a page that stood in a list says nothing of when, and of the fee. */
  readonly payment: ProviderPayment | null;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  /** What was subscribed on it, as it stands now; null where the answer did not say. */
  readonly subscription: ProviderSubscription | null;
  /** Our order, from what we attached; null for objects of somebody else on the same account. */
  readonly orderId: string | null;
  readonly expiresAt: Date;
}

export interface NewCheckout {
  readonly orderId: string;
  readonly customerId: string;
  /** Null for what has no price of its own: then there is an amount. */
  readonly priceId: string | null;
  /** Asked for instead of the price, once. */
  readonly amount?: { readonly productId: string; readonly amountMinor: number; readonly currency: string } | null;
  /** Taken off the first period. */
  readonly couponId?: string | null;
  /** Until when it can be paid; a day when absent. */
  readonly expiresAt?: Date | null;
  readonly isRecurring: boolean;
  /** Days before the first payment of what renews; no card is needed for them. */
  readonly trialDays?: number | null;
  /** The one method that the page is to offer; null for all that the account has. */
  readonly method: 'CARD' | 'ALIPAY' | 'WECHAT_PAY' | null;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** Hosted payment pages. */
export interface CheckoutCalls {
  openCheckout(input: NewCheckout, key: string): Promise<CheckoutSession>;
  checkout(id: string): Promise<CheckoutSession | null>;
  /** The pages that were made for an order of this customer, whoever still knows of them; newest first. */
  checkoutsOfOrder(customerId: string, orderId: string): Promise<readonly CheckoutSession[]>;
  /** The page that a subscription came from. */
  checkoutOfSubscription(subscriptionId: string): Promise<CheckoutSession | null>;
  /** Closes an open page; one that is over already stays as it is. */
  expireCheckout(id: string): Promise<void>;
}
