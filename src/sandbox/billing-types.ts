import type Stripe from 'stripe';
import type { Id, Unexpanded } from './wire-types.ts';

export type SchedulePhaseItem = Unexpanded<Stripe.SubscriptionSchedule.Phase.Item, { plan: string; price: string; quantity: number }>;
export type SchedulePhase = Unexpanded<Stripe.SubscriptionSchedule.Phase, { default_payment_method: Id; items: SchedulePhaseItem[] }>;
export type Schedule = Unexpanded<
  Stripe.SubscriptionSchedule,
  { customer: string; subscription: Id; test_clock: Id; phases: SchedulePhase[] }
>;
export type TestClock = Stripe.TestHelpers.TestClock;
export type PortalConfiguration = Stripe.BillingPortal.Configuration;
export type PortalSession = Unexpanded<Stripe.BillingPortal.Session, { configuration: string }>;
