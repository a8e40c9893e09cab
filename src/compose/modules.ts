import { HOUR } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Reaction } from '../kernel/event.ts';
import type { JobDefinition } from '../kernel/job.ts';
import { ParkedJobsResolver, type ParkedWork } from '../graphql/parked-jobs.ts';
import type { ModuleApi } from '../graphql/schema.ts';
import { StaffActsResolver, type StaffActs } from '../graphql/staff-acts.ts';
import { accessCompensatorBy, createBilling, createOrderCompensatorRegistry, earnsFrom, termsForRenewal, type Billing, type OrderCompensator, type OrderCompensatorRegistry } from '../modules/billing/index.ts';
import { billingApi } from '../modules/billing/graphql/index.ts';
import { createCheckout, type Checkout } from '../modules/checkout/index.ts';
import { checkoutApi } from '../modules/checkout/graphql/index.ts';
import { createChat, type Chat } from '../modules/chat/index.ts';
import { chatApi } from '../modules/chat/graphql/index.ts';
import { createCommunities, type Communities } from '../modules/communities/index.ts';
import { communitiesApi } from '../modules/communities/graphql/index.ts';
import { createEscrows, escrowCompensator, type Escrows } from '../modules/escrows/index.ts';
import { escrowsApi } from '../modules/escrows/graphql/index.ts';
import { createGifts, giftCompensator, type Gifts } from '../modules/gifts/index.ts';
import { giftsApi } from '../modules/gifts/graphql/index.ts';
import { createGrowth, purchaseCompensator, type Growth } from '../modules/growth/index.ts';
import { growthApi } from '../modules/growth/graphql/index.ts';
import { createIdentity, type Identity } from '../modules/identity/index.ts';
import { identityApi } from '../modules/identity/graphql/index.ts';
import { createKol, payingInviteeCompensator, type Kol } from '../modules/kol/index.ts';
import { kolApi } from '../modules/kol/graphql/index.ts';
import { createInviters, createLedger, type Ledger } from '../modules/ledger/index.ts';
import { ledgerApi } from '../modules/ledger/graphql/index.ts';
import { createMedia, type MediaModule } from '../modules/media/index.ts';
import { mediaApi } from '../modules/media/graphql/index.ts';
import { createPayouts, type Payouts } from '../modules/payouts/index.ts';
import { payoutsApi } from '../modules/payouts/graphql/index.ts';
import { createPlans, type Plans } from '../modules/plans/index.ts';
import { buyTierPaths, plansApi } from '../modules/plans/graphql/index.ts';
import { createPromotions, discountCompensatorBy, type Promotions } from '../modules/promotions/index.ts';
import { promotionsApi } from '../modules/promotions/graphql/index.ts';
import { createReconciliation, createStripeEventHandlerRegistry, createStripeEvents, type Reconciliation, type StripeEventHandlerRegistry, type StripeEvents } from '../modules/stripe-events/index.ts';
import { stripeEventsApi } from '../modules/stripe-events/graphql/index.ts';
import { createRefunds, type Refunds } from '../modules/refunds/index.ts';
import { refundsApi } from '../modules/refunds/graphql/index.ts';
import { createReviews, type Reviews } from '../modules/reviews/index.ts';
import { reviewsApi } from '../modules/reviews/graphql/index.ts';
import { createReferrals, referralCompensator, type Referrals } from '../modules/referrals/index.ts';
import { referralsApi } from '../modules/referrals/graphql/index.ts';
import { createSubscriptions, type Subscriptions } from '../modules/subscriptions/index.ts';
import { subscriptionsApi } from '../modules/subscriptions/graphql/index.ts';
import { createTiers, createUnlockPathRegistry, type Tiers } from '../modules/tiers/index.ts';
import { tiersApi } from '../modules/tiers/graphql/index.ts';
import { createComments, type Comments } from '../modules/comments/index.ts';
import { commentsApi } from '../modules/comments/graphql/index.ts';
import { createPosts, type Posts } from '../modules/posts/index.ts';
import { postsApi } from '../modules/posts/graphql/index.ts';
import { createTopics, type Topics } from '../modules/topics/index.ts';
import { topicsApi } from '../modules/topics/graphql/index.ts';
import { staffActs } from '../platform/database/staff-acts.ts';
import * as texts from '../platform/i18n/index.ts';
import { sanitizeImage } from '../platform/images/sanitize-image.ts';
import { addressKey } from '../platform/rate-limit/address-key.ts';
import * as opaqueTokens from '../platform/tokens/opaque-tokens.ts';
import { parkedWorkOf } from './parked-work.ts';
import type { Platform } from './platform.ts';

