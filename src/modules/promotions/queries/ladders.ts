import type { PromotionsReader } from '../deps.ts';
import { stepFor } from '../model/ladder.ts';
import { takenOff } from '../model/money-off.ts';
import type { Pricing } from '../model/pricing.ts';
import type { PriceLadderRow } from '../model/price-ladder.entity.ts';

interface Sale {
  readonly communityId: string;
  readonly plan: { readonly id: string; readonly tierId: string };
}

/** The ladders that lower a plan at some time, also those that have ended or not yet begun. */
export const laddersFor = (db: PromotionsReader, { communityId, plan }: Sale): Promise<PriceLadderRow[]> => db.selectFrom('price_ladder').selectAll().where('communityId', '=', communityId)
  .where((eb) => eb.and([eb.or([eb('tierId', 'is', null), eb('tierId', '=', plan.tierId)]), eb.or([eb('planId', 'is', null), eb('planId', '=', plan.id)])])).orderBy('id').execute();

export const countsAt = ({ startsAt, endsAt, closedAt }: PriceLadderRow, at: Date): boolean => startsAt <= at && (endsAt === null || endsAt > at) && (closedAt === null || closedAt > at);

/** The step that takes most off for somebody who joined then; null for none. */
export function bestStep(ladders: readonly PriceLadderRow[], { buyer, listMinor, currency, at }: { buyer: { joinedAt: Date }; listMinor: number; currency: string; at: Date }): Pricing['ladder'] {
  const steps = ladders.filter((ladder) => countsAt(ladder, at)).flatMap((ladder) => {
    const step = stepFor(ladder, buyer.joinedAt);
    return step ? [{ sourceId: ladder.id, basisPoints: step.basisPoints, amountMinor: null, currency: null, label: { name: ladder.name, before: step.before, basisPoints: step.basisPoints, timeZone: ladder.timeZone } }] : [];
  });
  const taken = (step: (typeof steps)[number]): number => takenOff(step, listMinor, currency);
  return steps.reduce<(typeof steps)[number] | null>((best, step) => (best === null || taken(step) > taken(best) ? step : best), null);
}
