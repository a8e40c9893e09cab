/** Money that a customer has, or owes, at the provider beside invoices: the next invoice would take it, whosever community it is of. */
export interface CustomerCredit {
  readonly customerId: string;
  /** Below zero for what they owe. */
  readonly creditMinor: number;
  /** Null while the customer was never billed. */
  readonly currency: string | null;
}
/** An invoice that is paid with less money than it asks for. */
export interface ShortInvoice {
  readonly id: string;
  readonly subscriptionId: string | null;
  readonly totalMinor: number;
  readonly receivedMinor: number;
  readonly currency: string;
}
/** What was looked through; `next` names the page behind it, null for the last one. */
export interface LookedThrough<T> {
  readonly count: number;
  readonly found: readonly T[];
  readonly next: string | null;
}

/** Where money could move without a payment. */
export interface CreditCalls {
  customersWithCredit(after: string | null): Promise<LookedThrough<CustomerCredit>>;
  shortInvoices(query: { since: Date; after: string | null }): Promise<LookedThrough<ShortInvoice>>;
}
