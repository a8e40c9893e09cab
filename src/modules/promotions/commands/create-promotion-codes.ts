import { randomInt } from 'node:crypto';
import { failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { promotionForClosing } from '../access.ts';
import type { PromotionsDeps } from '../deps.ts';
import { CODE, normalizeCode, PromotionCode, type PromotionCodeRow } from '../model/coupon.entity.ts';
import { codeById, codesById } from '../queries/promotions.ts';
import { limitFault } from './check-terms.ts';

export interface CreatePromotionCodesInput {
  readonly couponId: string;
  /** Codes of one's own choice; else as many as `count` are made up. */
  readonly codes?: readonly string[] | null;
  readonly count?: number | null;
  readonly maxUses?: number | null;
  readonly idempotencyKey: string;
}
type CodesFailure = InputFailure | Failure<'NOT_FOUND' | 'PROMOTION_EXPIRED'>;
export const MAX_CODES = 100;
const MAX_USES = 1_000_000;
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;
/** 60 random bits, without characters that are read as one another. */
const newCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Gives a coupon codes by which people get it. */
export function createPromotionCodes(deps: PromotionsDeps, viewer: Viewer, input: CreatePromotionCodesInput): Promise<Result<PromotionCodeRow[], CodesFailure>> {
  return deps.uow.run<PromotionCodeRow[], CodesFailure>(async (tx) => {
    const found = await promotionForClosing(tx, viewer, 'coupon', input.couponId, 'couponId');
    if (!found.ok) return refuse(notFound('input', 'couponId'));
    const { promotion: coupon, seller } = found.value;
    return tx.once<PromotionCodeRow[], CodesFailure>({ userId: seller.viewer.userId, operation: 'createPromotionCodes', key: input.idempotencyKey, input }, async () => {
      if (coupon.closedAt) return refuse(failure('PROMOTION_EXPIRED', ['input', 'couponId']));
      const wanted = await checkCodes(tx, coupon.communityId, input);
      if (!wanted.ok) return wanted;
      const made = wanted.value.map((code) => tx.em.create(PromotionCode, { id: newId(tx.now.getTime()), communityId: coupon.communityId, couponId: coupon.id, code, maxUses: input.maxUses ?? null, createdAt: tx.now }));
      await tx.flush();
      const rows = await codesById(tx.db, made.map(({ id }) => id));
      return ok({ id: rows[0]!.id, value: rows });
    }, async (id) => madeWith(tx, id));
  });
}

async function checkCodes(tx: Tx, communityId: string, { codes, count, maxUses }: CreatePromotionCodesInput): Promise<Result<string[], InputFailure>> {
  const limit = limitFault(maxUses, 'maxUses', MAX_USES) ?? limitFault(count, 'count', MAX_CODES);
  if (limit) return refuse(limit);
  if (codes == null || codes.length === 0) return count == null ? refuse(failure('REQUIRED', ['input', 'codes'])) : ok(Array.from({ length: count }, newCode));
  if (count != null) return refuse(failure('INVALID', ['input', 'count']));
  if (codes.length > MAX_CODES) return refuse(failure('OUT_OF_RANGE', ['input', 'codes'], { min: 1, max: MAX_CODES }));
  const wanted = codes.map(normalizeCode);
  const bad = wanted.findIndex((code, index) => !CODE.test(code) || wanted.indexOf(code) !== index);
  if (bad >= 0) return refuse(failure('INVALID', ['input', 'codes', String(bad)]));
  const known = await tx.db.selectFrom('promotion_code').select('code').where('communityId', '=', communityId).where('code', 'in', wanted).executeTakeFirst();
  return known ? refuse(failure('TAKEN', ['input', 'codes', String(wanted.indexOf(known.code as string))])) : ok(wanted);
}

/** Codes of one call have one time and one coupon. */
async function madeWith(tx: Tx, id: string): Promise<PromotionCodeRow[]> {
  const first = (await codeById(tx.db, id))!;
  return (await tx.db.selectFrom('promotion_code').selectAll().where('communityId', '=', first.communityId).where('couponId', '=', first.couponId).where('createdAt', '=', first.createdAt).orderBy('code').limit(MAX_CODES).execute()) as PromotionCodeRow[];
}

/** Ends one code of a coupon now. */
export function closePromotionCode(deps: PromotionsDeps, viewer: Viewer, codeId: string): Promise<Result<PromotionCodeRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const found = await promotionForClosing(tx, viewer, 'promotion_code', codeId, 'promotionCodeId');
    if (!found.ok) return found;
    found.value.promotion.close(tx.now);
    await tx.flush();
    return ok((await codeById(tx.db, codeId))!);
  });
}
