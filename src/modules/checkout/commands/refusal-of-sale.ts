import { failure, type Failure } from '../../../kernel/failure.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { refusalOfBuying } from '../../billing/index.ts';
import { isSoldOutFor, sellingAt, type Plan, type Price, type SalesChannel } from '../../plans/index.ts';
import type { Tier } from '../../tiers/index.ts';

export type SaleFailure = Failure<'ALREADY_SUBSCRIBED' | 'COVERED_UNTIL' | 'PRICE_NOT_OFFERED' | 'NOT_SOLD_HERE' | 'SOLD_OUT'>;
interface Sale {
  readonly userId: string;
  readonly plan: Plan;
  readonly tier: Tier;
  readonly channel: SalesChannel;
  /** Null when it was agreed on before. */
  readonly price: Price | null;
}

/** Why this person cannot buy this now. A price that ended meanwhile does not matter to who has a quote. */
export async function refusalOfSale(tx: Tx, { userId, price, plan, tier, channel }: Sale): Promise<SaleFailure | null> {
  const held = await refusalOfBuying(tx, { communityId: plan.communityId, userId, tierId: plan.tierId, planId: plan.id, kind: plan.kind });
  // A period that is over is on sale no more: that is said below.
  if (held && held.kind !== 'PERIOD_OVER') return held as SaleFailure;
  if ((price && !price.isOffered(tx.now)) || plan.isOver(tx.now) || tier.archivedAt) return failure('PRICE_NOT_OFFERED', ['input', 'priceId']);
  if (!sellingAt(channel, plan.kind).isSoldHere) return failure('NOT_SOLD_HERE', ['input', 'channel']);
  return (await isSoldOutFor(tx.db, { communityId: plan.communityId, planId: plan.id, userId })) ? failure('SOLD_OUT', ['input', 'priceId']) : null;
}
