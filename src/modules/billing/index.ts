import { reaction, type Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { EventSubject } from '../../platform/payments/payments.ts';
import type { MemberEnded } from '../communities/index.ts';
import type { ComplimentaryEnded } from '../tiers/index.ts';
import { orderForViewing } from './access.ts';
import { acceptHeld, type Held } from './commands/accept-held.ts';
import { applyEvents, isOfOrders } from './commands/apply-event.ts';
import { carryOut } from './commands/carry-out-cancellation.ts';
import { CLOSE_ORDER, closeOrder, closePages, partFromMember } from './commands/close-order.ts';
import { endRevokedSubscription } from './commands/end-revoked-subscription.ts';
import { CARRY_OUT } from './commands/mirror-subscription.ts';
import { packTermsOf } from './commands/pack-terms.ts';
import { placeServiceOrder, type ServiceOrderInput } from './commands/place-service-order.ts';
import { addAttempt, openCheckout, openPageOf } from './commands/open-checkout.ts';
import { checksOf } from './commands/reconcile.ts';
import { syncOrderOfViewer } from './commands/sync-order-of-viewer.ts';
import { END_REVOKED } from './commands/undo-access.ts';
import type { BillingDeps, BillingMeans } from './deps.ts';
import { claimMovements } from './queries/claim-movements.ts';
import { createKnownOf } from './queries/known-of-order.ts';
import { checkoutUrls, ordersByIds, ordersOfCommunity, ordersOfViewer, pagesOfOrders } from './queries/orders.ts';
import { paymentForViewing, paymentsOfOrders } from './queries/payments.ts';
import { runningSubscriptions, subscriptionForViewing, subscriptionsOfViewer } from './queries/subscriptions.ts';
import { aloneWithOrder, serveSyncs, syncOrder } from './commands/sync-order.ts';
import { mirrorPortal, mirrorPrice } from './commands/mirror-objects.ts';

/** Orders and their payment, and subscriptions as the provider has them. */
export function createBilling(means: BillingMeans) {
  const deps: BillingDeps = { ...means, knownOf: createKnownOf(means.reader), takeOver: means.groupCommit(serveSyncs(means)) };
  return {
    syncOrder: (viewer: Viewer, orderId: string) => syncOrderOfViewer(deps, viewer, orderId),
    /** What is compared with the provider by the clock, and which movements of its balance are payments. */
    reconciliation: checksOf(deps),
    claimMovements: (movements: Parameters<typeof claimMovements>[1]) => claimMovements(deps.reader, movements),
    stripeEventHandler: { name: 'billing', handles: isOfOrders, apply: (events: readonly EventSubject[]) => applyEvents(deps, events) },

    /** Opens the page where an order is paid, or finds it, and answers the order; null while the provider cannot be reached. */
    openPage: (orderId: string) => openPageOf(deps, orderId),
    /** For those who make orders: the page is opened, its pages are closed, the order is compared with the provider now. */
    openCheckout: (orderId: string) => openCheckout(deps, orderId),
    closePages: (orderId: string) => closePages(deps, orderId),
    compareOrder: (orderId: string) => syncOrder(deps, orderId),
    carryOutCancellation: (subscriptionId: string) => carryOut(deps, subscriptionId),
    placeServiceOrder: (tx: Tx, input: ServiceOrderInput) => placeServiceOrder(deps, tx, input),
    ordersByIds: (ids: readonly string[]) => ordersByIds(deps.reader, ids),
    orderForViewing: (viewer: Viewer, id: string) => orderForViewing(deps.reader, viewer, id),
    ordersOfViewer: (viewer: Viewer, request: PageRequest) => ordersOfViewer(deps, viewer, request),
    ordersOfCommunity: (viewer: Viewer, communityId: string, request: PageRequest) => ordersOfCommunity(deps, viewer, communityId, request),
    checkoutUrls: (orderIds: readonly string[]) => checkoutUrls(deps, orderIds, deps.clock.now()),
    pagesOfOrders: (orderIds: readonly string[]) => pagesOfOrders(deps, orderIds),
    paymentsOfOrders: (orderIds: readonly string[]) => paymentsOfOrders(deps, orderIds),
    paymentForViewing: (viewer: Viewer, id: string) => paymentForViewing(deps.reader, viewer, id),
    runningSubscriptions: (viewer: Viewer, communityIds: readonly string[]) => runningSubscriptions(deps, viewer, communityIds),
    subscriptionsOfViewer: (viewer: Viewer) => subscriptionsOfViewer(deps, viewer),
    subscriptionForViewing: (viewer: Viewer, id: string) => subscriptionForViewing(deps.reader, viewer, id),
    acceptHeld: (tx: Tx, held: Held, reason: string) => acceptHeld(deps, tx, held, reason),
    /** For those who change subscriptions: nobody else talks with the provider about the order meanwhile, and things are named there as they need it. */
    aloneWithOrder: <T>(orderId: string, work: (sync: (subscriptionId: string) => Promise<unknown>) => Promise<T>) => aloneWithOrder(deps, orderId, work),
    providerPriceOf: (price: { communityId: string; planId: string; priceId: string }) => mirrorPrice(deps, price),
    providerPortal: () => mirrorPortal(deps),

    reactions: reactionsOf(deps),
    jobs: jobsOf(deps),
  };
}
export type Billing = ReturnType<typeof createBilling>;

const reactionsOf = (deps: BillingDeps): readonly Reaction[] => [
  reaction<MemberEnded>('billing.part-on-member-ended', 'communities.member-ended', ({ communityId, payload: { userId } }) => partFromMember(deps, { communityId: communityId!, userId })),
  reaction<ComplimentaryEnded>('billing.pack-terms-on-complimentary-ended', 'tiers.complimentary-ended', async ({ communityId, payload: { userId, tierId } }) => {
    if (tierId !== null) await packTermsOf(deps, { communityId: communityId!, userId, tierId });
  }),
];

const jobsOf = (deps: BillingDeps): readonly JobDefinition[] => [
  job<{ providerId: string }>({ name: 'billing.end-surplus-subscription', retryLimit: 20, handle: ({ providerId }) => deps.payments.endSubscription(providerId) }),
  job<{ subscriptionId: string }>({ name: END_REVOKED, retryLimit: 20, handle: ({ subscriptionId }) => endRevokedSubscription(deps, subscriptionId) }),
  job<{ orderId: string }>({ name: CLOSE_ORDER, retryLimit: 20, handle: ({ orderId }) => closeOrder(deps, orderId) }),
  job<{ subscriptionId: string }>({ name: CARRY_OUT, retryLimit: 20, handle: ({ subscriptionId }) => carryOut(deps, subscriptionId) }),
];

export { isMember, lockMember, maySell, orderForViewing, orderLock, subscriptionForChanging, termsForRenewal } from './access.ts';
export { addAttempt };
export type { BillingDeps } from './deps.ts';
export type { OrderPaid, PaymentReceived, ServiceOrderPaid, SubscriptionEnded, SubscriptionNotice, UnfitPaymentReceived } from './events.ts';
export { heldForAccepting, type Held, type HeldFailure } from './commands/accept-held.ts';
export { giveUpOrders } from './commands/close-order.ts';
export { hasItAlready, refusalOfBuying, refusalOfChanging } from './queries/bought-already.ts';
export { giveOrderTo } from './commands/give-order.ts';
export type { ServiceOrderInput } from './commands/place-service-order.ts';
export { CheckoutAttempt, STATES_TO_REVIEW, type AttemptState, type CheckoutAttemptRow, type CheckoutAttemptTables } from './model/checkout-attempt.entity.ts';
export { GIVING_STATES, MAX_RULES, Order, ORDER_PURPOSES, ORDER_STATES, type OrderPurpose, type OrderRow, type OrderState, type OrderTables } from './model/order.entity.ts';
export { methodsFor, PAYMENT_METHODS, refusalOfMethod, type PaymentMethod, type WishedMethod } from './model/payment-methods.ts';
export { shownStatus, statusOf, SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './model/paid-access.ts';
export { Payment, PAYMENT_STANDINGS, type PaymentRow, type PaymentStanding, type PaymentTables } from './model/payment.entity.ts';
export { ProviderObjectSchema, type ProviderObjectTables } from './model/provider-object.entity.ts';
export { FRAUD_WARNING_ANSWERS, LONGEST_WINDOW_HOURS, RefundPolicySchema, type FraudWarningAnswer, type RefundPolicy, type RefundPolicyTables } from './model/refund-policy.entity.ts';
export { payOrder } from './commands/pay-order.ts';
export { trialDaysFor } from './commands/use-trial.ts';
export { giveNotice } from './commands/give-notice.ts';
export { unlessUnavailable } from './commands/provider-faults.ts';
export { subscriptionById, subscriptionForViewing } from './queries/subscriptions.ts';
export { SubscriptionNoticeSchema, type NoticeKind, type SubscriptionNoticeTables } from './model/subscription-notice.entity.ts';
export { TrialUseSchema, type TrialUseTables } from './model/trial-use.entity.ts';
export { MembershipSubscription, type SubscriptionRow, type SubscriptionTables } from './model/subscription.entity.ts';
export { accessCompensatorBy, restAccess, resumeAccess } from './commands/undo-access.ts';
export { createOrderCompensatorRegistry, type OrderCompensator, type OrderCompensatorRegistry, type OrderReversal, type Undone } from './order-compensators.ts';
export { refundPolicies, refundPolicyOf, refundWindowOf } from './queries/refund-policy.ts';
export { orderById } from './queries/orders.ts';
export { earnsFrom, hasLostItsMoney, paidOrderIds } from './queries/paid-orders.ts';
export { PAYMENTS_SHOWN } from './queries/payments.ts';
export type { PagesOfOrder } from './queries/orders.ts';
