import type { MigrationEntry } from '../src/platform/database/database.ts';
import { Platform } from './0001-platform.ts';
import { Identity } from './0002-identity.ts';
import { Communities } from './0003-communities.ts';
import { Tiers } from './0004-tiers.ts';
import { Media } from './0005-media.ts';
import { Topics } from './0006-topics.ts';
import { Posts } from './0007-posts.ts';
import { Comments } from './0008-comments.ts';
import { Billing } from './0009-billing.ts';
import { Chat } from './0010-chat.ts';
import { Growth } from './0011-growth.ts';
import { Kol } from './0012-kol.ts';
import { PostPictures } from './0013-post-pictures.ts';
import { StaffActs } from './0014-staff-acts.ts';
import { Ledger } from './0015-ledger.ts';
import { Promotions } from './0016-promotions.ts';
import { Orders } from './0017-orders.ts';
import { StripeEvents } from './0018-stripe-events.ts';
import { Refunds } from './0019-refunds.ts';
import { Payouts } from './0020-payouts.ts';
import { Subscriptions } from './0021-subscriptions.ts';
import { Escrows } from './0022-escrows.ts';
import { Referrals } from './0023-referrals.ts';
import { CheckoutMethods } from './0024-checkout-methods.ts';
import { Gifts } from './0025-gifts.ts';

/** In the order they run. Forward only, one purpose each. */
export const migrations: readonly MigrationEntry[] = [
  { name: '0001-platform', class: Platform },
  { name: '0002-identity', class: Identity },
  { name: '0003-communities', class: Communities },
  { name: '0004-tiers', class: Tiers },
  { name: '0005-media', class: Media },
  { name: '0006-topics', class: Topics },
  { name: '0007-posts', class: Posts },
  { name: '0008-comments', class: Comments },
  { name: '0009-billing', class: Billing },
  { name: '0010-chat', class: Chat },
  { name: '0011-growth', class: Growth },
  { name: '0012-kol', class: Kol },
  { name: '0013-post-pictures', class: PostPictures },
  { name: '0014-staff-acts', class: StaffActs },
  { name: '0015-ledger', class: Ledger },
  { name: '0016-promotions', class: Promotions },
  { name: '0017-orders', class: Orders },
  { name: '0018-stripe-events', class: StripeEvents },
  { name: '0019-refunds', class: Refunds },
  { name: '0020-payouts', class: Payouts },
  { name: '0021-subscriptions', class: Subscriptions },
  { name: '0022-escrows', class: Escrows },
  { name: '0023-referrals', class: Referrals },
  { name: '0024-checkout-methods', class: CheckoutMethods },
  { name: '0025-gifts', class: Gifts },
];
