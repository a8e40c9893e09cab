import type { DomainEvent } from '../../kernel/event.ts';
import type { PlanKind } from '../plans/index.ts';
import type { OrderPurpose } from './model/order.entity.ts';
import type { NoticeKind } from './model/subscription-notice.entity.ts';
import type { PaymentStanding } from './model/payment.entity.ts';

/** Money came in for a membership for the first time, and access was given: once per order. Renewals are not orders; what costs nothing now is told of with its first payment. */
export type OrderPaid = DomainEvent<'billing.order-paid', {
  orderId: string;
  userId: string;
  tierId: string;
  /** What was received, never 0. */
  amountMinor: number;
  currency: string;
  kind: PlanKind;
  /** The user whose invitation brought the buyer into the community. */
  invitedBy: string | null;
}>;
/** Money came in for something that one person gives another or does for another: once per order. */
export type ServiceOrderPaid = DomainEvent<'billing.service-order-paid', {
  orderId: string;
  userId: string;
  purpose: Exclude<OrderPurpose, 'MEMBERSHIP'>;
  recipientUserId: string | null;
  amountMinor: number;
  currency: string;
}>;
interface Received {
  paymentId: string;
  orderId: string;
  userId: string;
  amountMinor: number;
  currency: string;
}
/** Money came in as it was agreed: for an order, and for each period of a subscription. */
export type PaymentReceived = DomainEvent<'billing.payment-received', Received>;
/** Money came in that nobody owes, or that differs from what was agreed. */
export type UnfitPaymentReceived = DomainEvent<'billing.unfit-payment-received', Received & { standing: Exclude<PaymentStanding, 'SETTLED'> }>;
/** A subscription is over; what it gave ends with what has been paid for. */
export type SubscriptionEnded = DomainEvent<'billing.subscription-ended', { subscriptionId: string; orderId: string; userId: string; tierId: string }>;
/** Something that whoever pays for a subscription is to be told: once for each subject. */
export type SubscriptionNotice = DomainEvent<'billing.subscription-notice', { subscriptionId: string; kind: NoticeKind }>;
