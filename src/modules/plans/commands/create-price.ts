import { after, DAY } from '../../../kernel/clock.ts';
import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { livePrices, planForSelling } from '../access.ts';
import type { PlansDeps } from '../deps.ts';
import { isSoldIn, refusalOf } from '../model/charge-limits.ts';
import { FIRST_DAY, isRecurring, LAST_DAY, LAST_TIME, type PlanKind } from '../model/plan.entity.ts';
import { Price } from '../model/price.entity.ts';
import { pricedPlan, type PricedPlan } from '../queries/plans.ts';

export interface RenewalAmounts {
  readonly earlyMinorUnits?: number | null;
  readonly lapsedMinorUnits?: number | null;
  readonly lapsedLongerMinorUnits?: number | null;
}
export interface CreatePriceInput {
  readonly planId: string;
  readonly minorUnits: number;
  /** The community's when absent. */
  readonly currency?: string | null;
  readonly validFrom?: Date | null;
  readonly validTo?: Date | null;
  readonly trialDays?: number | null;
  readonly renewal?: RenewalAmounts | null;
  readonly idempotencyKey: string;
}
type PriceFailure = InputFailure | Failure<'AMOUNT_TOO_SMALL'>;
type CreatePriceFailure = PriceFailure | Failure<'NOT_FOUND'>;
const MAX_TRIAL_DAYS = 730;
/** How long before it begins a price may be set. */
const LONGEST_NOTICE = 3_660 * DAY;

/** Gives a plan a price in one currency, from now or a later time on. The one of that time ends then; who bought at it keeps it. */
export function createPrice(deps: PlansDeps, viewer: Viewer, input: CreatePriceInput): Promise<Result<PricedPlan, CreatePriceFailure>> {
  return deps.uow.run(async (tx) => {
    const found = await planForSelling(tx, viewer, input.planId);
    if (!found.ok) return found;
    const { plan, standing } = found.value;
    return tx.once<PricedPlan, CreatePriceFailure>({ userId: standing.member.userId, operation: 'createPrice', key: input.idempotencyKey, input }, async () => {
      const currency = input.currency ?? standing.community.currency;
      const refusal = refusalOfKind(input, plan.kind) ?? refusalOfAmounts(input, currency);
      if (refusal) return refuse(refusal);
      const from = input.validFrom ?? tx.now;
      const live = await livePrices(tx, plan, currency);
      const to = endOf(live, { from, to: input.validTo ?? null }, tx.now);
      if (!to.ok) return to;
      live.filter((price) => price.isOffered(from)).forEach((price) => price.close(from));
      await tx.flush();
      const { trialDays = null, renewal } = input;
      const price = tx.em.create(Price, {
        id: newId(tx.now.getTime()), communityId: plan.communityId, planId: plan.id, amountMinor: input.minorUnits, currency, trialDays,
        earlyMinor: renewal?.earlyMinorUnits ?? null, lapsedMinor: renewal?.lapsedMinorUnits ?? null, lapsedLongerMinor: renewal?.lapsedLongerMinorUnits ?? null, validFrom: from, validTo: to.value,
      });
      await tx.flush();
      return ok({ id: price.id, value: await pricedPlan(tx.db, price.id, tx.now) });
    }, (id) => pricedPlan(tx.db, id, tx.now));
  });
}

function refusalOfAmounts({ minorUnits, renewal }: CreatePriceInput, currency: string): PriceFailure | null {
  if (!isSoldIn(currency)) return failure('INVALID', ['input', 'currency'], { context: 'currency' });
  const bands = Object.entries(renewal ?? {}).filter((band): band is [string, number] => band[1] != null);
  return refusalOf(minorUnits, currency, ['input', 'minorUnits']) ?? bands.map(([field, amount]) => refusalOf(amount, currency, ['input', 'renewal', field])).find((refusal) => refusal !== null) ?? null;
}

/** Trials are of plans that renew, bands of those that are paid once for some days. */
function refusalOfKind({ trialDays, renewal }: CreatePriceInput, kind: PlanKind): InputFailure | null {
  if (trialDays != null && !isRecurring(kind)) return failure('INVALID', ['input', 'trialDays'], { context: 'trial' });
  if (trialDays != null && (trialDays < 1 || trialDays > MAX_TRIAL_DAYS)) return failure('OUT_OF_RANGE', ['input', 'trialDays'], { min: 1, max: MAX_TRIAL_DAYS });
  return renewal != null && kind !== 'TERM' ? failure('INVALID', ['input', 'renewal'], { context: 'renewal' }) : null;
}

/** Never two prices at once: a price without an end of its own ends where the next one begins, one with a later end is refused. */
function endOf(live: readonly Price[], wish: { from: Date; to: Date | null }, now: Date): Result<Date | null, InputFailure> {
  if (wish.from < now) return refuse(failure('INVALID', ['input', 'validFrom']));
  if (wish.from > LAST_TIME || (wish.to !== null && wish.to > LAST_TIME)) return refuse(failure('OUT_OF_RANGE', ['input', wish.from > LAST_TIME ? 'validFrom' : 'validTo'], { min: FIRST_DAY, max: LAST_DAY }));
  if (wish.from > after(now, LONGEST_NOTICE)) return refuse(failure('OUT_OF_RANGE', ['input', 'validFrom']));
  if (wish.to !== null && wish.to <= wish.from) return refuse(failure('INVALID', ['input', 'validTo']));
  const next = live.filter(({ validFrom }) => validFrom >= wish.from).sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime())[0];
  // One that begins at the very same time is replaced.
  const following = next && next.validFrom > wish.from ? next.validFrom : null;
  if (following !== null && wish.to !== null && wish.to > following) return refuse(failure('INVALID', ['input', 'validTo']));
  return ok(wish.to ?? following);
}
