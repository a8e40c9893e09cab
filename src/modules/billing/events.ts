import type { DomainEvent } from '../../kernel/event.ts';
import type { PlanKind } from '../plans/index.ts';

/** Money for an order came in and access was given: once per order, renewals are not orders. */
export type OrderPaid = DomainEvent<'billing.order-paid', {
  orderId: string;
  userId: string;
  tierId: string;
  amountMinor: number;
  currency: string;
  kind: PlanKind;
  /** The user whose invitation brought the buyer into the community. */
  invitedBy: string | null;
}>;
/** A subscription is over, and what it gave with it. */
export type SubscriptionEnded = DomainEvent<'billing.subscription-ended', { subscriptionId: string; orderId: string; userId: string; tierId: string }>;
