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

export interface NewCheckout {
  readonly orderId: string;
  readonly customerId: string;
  readonly priceId: string;
  readonly isRecurring: boolean;
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
  expireCheckout(id: string, key: string): Promise<void>;
}
