/** What moved on the provider's balance, where that is kept in another currency than the payment's. */
export interface Settlement {
  readonly currency: string;
  readonly amountMinor: number;
}
/** One payment, and the money that came of it. */
export interface ProviderPayment {
  readonly id: string;
  readonly chargeId: string | null;
  readonly customerId: string | null;
  readonly orderId: string | null;
  readonly receivedMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  /** What the provider keeps, in the currency of its balance; null while it does not say. */
  readonly feeMinor: number | null;
  readonly settlement: Settlement | null;
  readonly isDisputed: boolean;
  /** When the money came in; null when none did. */
  readonly receivedAt: Date | null;
}

/** PENDING: on its way. NEEDS_ACTION: the buyer has to say where the money goes. FAILED also when it had succeeded before. */
export type ProviderRefundStatus = 'PENDING' | 'NEEDS_ACTION' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';
export interface ProviderRefund {
  readonly id: string;
  /** Null for a charge that was made without a payment object. */
  readonly paymentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: ProviderRefundStatus;
  /** Whether the money has left the provider's balance. */
  readonly isSettled: boolean;
  readonly settlement: Settlement | null;
  /** The provider's word for why it failed. */
  readonly failureReason: string | null;
  /** Our refund, from what we attached; null when somebody else made it. */
  readonly refundId: string | null;
  readonly createdAt: Date;
}
export interface NewProviderRefund {
  readonly refundId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly isFraud: boolean;
}

/** WARNING: asked about, no money taken. OPEN: the money is taken until it is decided. PREVENTED: settled by a refund of the network's. */
export type ProviderDisputeStatus = 'WARNING' | 'WARNING_CLOSED' | 'OPEN' | 'WON' | 'LOST' | 'PREVENTED' | 'UNKNOWN';
export interface ProviderDispute {
  readonly id: string;
  readonly paymentId: string | null;
  readonly chargeId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: ProviderDisputeStatus;
  /** The provider's word for what the buyer says. */
  readonly reason: string;
  /** Until when an answer is taken. */
  readonly evidenceDueBy: Date | null;
  /** What moved on the account because of it, in order: taken is negative. */
  readonly movements: readonly ProviderDisputeMovement[];
  readonly createdAt: Date;
}
export interface ProviderDisputeMovement {
  readonly id: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly currency: string;
  /** How many of the balance's smallest units there were for one of the dispute's; null when both have the same currency. */
  readonly exchangeRate: number | null;
}
export interface ProviderFraudWarning {
  readonly id: string;
  readonly paymentId: string | null;
  readonly chargeId: string;
  /** Whether a refund would still keep the buyer from a dispute. */
  readonly isActionable: boolean;
  readonly kind: string;
  readonly createdAt: Date;
}

export interface PaymentOfSubscription {
  readonly paymentId: string;
  readonly invoiceId: string;
  /** Paid on top of the period that ran, for a change of plan. */
  readonly isProration: boolean;
  readonly amountMinor: number;
  readonly currency: string;
  readonly paidAt: Date;
}

/** Money that came in, and how it goes back. */
export interface PaymentCalls {
  payment(id: string): Promise<ProviderPayment | null>;
  /** The payments of a subscription's paid invoices, newest first, at most 100. */
  paymentsOfSubscription(subscriptionId: string): Promise<readonly PaymentOfSubscription[]>;
  createRefund(input: NewProviderRefund, key: string): Promise<ProviderRefund>;
  refund(id: string): Promise<ProviderRefund | null>;
  /** All refunds of a payment, whoever made them. */
  refundsOf(paymentId: string): Promise<readonly ProviderRefund[]>;
  dispute(id: string): Promise<ProviderDispute | null>;
  fraudWarning(id: string): Promise<ProviderFraudWarning | null>;
}
