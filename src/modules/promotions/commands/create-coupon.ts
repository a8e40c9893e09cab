import { failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { belongsHere, promotionForClosing, sellerForUpdate } from '../access.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import { Coupon, type Audience, type CouponRow } from '../model/coupon.entity.ts';
import type { Stacking } from '../model/pricing.ts';
import { couponById } from '../queries/promotions.ts';
import { checkMoneyOff, checkName, limitFault, periodFault, type MoneyOffInput } from './check-terms.ts';

export interface CreateCouponInput extends MoneyOffInput {
  readonly communityId: string;
  readonly name: string;
  readonly audience?: Audience | null;
  readonly audienceTierId?: string | null;
  readonly tierId?: string | null;
  readonly planId?: string | null;
  readonly stacking?: Stacking | null;
  readonly startsAt?: Date | null;
  readonly endsAt?: Date | null;
  readonly maxUses?: number | null;
  readonly maxUsesPerPerson?: number | null;
  readonly idempotencyKey: string;
}
type Outcome = Promise<Result<CouponRow, InputFailure | Failure<'NOT_FOUND'>>>;
const MAX_USES = 1_000_000;
const MAX_COUPONS = 1_000;

/** Makes a discount that codes give. It is not in use before it has a code. */
export function createCoupon(deps: PromotionsDeps, viewer: Viewer, input: CreateCouponInput): Outcome {
  return deps.uow.run<CouponRow, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const seller = await sellerForUpdate(tx, viewer, input.communityId, 'input', 'communityId');
    if (!seller.ok) return seller;
    const { viewer: { userId }, community: { currency } } = seller.value;
    return tx.once<CouponRow, InputFailure | Failure<'NOT_FOUND'>>({ userId, operation: 'createCoupon', key: input.idempotencyKey, input }, async () => {
      const fault = await couponFault(tx, input);
      if (fault) return refuse(fault);
      const name = checkName(input.name);
      if (!name.ok) return name;
      const off = checkMoneyOff(input, currency);
      if (!off.ok) return off;
      const made = tx.em.create(Coupon, {
        id: newId(tx.now.getTime()), communityId: input.communityId, name: name.value, ...off.value, audience: input.audience ?? 'EVERYONE', audienceTierId: input.audienceTierId ?? null, tierId: input.tierId ?? null,
        planId: input.planId ?? null, stacking: input.stacking ?? 'ALONE', startsAt: input.startsAt ?? tx.now, endsAt: input.endsAt ?? null, maxUses: input.maxUses ?? null, maxUsesPerPerson: input.maxUsesPerPerson === undefined ? 1 : input.maxUsesPerPerson, createdAt: tx.now,
      });
      await tx.flush();
      return ok({ id: made.id, value: (await couponById(tx.db, made.id))! });
    }, async (id) => (await couponById(tx.db, id))!);
  });
}

async function couponFault(tx: Tx, input: CreateCouponInput): Promise<InputFailure | Failure<'NOT_FOUND'> | null> {
  const { communityId, audience, audienceTierId } = input;
  if ((audience === 'TIER_HOLDERS') !== (audienceTierId != null)) return failure(audience === 'TIER_HOLDERS' ? 'REQUIRED' : 'INVALID', ['input', 'audienceTierId']);
  if (await belongsHere(tx, communityId, { tierId: audienceTierId ?? null })) return notFound('input', 'audienceTierId');
  const stranger = await belongsHere(tx, communityId, input);
  if (stranger) return notFound('input', stranger);
  const { count } = await (tx.db as PromotionsReader).selectFrom('coupon').select(({ fn }) => fn.countAll<string>().as('count')).where('communityId', '=', communityId).where('closedAt', 'is', null).executeTakeFirstOrThrow();
  if (Number(count) >= MAX_COUPONS) return failure('OUT_OF_RANGE', ['input', 'communityId'], { max: MAX_COUPONS });
  return limitFault(input.maxUses, 'maxUses', MAX_USES) ?? limitFault(input.maxUsesPerPerson, 'maxUsesPerPerson', MAX_USES) ?? periodFault(input.startsAt ?? tx.now, input.endsAt, tx.now);
}

/** Ends a coupon and all its codes now. What is ordered already keeps its price; a quote that is not ordered loses it. */
export function closeCoupon(deps: PromotionsDeps, viewer: Viewer, couponId: string): Promise<Result<CouponRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const found = await promotionForClosing(tx, viewer, 'coupon', couponId, 'couponId');
    if (!found.ok) return found;
    found.value.promotion.close(tx.now);
    await tx.flush();
    return ok((await couponById(tx.db, couponId))!);
  });
}
