import { ParkedJobsResolver } from '../graphql/parked-jobs.ts';
import type { ModuleApi } from '../graphql/schema.ts';
import { StaffActsResolver } from '../graphql/staff-acts.ts';
import { billingApi } from '../modules/billing/graphql/index.ts';
import { botsApi } from '../modules/bots/graphql/index.ts';
import { checkoutApi } from '../modules/checkout/graphql/index.ts';
import { chatApi } from '../modules/chat/graphql/index.ts';
import { communitiesApi } from '../modules/communities/graphql/index.ts';
import { escrowsApi } from '../modules/escrows/graphql/index.ts';
import { forwardsApi } from '../modules/forwards/graphql/index.ts';
import { giftsApi } from '../modules/gifts/graphql/index.ts';
import { growthApi } from '../modules/growth/graphql/index.ts';
import { identityApi } from '../modules/identity/graphql/index.ts';
import { kolApi } from '../modules/kol/graphql/index.ts';
import { ledgerApi } from '../modules/ledger/graphql/index.ts';
import { mediaApi } from '../modules/media/graphql/index.ts';
import { messageMarksApi } from '../modules/message-marks/graphql/index.ts';
import { payoutsApi } from '../modules/payouts/graphql/index.ts';
import { plansApi } from '../modules/plans/graphql/index.ts';
import { promotionsApi } from '../modules/promotions/graphql/index.ts';
import { stripeEventsApi } from '../modules/stripe-events/graphql/index.ts';
import { relaysApi } from '../modules/relays/graphql/index.ts';
import { redPacketsApi } from '../modules/red-packets/graphql/index.ts';
import { refundsApi } from '../modules/refunds/graphql/index.ts';
import { reviewsApi } from '../modules/reviews/graphql/index.ts';
import { referralsApi } from '../modules/referrals/graphql/index.ts';
import { subscriptionsApi } from '../modules/subscriptions/graphql/index.ts';
import { roomSearchApi } from '../modules/room-search/graphql/index.ts';
import { roomSignalsApi } from '../modules/room-signals/graphql/index.ts';
import { tiersApi } from '../modules/tiers/graphql/index.ts';
import { commentsApi } from '../modules/comments/graphql/index.ts';
import { postsApi } from '../modules/posts/graphql/index.ts';
import { viewerStreamsApi } from '../modules/viewer-streams/graphql/index.ts';
import { topicsApi } from '../modules/topics/graphql/index.ts';
import type { Modules } from './modules.ts';

/** What each module adds to the API. */
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
  messageMarksApi(),
  forwardsApi(),
  viewerStreamsApi(),
  roomSignalsApi(),
  roomSearchApi(),
  botsApi(modules.bots),
  relaysApi(modules.relays),
  growthApi(),
  redPacketsApi(modules.redPackets),
  kolApi(modules.kol),
  referralsApi(modules.referrals, modules.communities),
  giftsApi(modules.gifts),
];
