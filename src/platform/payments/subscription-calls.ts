import type { PaymentOfSubscription } from './payment-calls.ts';

/** A subscription as the provider has it now. `status` is the provider's own word, known or not. */
export interface ProviderSubscription {
  readonly id: string;
  readonly status: string;
  readonly customerId: string;
  readonly orderId: string | null;
  /** What is subscribed, in the provider's names. */
  readonly itemId: string;
  readonly priceId: string;
  readonly amountMinor: number | null;
  readonly currency: string;
  /** When it ends because somebody canceled it. */
  readonly cancelAt: Date | null;
  readonly currentPeriodStart: Date;
  readonly currentPeriodEnd: Date;
  /** Whether the newest invoice has been paid. */
  readonly isCurrentPeriodPaid: boolean;
  readonly latestInvoiceId: string | null;
  /** What has paid the newest invoice; null where the answer did not say. */
  readonly latestPayments: readonly PaymentOfSubscription[] | null;
  /** Whether credit of the customer, not money, has paid a part of the newest invoice. */
  readonly isPaidByCredit: boolean;
  /** The newest invoice, when it was tried and not paid: which, at which attempt, and when it is tried again. */
  readonly failedPayment: { readonly invoiceId: string; readonly attempt: number; readonly nextAttemptAt: Date | null } | null;
  /** When the free trial that it began with ends; null outside of it, also while prepaid days run. One that ended within its trial keeps it. */
  readonly trialEndsAt: Date | null;
  /** Whether its invoices are not being collected. */
  readonly isCollectionPaused: boolean;
  /** A change that waits for the end of the period. */
  readonly scheduledChange: { readonly priceId: string; readonly at: Date } | null;
  /** A change that waits until its invoice is paid, on that page. */
  readonly awaitedChange: { readonly priceId: string; readonly invoiceId: string; readonly pageUrl: string | null; readonly until: Date } | null;
  readonly endedAt: Date | null;
}

/** A change of what is subscribed, counted from one moment, so that preview and charge are the same. */
export interface SubscriptionChange {
  readonly subscriptionId: string;
  readonly itemId: string;
  readonly priceId: string;
  readonly at: Date;
  /** Whether a free trial ends with it, and the first period begins. */
  readonly endsTrial: boolean;
}
export interface ChangePreview {
  /** What it comes to at once; below zero where more is given back than asked for. */
  readonly totalMinor: number;
  /** What is taken for it: less than the total when the customer has credit, more when they owe. */
  readonly dueMinor: number;
  readonly currency: string;
  /** What it is made of: credits are negative. */
  readonly lines: readonly { readonly amountMinor: number; readonly priceId: string | null; readonly isCredit: boolean; readonly periodStart: Date; readonly periodEnd: Date }[];
}
export interface ProviderInvoice {
  readonly id: string;
  readonly number: string | null;
  /** The provider's word. */
  readonly status: string;
  readonly totalMinor: number;
  /** The money that came in for it; credit of the customer is none. */
  readonly paidMinor: number;
  readonly currency: string;
  /** Whether it is for a change of what is subscribed. */
  readonly isForChange: boolean;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly pageUrl: string | null;
  readonly pdfUrl: string | null;
}

/** What renews by itself. */
export interface SubscriptionCalls {
  subscription(id: string): Promise<ProviderSubscription | null>;
  /** A change that waits for the period's end is taken back by it. */
  scheduleCancellation(id: string, isScheduled: boolean, key: string): Promise<void>;
  /** Ends it at once; one that has ended stays as it is. */
  endSubscription(id: string): Promise<void>;
  /** What changing at once costs. */
  previewChange(change: SubscriptionChange): Promise<ChangePreview>;
  /** Changes at once and takes the difference; while the card does not pay, the change is awaited and nothing has changed. */
  changeNow(change: SubscriptionChange, key: string): Promise<void>;
  /** Whether an invoice waits for its payer's word to their bank; false when the card was declined. */
  isConfirmable(invoiceId: string): Promise<boolean>;
  /** Gives up the invoice of an awaited change, and the change with it; what has been paid stays paid. */
  dropAwaitedChange(invoiceId: string, key: string): Promise<void>;
  /** Changes without asking for anything before the next renewal. */
  changeAtRenewal(change: SubscriptionChange, key: string): Promise<void>;
  /** Changes when the present period ends. */
  scheduleChange(change: SubscriptionChange, key: string): Promise<void>;
  /** Takes a change back that waits. */
  cancelScheduledChange(subscriptionId: string, key: string): Promise<void>;
  /** Periods go by and nothing is collected. */
  pauseCollection(id: string, key: string): Promise<void>;
  /** Goes on, with nothing to pay until then. */
  resumeCollection(id: string, paidUntil: Date, key: string): Promise<void>;
  /** Goes on with a new period that is paid now, after a trial that ended without a card. */
  resumePaused(id: string, key: string): Promise<void>;
  /** The invoices of a subscription, newest first, at most 100. */
  invoicesOf(subscriptionId: string): Promise<readonly ProviderInvoice[]>;
}

/** The provider's own page about what a person pays for. */
export interface PortalCalls {
  /** What people may do there. */
  createPortal(key: string): Promise<string>;
  openPortal(input: { customerId: string; portalId: string; returnUrl: string }, key: string): Promise<string>;
}
