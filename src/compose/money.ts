import { HOUR } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import { accessCompensatorBy, createBilling, createOrderCompensatorRegistry, earnsFrom, termsForRenewal, type Billing, type OrderCompensator, type OrderCompensatorRegistry } from '../modules/billing/index.ts';
import { createCheckout, type Checkout } from '../modules/checkout/index.ts';
import { createEscrows, escrowCompensator, type Escrows } from '../modules/escrows/index.ts';
import { createGifts, giftCompensator, type Gifts } from '../modules/gifts/index.ts';
import { purchaseCompensator } from '../modules/growth/index.ts';
import { payingInviteeCompensator } from '../modules/kol/index.ts';
import type { createInviters} from '../modules/ledger/index.ts';
import { createLedger, type Ledger } from '../modules/ledger/index.ts';
import { createPayouts, type Payouts } from '../modules/payouts/index.ts';
import { createPlans, pieceCompensatorBy, type Plans } from '../modules/plans/index.ts';
import { createPromotions, discountCompensatorBy, type Promotions } from '../modules/promotions/index.ts';
import { createReconciliation, createStripeEventHandlerRegistry, createStripeEvents, type Reconciliation, type StripeEventHandlerRegistry, type StripeEvents } from '../modules/stripe-events/index.ts';
import { createRefunds, type Refunds } from '../modules/refunds/index.ts';
import { createReviews, type Reviews } from '../modules/reviews/index.ts';
import { createReferrals, referralCompensator, type Referrals } from '../modules/referrals/index.ts';
import { createSubscriptions, type Subscriptions } from '../modules/subscriptions/index.ts';
import { createGroupCommit } from '../platform/concurrency/group-commit.ts';
import * as texts from '../platform/i18n/index.ts';
import type { Platform } from './platform.ts';

/** What is sold, paid, shared and given back. */
export interface MoneyModules {
  readonly stripeEvents: StripeEvents;
  readonly plans: Plans;
  readonly promotions: Promotions;
  readonly ledger: Ledger;
  readonly billing: Billing;
  readonly checkout: Checkout;
  readonly subscriptions: Subscriptions;
  readonly payouts: Payouts;
  readonly refunds: Refunds;
  readonly reviews: Reviews;
  readonly escrows: Escrows;
  readonly referrals: Referrals;
  readonly gifts: Gifts;
}

/** Makes the modules of money in the order of their imports, and brings together what they compare with the provider. `inviters` tell the ledger who brought whom. */
export function createMoney(platform: Platform, inviters: ReturnType<typeof createInviters>): MoneyModules {
  const { uow, database: { reader }, clock, config, reportFault } = platform;
  const raiseAlarm = (error: Error): void => void reportFault(error, { area: 'money' });
  const payoutHold = config.payments.payoutHoldHours * HOUR;
  const eventHandlers = createStripeEventHandlerRegistry();
  const reconciliation = createReconciliation();
  const stripeEvents = stripeEventsOver(platform, eventHandlers, reconciliation);
  const plans = createPlans({ uow, reader, clock });
  const promotions = createPromotions({ uow, reader, clock, earnsFrom: (order) => earnsFrom(reader, order, clock.now()), termsForRenewal: (person) => termsForRenewal({ db: reader }, person) });
  const ledger = createLedger({ uow, reader, clock, inviters, raiseAlarm });
  const billing = billingOver(platform, ledger);
  const checkout = createCheckout({ uow, reader, clock, snapshotShares: ledger.snapshotShares, billing, raiseAlarm });
  const subscriptions = subscriptionsOver(platform, billing);
  const refunds = refundsOver(platform, compensators(clock, raiseAlarm));
  const payouts = payoutsOver(platform);
  for (const { stripeEventHandler } of [billing, subscriptions, refunds, payouts]) eventHandlers.register(stripeEventHandler);
  reconciliation.setBook(ledger.providerBalance);
  reconciliation.addChecks(...billing.reconciliation, ...payouts.reconciliation, ...subscriptions.reconciliation);
  for (const claimant of [billing, refunds, payouts]) reconciliation.addClaimant(claimant);
  return {
    stripeEvents, plans, promotions, ledger, billing, checkout, subscriptions, refunds, payouts,
    reviews: createReviews({ uow, reader, billing }),
    escrows: createEscrows({ uow, reader, clock, billing, payoutHold }),
    referrals: createReferrals({ uow, reader, clock }),
    gifts: createGifts({ uow, reader, clock, billing, checkout }),
  };
}

const RECEIPTS = { ACCEPTED: 'accepted', REPEATED: 'repeated', REFUSED: 'refused', DISABLED: 'refused' } as const;
function stripeEventsOver({ uow, database: { reader }, clock, payments, metrics, reportFault, jobs }: Platform, handlers: StripeEventHandlerRegistry, reconciliation: Reconciliation): StripeEvents {
  return createStripeEvents({
    uow, reader, clock, payments, handlers, reconciliation, isQueued: jobs.isQueued,
    countReceipt: (receipt) => metrics.webhookReceived(RECEIPTS[receipt]),
    raiseAlarm: (error) => void reportFault(error, { area: 'money' }),
  });
}

function payoutsOver({ uow, database: { reader }, clock, config, payments, locks, mailer, reportFault }: Platform): Payouts {
  const webUrl = config.http.webUrl ?? config.http.publicUrl;
  return createPayouts({ uow, reader, clock, payments, locks, mailer, webUrl, translate: texts.translate, raiseAlarm: (error) => void reportFault(error, { area: 'money' }) });
}

function billingOver({ uow, database: { reader }, clock, config, payments, locks, reportFault }: Platform, { snapshotShares, shareOut }: Ledger): Billing {
  const webUrl = config.http.webUrl ?? config.http.publicUrl;
  return createBilling({
    uow, reader, clock, payments, locks, groupCommit: createGroupCommit(), webUrl, snapshotShares, shareOut, payoutHold: config.payments.payoutHoldHours * HOUR,
    raiseAlarm: (error) => void reportFault(error, { area: 'money' }),
  });
}

function subscriptionsOver({ uow, database: { reader }, clock, config, payments, mailer, reportFault }: Platform, billing: Billing): Subscriptions {
  const webUrl = config.http.webUrl ?? config.http.publicUrl;
  return createSubscriptions({ uow, reader, clock, payments, billing, mailer, texts, webUrl, raiseAlarm: (error) => void reportFault(error, { area: 'money' }) });
}

/** Everything that a purchase brings about and a refund undoes. */
function compensators(clock: Clock, raiseAlarm: (error: Error) => void): OrderCompensatorRegistry {
  const registry = createOrderCompensatorRegistry();
  const all = [accessCompensatorBy(clock), pieceCompensatorBy(raiseAlarm), discountCompensatorBy(clock), purchaseCompensator, payingInviteeCompensator, referralCompensator, giftCompensator, escrowCompensator];
  for (const compensator of all) registry.register(compensator as OrderCompensator);
  return registry;
}

function refundsOver({ uow, database: { reader }, clock, config, payments, locks, mailer, reportFault }: Platform, compensators: OrderCompensatorRegistry): Refunds {
  const webUrl = config.http.webUrl ?? config.http.publicUrl;
  return createRefunds({ uow, reader, clock, payments, locks, compensators, mailer, texts, webUrl, raiseAlarm: (error) => void reportFault(error, { area: 'money' }) });
}
