import type { DomainEvent } from '../../kernel/event.ts';
import type { RefundOrigin } from './model/refund.entity.ts';

interface OfRefund {
  readonly refundId: string;
  readonly orderId: string;
  readonly paymentId: string;
  /** The buyer. */
  readonly userId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly origin: RefundOrigin;
}
/** The provider has taken a refund on: it is in the books, and what the order gave is undone. `endsAccess`: nothing is left of what access rests on. */
export type RefundMade = DomainEvent<'refunds.refund-made', OfRefund & { readonly endsAccess: boolean }>;
/** A refund did not go, or came back; `wasMade` when it was told as made before. */
export type RefundFailed = DomainEvent<'refunds.refund-failed', OfRefund & { readonly wasMade: boolean }>;
interface OfDispute {
  readonly disputeId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly userId: string;
  readonly amountMinor: number;
  readonly currency: string;
}
/** The buyer's bank took a payment until it is decided: access rests, shares are held. */
export type DisputeOpened = DomainEvent<'refunds.dispute-opened', OfDispute>;
export type DisputeWon = DomainEvent<'refunds.dispute-won', OfDispute>;
export type DisputeLost = DomainEvent<'refunds.dispute-lost', OfDispute>;
/** The buyer's bank believes that a payment was fraud. */
export type FraudWarned = DomainEvent<'refunds.fraud-warned', { readonly warningId: string; readonly orderId: string; readonly paymentId: string; readonly amountMinor: number; readonly currency: string; readonly answer: 'ALARM' | 'REFUND' }>;
