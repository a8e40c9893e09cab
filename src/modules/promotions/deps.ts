import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { PastTerm, PlanTables, PriceTables } from '../plans/index.ts';
import type { GrantTables, TierTables } from '../tiers/index.ts';
import type { CouponTables } from './model/coupon.entity.ts';
import type { GroupBuyTables } from './model/group-buy.entity.ts';
import type { PriceLadderTables } from './model/price-ladder.entity.ts';
import type { PromotionUseTables } from './model/promotion-use.entity.ts';
import type { VoucherTables } from './model/voucher.entity.ts';

export type PromotionTables = CouponTables & PriceLadderTables & VoucherTables & PromotionUseTables & GroupBuyTables;
/** The tables that statements of this module may name. */
export type Tables = PromotionTables & PlanTables & PriceTables & TierTables & GrantTables & CommunityTables & MemberTables;
export type PromotionsReader = Reader<Tables>;

export interface PromotionsDeps {
  readonly uow: UnitOfWork;
  readonly reader: PromotionsReader;
  readonly clock: Clock;
  /** From when on what an order earns cannot be taken back with it. Billing knows. */
  readonly earnsFrom: (order: { communityId: string; orderId: string }) => Promise<Date>;
  /** The terms of a person in a tier: renewal prices go by them. Billing knows. */
  readonly termsForRenewal: (person: { communityId: string; tierId: string; userId: string }) => Promise<readonly PastTerm[]>;
}
