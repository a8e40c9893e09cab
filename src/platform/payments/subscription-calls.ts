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
  readonly latestInvoiceId: string | null;
  readonly endedAt: Date | null;
}

/** What renews by itself. */
export interface SubscriptionCalls {
  subscription(id: string): Promise<ProviderSubscription | null>;
  scheduleCancellation(id: string, isScheduled: boolean, key: string): Promise<void>;
  endSubscription(id: string, key: string): Promise<void>;
}
