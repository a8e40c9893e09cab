import { reaction, type Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { MemberEnded } from '../communities/index.ts';
import { orderForViewing } from './access.ts';
import { applyStripeEvent, purgeStripeEvents, retryStripeEvents } from './commands/apply-stripe-event.ts';
import { cancelSubscription, carryOut, resumeSubscription, type ChangeCancellationInput } from './commands/change-cancellation.ts';
import { CLOSE_ORDER, closeOrder, partFromMember } from './commands/close-order.ts';
import { CARRY_OUT } from './commands/mirror-subscription.ts';
import type { StartCheckoutInput } from './commands/place-order.ts';
import { receiveStripeEvent, type Receipt } from './commands/receive-stripe-event.ts';
import { reconcileOpenOrders, reconcileSubscriptions } from './commands/reconcile.ts';
import { redeliverStripeEvent } from './commands/redeliver-stripe-event.ts';
import { startCheckout } from './commands/start-checkout.ts';
import { syncOrderOfViewer } from './commands/sync-order-of-viewer.ts';
import type { BillingDeps } from './deps.ts';
import type { StripeEventState } from './model/stripe-event.entity.ts';
import { checkoutUrls, ordersOfCommunity, ordersOfViewer, paymentsToReview } from './queries/orders.ts';
import { stripeEvents } from './queries/stripe-events.ts';
import { runningSubscriptions, subscriptionForViewing, subscriptionsOfViewer } from './queries/subscriptions.ts';

const ANSWERS: Readonly<Record<Receipt, { status: number; body: object }>> = {
  ACCEPTED: { status: 200, body: { received: true } },
  REPEATED: { status: 200, body: { received: true } },
  REFUSED: { status: 400, body: { error: 'The signature does not hold.' } },
  DISABLED: { status: 404, body: { error: 'Not found' } },
};

/** Orders and their payment, subscriptions as the provider has them, and the inbox of its messages. */
export function createBilling(deps: BillingDeps) {
  return {
    startCheckout: (viewer: Viewer, input: StartCheckoutInput) => startCheckout(deps, viewer, input),
    syncOrder: (viewer: Viewer, orderId: string) => syncOrderOfViewer(deps, viewer, orderId),
    cancelSubscription: (viewer: Viewer, input: ChangeCancellationInput) => cancelSubscription(deps, viewer, input),
    resumeSubscription: (viewer: Viewer, input: ChangeCancellationInput) => resumeSubscription(deps, viewer, input),
    /** Takes one delivery of the webhook route, its bytes as they came and the signature header, and says what to answer. */
    receiveWebhook: async (body: Uint8Array, signature: string | undefined) => ANSWERS[await receiveStripeEvent(deps, body, signature)],
    redeliverStripeEvent: (viewer: Viewer, eventId: string) => redeliverStripeEvent(deps, viewer, eventId),

    orderForViewing: (viewer: Viewer, id: string) => orderForViewing(deps.reader, viewer, id),
    ordersOfViewer: (viewer: Viewer, request: PageRequest) => ordersOfViewer(deps, viewer, request),
    ordersOfCommunity: (viewer: Viewer, communityId: string, request: PageRequest) => ordersOfCommunity(deps, viewer, communityId, request),
    checkoutUrls: (orderIds: readonly string[]) => checkoutUrls(deps, orderIds, deps.clock.now()),
    runningSubscriptions: (viewer: Viewer, communityIds: readonly string[]) => runningSubscriptions(deps, viewer, communityIds),
    subscriptionsOfViewer: (viewer: Viewer) => subscriptionsOfViewer(deps, viewer),
    subscriptionForViewing: (viewer: Viewer, id: string) => subscriptionForViewing(deps.reader, viewer, id),
    stripeEvents: (state: StripeEventState | null, request: PageRequest) => stripeEvents(deps, state, request),
    paymentsToReview: (request: PageRequest) => paymentsToReview(deps, request),

    reactions: reactionsOf(deps),
    jobs: jobsOf(deps),
  };
}
export type Billing = ReturnType<typeof createBilling>;

const reactionsOf = (deps: BillingDeps): readonly Reaction[] => [
  reaction<MemberEnded>('billing.part-on-member-ended', 'communities.member-ended', ({ communityId, payload: { userId } }) => partFromMember(deps, { communityId: communityId!, userId })),
];

const jobsOf = (deps: BillingDeps): readonly JobDefinition[] => [
  job<{ eventId: string }>({ name: 'billing.apply-stripe-event', handle: ({ eventId }) => applyStripeEvent(deps, eventId) }),
  job<{ providerId: string }>({ name: 'billing.end-surplus-subscription', retryLimit: 20, handle: ({ providerId }) => deps.payments.endSubscription(providerId, `end:${providerId}`) }),
  job<{ orderId: string }>({ name: CLOSE_ORDER, retryLimit: 20, handle: ({ orderId }) => closeOrder(deps, orderId) }),
  job<{ subscriptionId: string }>({ name: CARRY_OUT, retryLimit: 20, handle: ({ subscriptionId }) => carryOut(deps, subscriptionId) }),
  job({ name: 'billing.retry-stripe-events', schedule: '* * * * *', handle: () => retryStripeEvents(deps) }),
  job({ name: 'billing.reconcile-open-orders', schedule: '7 * * * *', handle: () => reconcileOpenOrders(deps) }),
  job({ name: 'billing.purge-stripe-events', schedule: '41 3 * * *', handle: () => purgeStripeEvents(deps) }),
  job({ name: 'billing.reconcile-subscriptions', schedule: '23 2 * * *', handle: () => reconcileSubscriptions(deps) }),
];

export type { BillingDeps } from './deps.ts';
export type { OrderPaid, SubscriptionEnded } from './events.ts';
export type { ChangeCancellationInput } from './commands/change-cancellation.ts';
export type { StartCheckoutInput } from './commands/place-order.ts';
export type { Receipt } from './commands/receive-stripe-event.ts';
export { CheckoutAttempt, type AttemptState, type CheckoutAttemptTables } from './model/checkout-attempt.entity.ts';
export { Order, ORDER_STATES, SALES_CHANNELS, type OrderRow, type OrderState, type OrderTables, type SalesChannel } from './model/order.entity.ts';
export { statusOf, SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './model/paid-access.ts';
export { ProviderObjectSchema, type ProviderObjectTables } from './model/provider-object.entity.ts';
export { STRIPE_EVENT_STATES, StripeEventSchema, type StripeEventRow, type StripeEventState, type StripeEventTables } from './model/stripe-event.entity.ts';
export { MembershipSubscription, type SubscriptionRow, type SubscriptionTables } from './model/subscription.entity.ts';
export type { PaymentToReview } from './queries/orders.ts';