/** Everything that resolvers may ask for, by module. */
export interface Modules {
  readonly identity: Identity;
  readonly stripeEvents: StripeEvents;
  readonly communities: Communities;
  readonly tiers: Tiers;
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
  readonly media: MediaModule;
  readonly topics: Topics;
  readonly posts: Posts;
  readonly comments: Comments;
  readonly chat: Chat;
  readonly growth: Growth;
  readonly kol: Kol;
  readonly referrals: Referrals;
  readonly gifts: Gifts;
  /** What gave up, for the operator. */
  readonly parkedWork: ParkedWork;
  readonly staffActs: StaffActs;
}

/** Makes the modules in the order of their imports; what a lower one needs from a higher one is registered here. */
export function createModules(platform: Platform): Modules {
  const { uow, database, clock, config, hints, reportFault } = platform;
  const { reader } = database;
  const identity = identityOver(platform);
  const eventHandlers = createStripeEventHandlerRegistry();
  const reconciliation = createReconciliation();
  const stripeEvents = stripeEventsOver(platform, eventHandlers, reconciliation);
  const communities = createCommunities({ uow, reader, clock, creation: config.accounts.communityCreation });
  const unlockPaths = createUnlockPathRegistry();
  const tiers = createTiers({ uow, reader, clock, unlockPaths });
  const plans = createPlans({ uow, reader, clock });
  const promotions = createPromotions({ uow, reader, clock, earnsFrom: (order) => earnsFrom(reader, order, clock.now()), termsForRenewal: (person) => termsForRenewal({ db: reader }, person) });
  unlockPaths.register(buyTierPaths(plans));
  const inviters = createInviters();
  const ledger = createLedger({ uow, reader, clock, inviters, raiseAlarm: (error) => void reportFault(error, { area: 'money' }) });
  reconciliation.setBook(ledger.providerBalance);
  const billing = billingOver(platform, ledger);
  const checkout = createCheckout({ uow, reader, clock, snapshotShares: ledger.snapshotShares, billing, raiseAlarm: (error) => void reportFault(error, { area: 'money' }) });
  eventHandlers.register(billing.stripeEventHandler);
  const subscriptions = subscriptionsOver(platform, billing);
  eventHandlers.register(subscriptions.stripeEventHandler);
  reconciliation.addChecks(...billing.reconciliation);
  reconciliation.addClaimant(billing);
  const refunds = refundsOver(platform, compensators(clock));
  eventHandlers.register(refunds.stripeEventHandler);
  reconciliation.addClaimant(refunds);
  const payouts = payoutsOver(platform);
  eventHandlers.register(payouts.stripeEventHandler);
  reconciliation.addChecks(...payouts.reconciliation);
  reconciliation.addClaimant(payouts);
  reconciliation.addChecks(...subscriptions.reconciliation);
  const escrows = createEscrows({ uow, reader, clock, billing, payoutHold: config.payments.payoutHoldHours * HOUR });
  const topics = createTopics({ uow, reader, clock });
  const media = createMedia({ uow, reader, clock, storage: platform.storage, limiter: platform.limiter, sanitizeImage });
  const posts = createPosts({ uow, reader, clock, media });
  const comments = createComments({ uow, reader, clock });
  const chat = createChat({ uow, reader, clock, hints, reportFault, eventDelivered: () => platform.metrics.eventsDelivered(1) });
  const growth = createGrowth({ uow, reader, clock, translate: texts.translate });
  unlockPaths.register(growth.unlockPaths);
  const kol = createKol({ uow, reader, clock });
  inviters.register(kol);
  return { identity, stripeEvents, communities, tiers, plans, promotions, ledger, billing, checkout, subscriptions, refunds, reviews: createReviews({ uow, reader, billing }), payouts, escrows, media, topics, posts, comments, chat, growth, kol, referrals: createReferrals({ uow, reader, clock }), gifts: createGifts({ uow, reader, clock, billing, checkout }), parkedWork: parkedWorkOf(platform), staffActs: { page: (request) => staffActs(reader, request) } };
}

