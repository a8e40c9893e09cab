import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requireStaff } from '../access.ts';
import type { StripeEventsDeps } from '../deps.ts';
import { RUN_NIGHTLY } from './run-reconciliation.ts';

/** Compares everything with the provider now instead of at night. Only staff; one waits at a time. */
export function startReconciliation({ uow }: StripeEventsDeps, viewer: Viewer): Promise<Result<true, never>> {
  const { userId } = requireStaff(viewer);
  return uow.run<true, never>(async (tx) => {
    tx.enqueue(RUN_NIGHTLY, {}, { key: RUN_NIGHTLY });
    await tx.recordStaffAct({ userId, act: 'START_RECONCILIATION', target: 'NIGHTLY' });
    return ok(true);
  });
}
