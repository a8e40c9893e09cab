import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requirePermissionForUpdate } from '../../communities/index.ts';
import { stepOf } from '../../plans/index.ts';
import type { ReferralsDeps, ReferralsReader } from '../deps.ts';
import { defaultsIn, VOUCHER_DAYS, type ReferralProgrammeRow } from '../model/referral-programme.entity.ts';
import { programmesOf } from '../queries/referrals.ts';

export interface ReferralProgrammeInput {
  readonly isActive: boolean;
  readonly referrerMinor?: number | null;
  readonly refereeMinor?: number | null;
  /** Null: without end. */
  readonly voucherDays?: number | null;
}
const MAX_MINOR = 99_999_999;
const MAX_DAYS = 3_660;

/** Sets what bringing members is worth from now on; what was given stays. */
export function setReferralProgramme(deps: ReferralsDeps, viewer: Viewer, communityId: string, input: ReferralProgrammeInput): Promise<Result<ReferralProgrammeRow, InputFailure | Failure<'NOT_FOUND'>>> {
  return deps.uow.run<ReferralProgrammeRow, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const allowed = await requirePermissionForUpdate(tx, viewer, communityId, 'plans.manage', 'communityId');
    if (!allowed.ok) return allowed;
    const { currency } = allowed.value.community;
    const amounts = { ...defaultsIn(currency), ...Object.fromEntries(Object.entries({ referrerMinor: input.referrerMinor, refereeMinor: input.refereeMinor }).filter(([, value]) => value != null)) } as { referrerMinor: number; refereeMinor: number };
    for (const field of ['referrerMinor', 'refereeMinor'] as const) {
      if (!Number.isSafeInteger(amounts[field]) || amounts[field] < 0 || amounts[field] > MAX_MINOR) return refuse(failure('OUT_OF_RANGE', ['input', field], { min: 0, max: MAX_MINOR }));
      if (amounts[field] % stepOf(currency) !== 0) return refuse(failure('INVALID', ['input', field]));
    }
    const voucherDays = input.voucherDays === undefined ? VOUCHER_DAYS : input.voucherDays;
    if (voucherDays !== null && (voucherDays < 1 || voucherDays > MAX_DAYS)) return refuse(failure('OUT_OF_RANGE', ['input', 'voucherDays'], { min: 1, max: MAX_DAYS }));
    const terms = { isActive: input.isActive, ...amounts, currency, voucherDays, updatedAt: tx.now };
    await (tx.db as ReferralsReader).insertInto('referral_programme').values({ communityId, ...terms }).onConflict((conflict) => conflict.column('communityId').doUpdateSet(terms)).execute();
    return ok((await programmesOf(tx.db, [communityId])).get(communityId)!);
  });
}
