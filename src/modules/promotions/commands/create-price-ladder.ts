import { failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { isDay, isLocalTime } from '../../communities/index.ts';
import { belongsHere, promotionForClosing, sellerForUpdate } from '../access.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import type { LadderStep } from '../model/ladder.ts';
import { WHOLE } from '../model/money-off.ts';
import { PriceLadder, type PriceLadderRow } from '../model/price-ladder.entity.ts';
import { ladderById } from '../queries/promotions.ts';
import { checkName, periodFault } from './check-terms.ts';

export interface CreatePriceLadderInput {
  readonly communityId: string;
  readonly name: string;
  readonly tierId?: string | null;
  readonly planId?: string | null;
  readonly day?: string | null;
  readonly steps: readonly LadderStep[];
  readonly coversEarlierMembers?: boolean | null;
  readonly startsAt?: Date | null;
  readonly endsAt?: Date | null;
  readonly idempotencyKey: string;
}
type LadderFailure = InputFailure | Failure<'NOT_FOUND'>;
const MAX_STEPS = 24;
export const MAX_LADDERS = 20;

/** Makes prices by the time of joining, in the community's time zone of now. */
export function createPriceLadder(deps: PromotionsDeps, viewer: Viewer, input: CreatePriceLadderInput): Promise<Result<PriceLadderRow, LadderFailure>> {
  return deps.uow.run<PriceLadderRow, LadderFailure>(async (tx) => {
    const seller = await sellerForUpdate(tx, viewer, input.communityId, 'input', 'communityId');
    if (!seller.ok) return seller;
    const { viewer: { userId }, community: { timeZone } } = seller.value;
    return tx.once<PriceLadderRow, LadderFailure>({ userId, operation: 'createPriceLadder', key: input.idempotencyKey, input }, async () => {
      const name = checkName(input.name);
      if (!name.ok) return name;
      const startsAt = input.startsAt ?? tx.now;
      const fault = stepsFault(input) ?? periodFault(startsAt, input.endsAt, tx.now);
      if (fault) return refuse(fault);
      const stranger = await belongsHere(tx, input.communityId, input);
      if (stranger) return refuse(notFound('input', stranger));
      const open = await (tx.db as PromotionsReader).selectFrom('price_ladder').select('id').where('communityId', '=', input.communityId).where('closedAt', 'is', null).where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', tx.now)])).execute();
      if (open.length >= MAX_LADDERS) return refuse(failure('OUT_OF_RANGE', ['input', 'communityId'], { max: MAX_LADDERS }));
      const made = tx.em.create(PriceLadder, {
        id: newId(tx.now.getTime()), communityId: input.communityId, name: name.value, tierId: input.tierId ?? null, planId: input.planId ?? null, timeZone, day: input.day ?? null,
        steps: input.steps.map(({ before, basisPoints }) => ({ before, basisPoints })), coversEarlierMembers: input.coversEarlierMembers ?? true, startsAt, endsAt: input.endsAt ?? null, createdAt: tx.now,
      });
      await tx.flush();
      return ok({ id: made.id, value: (await ladderById(tx.db, made.id))! });
    }, async (id) => (await ladderById(tx.db, id))!);
  });
}

/** Hours rise from step to step, and the share falls: to come earlier is never worse. */
function stepsFault({ day, steps }: CreatePriceLadderInput): InputFailure | null {
  if (day != null && !isDay(day)) return failure('INVALID', ['input', 'day']);
  if (steps.length < 1 || steps.length > MAX_STEPS) return failure('OUT_OF_RANGE', ['input', 'steps'], { min: 1, max: MAX_STEPS });
  for (const [index, { before, basisPoints }] of steps.entries()) {
    const previous = steps[index - 1];
    const path = ['input', 'steps', String(index)];
    if (!isLocalTime(before) || (previous && previous.before >= before)) return failure('INVALID', [...path, 'before']);
    if (!Number.isInteger(basisPoints) || basisPoints < 1 || basisPoints > (previous ? previous.basisPoints - 1 : WHOLE)) return failure('OUT_OF_RANGE', [...path, 'basisPoints'], { min: 1, max: previous ? previous.basisPoints - 1 : WHOLE });
  }
  return null;
}

/** Ends a ladder now. What is ordered already keeps its price. */
export function closePriceLadder(deps: PromotionsDeps, viewer: Viewer, ladderId: string): Promise<Result<PriceLadderRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const found = await promotionForClosing(tx, viewer, 'price_ladder', ladderId, 'priceLadderId');
    if (!found.ok) return found;
    found.value.promotion.close(tx.now);
    await tx.flush();
    return ok((await ladderById(tx.db, ladderId))!);
  });
}
