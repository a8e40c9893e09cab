import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { LONGEST_WINDOW_HOURS, refundPolicyOf, type FraudWarningAnswer, type RefundPolicy } from '../../billing/index.ts';
import { communityForPolicy } from '../access.ts';
import type { RefundsDeps, RefundsReader } from '../deps.ts';

/** An absent field keeps its value. */
export interface UpdateRefundPolicyInput {
  readonly windowHours?: number | null;
  readonly onFraudWarning?: FraudWarningAnswer | null;
}

/** Sets how long members may have their money back, and what a bank's warning brings about. It holds for payments from now on. */
export async function updateRefundPolicy(deps: RefundsDeps, viewer: Viewer, communityId: string, input: UpdateRefundPolicyInput): Promise<Result<RefundPolicy, InputFailure | Failure<'NOT_FOUND'>>> {
  return deps.uow.run<RefundPolicy, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const db = tx.db as RefundsReader;
    const allowed = await communityForPolicy(db, viewer, communityId);
    if (!allowed.ok) return allowed;
    const before = await refundPolicyOf(db as never, communityId);
    const windowHours = input.windowHours ?? before.windowHours;
    if (windowHours < 0 || windowHours > LONGEST_WINDOW_HOURS) return refuse(failure('OUT_OF_RANGE', ['input', 'windowHours'], { min: 0, max: LONGEST_WINDOW_HOURS }));
    const policy = { windowHours, onFraudWarning: input.onFraudWarning ?? before.onFraudWarning, changedAt: tx.now };
    await db.insertInto('refund_policy').values({ communityId, ...policy }).onConflict((conflict) => conflict.column('communityId').doUpdateSet(policy)).execute();
    return ok(policy);
  });
}
