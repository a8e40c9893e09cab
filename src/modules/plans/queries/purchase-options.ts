import type { TierRow } from '../../tiers/index.ts';
import type { PlansDeps } from '../deps.ts';
import { remainingOf } from '../model/plan.entity.ts';
import { sellingAt, SOLD_OUT, type SalesChannel, type Selling } from '../model/selling-policy.ts';
import { offersOf, type PlanOffer } from './plans.ts';

/** One way to buy a tier, and whether that can be done where the buyer is. */
export interface PurchaseOption extends Selling {
  readonly tier: TierRow;
  /** Null where it may not be shown. */
  readonly offer: PlanOffer | null;
  readonly channel: SalesChannel;
}

/** All that a community sells, from the lowest tier, and what may be sold and shown there; of a tier whose plans may not be shown there is one line without them. */
export async function purchaseOptions(deps: PlansDeps, communityId: string, channel: SalesChannel): Promise<PurchaseOption[]> {
  const offers = Map.groupBy(await offersOf(deps, communityId), ({ plan }) => plan.tierId);
  if (offers.size === 0) return [];
  const tiers = await deps.reader.selectFrom('tier').selectAll().where('communityId', '=', communityId).where('archivedAt', 'is', null).orderBy('rank').orderBy('id').execute();
  return tiers.flatMap((tier) => optionsOf(tier, offers.get(tier.id) ?? [], channel));
}

function optionsOf(tier: TierRow, offers: readonly PlanOffer[], channel: SalesChannel): PurchaseOption[] {
  const options = offers.map((offer) => {
    const selling = sellingAt(channel, offer.plan.kind);
    const isShown = selling.answer !== 'NOT_SHOWN';
    const { answer, reason } = isShown && remainingOf(offer.plan) === 0 ? SOLD_OUT : selling;
    return { tier, offer: isShown ? offer : null, channel, answer, reason };
  });
  const hidden = options.find(({ offer }) => offer === null);
  return [...options.filter(({ offer }) => offer !== null), ...(hidden ? [hidden] : [])];
}