function identityOver({ uow, database: { reader }, clock, config, passwords, accessTokens, limiter, mailer, wechat }: Platform): Identity {
  const { refreshTokenSeconds, staffEmails } = config.accounts;
  const settings = { refreshTokenSeconds, staffEmails, webUrl: config.http.webUrl ?? config.http.publicUrl };
  return createIdentity({ uow, reader, clock, passwords, accessTokens, limiter, mailer, wechat, opaqueTokens, texts, addressKey, settings });
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
    uow, reader, clock, payments, locks, webUrl, snapshotShares, shareOut, payoutHold: config.payments.payoutHoldHours * HOUR,
    raiseAlarm: (error) => void reportFault(error, { area: 'money' }),
  });
}

function subscriptionsOver({ uow, database: { reader }, clock, config, payments, mailer, reportFault }: Platform, billing: Billing): Subscriptions {
  const webUrl = config.http.webUrl ?? config.http.publicUrl;
  return createSubscriptions({ uow, reader, clock, payments, billing, mailer, texts, webUrl, raiseAlarm: (error) => void reportFault(error, { area: 'money' }) });
}

/** Everything that a purchase brings about and a refund undoes. */
function compensators(clock: Clock): OrderCompensatorRegistry {
  const registry = createOrderCompensatorRegistry();
  const all = [accessCompensatorBy(clock), discountCompensatorBy(clock), purchaseCompensator, payingInviteeCompensator, referralCompensator, giftCompensator, escrowCompensator];
  for (const compensator of all) registry.register(compensator as OrderCompensator);
  return registry;
}

function refundsOver({ uow, database: { reader }, clock, config, payments, locks, mailer, reportFault }: Platform, compensators: OrderCompensatorRegistry): Refunds {
  const webUrl = config.http.webUrl ?? config.http.publicUrl;
  return createRefunds({ uow, reader, clock, payments, locks, compensators, mailer, texts, webUrl, raiseAlarm: (error) => void reportFault(error, { area: 'money' }) });
}

export const apisOf = (modules: Modules): readonly ModuleApi<Modules>[] => [
  { resolvers: [ParkedJobsResolver, StaffActsResolver] },
  identityApi(modules.identity),
  stripeEventsApi(),
  communitiesApi(modules.communities),
  tiersApi(modules.tiers, modules.communities),
  plansApi(modules.plans),
  promotionsApi(modules.promotions),
  ledgerApi(modules.ledger),
  billingApi(modules.billing),
  checkoutApi(modules.checkout),
  subscriptionsApi(modules.subscriptions),
  payoutsApi(modules.payouts),
  refundsApi(modules.refunds),
  reviewsApi(),
  escrowsApi(modules.escrows),
  mediaApi(modules.media),
  topicsApi(),
  postsApi(modules.posts),
  commentsApi(),
  chatApi(modules.chat),
  growthApi(),
  kolApi(modules.kol),
  referralsApi(modules.referrals, modules.communities),
  giftsApi(modules.gifts),
];

/** The background work of all modules. */
export function workOf(modules: Modules): { reactions: readonly Reaction[]; jobs: readonly JobDefinition[] } {
  const all: readonly { reactions: readonly Reaction[]; jobs: readonly JobDefinition[] }[] = [modules.identity, modules.stripeEvents, modules.communities, modules.tiers, modules.plans, modules.promotions, modules.ledger, modules.billing, modules.checkout, modules.subscriptions, modules.payouts, modules.refunds, modules.reviews, modules.escrows, modules.media, modules.topics, modules.posts, modules.comments, modules.chat, modules.growth, modules.kol, modules.referrals, modules.gifts];
  return { reactions: all.flatMap(({ reactions }) => reactions), jobs: all.flatMap(({ jobs }) => jobs) };
}
