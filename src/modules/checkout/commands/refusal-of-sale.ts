import { failure, type Failure } from '../../../kernel/failure.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { GIVING_STATES } from '../../billing/index.ts';
import { isRecurring, sellingAt, type Plan, type Price, type SalesChannel } from '../../plans/index.ts';
import type { Tier } from '../../tiers/index.ts';
import type { CheckoutReader } from '../deps.ts';

export type SaleFailure = Failure<'ALREADY_SUBSCRIBED' | 'PRICE_NOT_OFFERED' | 'NOT_SOLD_HERE'>;
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
  if (await hasItAlready(tx.db as CheckoutReader, userId, plan)) return failure('ALREADY_SUBSCRIBED');
  if ((price && !price.isOffered(tx.now)) || plan.isOver(tx.now) || tier.archivedAt) return failure('PRICE_NOT_OFFERED', ['input', 'priceId']);
  return sellingAt(channel, plan.kind).isSoldHere ? null : failure('NOT_SOLD_HERE', ['input', 'channel']);
}

/** Somebody with a running subscription buys no second one, and no tier twice; what never ends, or ends on one day for all, is bought once. */
async function hasItAlready(db: CheckoutReader, userId: string, plan: Plan): Promise<boolean> {
  const running = await db.selectFrom('membership_subscription').select('tierId').where('communityId', '=', plan.communityId).where('userId', '=', userId).where('endedAt', 'is', null).execute();
  if (running.length > 0 && (isRecurring(plan.kind) || running.some(({ tierId }) => tierId === plan.tierId))) return true;
  const once = await db.selectFrom('purchase_order').select('id').where('communityId', '=', plan.communityId).where('userId', '=', userId).where('purpose', '=', 'MEMBERSHIP').where('state', 'in', GIVING_STATES)
    .where((eb) => eb.or([eb.and([eb('tierId', '=', plan.tierId), eb('kind', '=', 'LIFETIME')]), eb.and([eb('planId', '=', plan.id), eb('kind', '=', 'FIXED_PERIOD')])])).executeTakeFirst();
  return once !== undefined;
}
