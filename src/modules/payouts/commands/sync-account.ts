import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { accountById, accountLock, latestAccount } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import { isEligible, stateOf, type AccountState } from '../model/account-state.ts';
import { isUnavailable, PayoutAlarm } from '../model/payout-alarm.ts';
import type { PayoutAccountRow } from '../model/payout-account.entity.ts';
import { PLAN_TRANSFERS } from './plan-transfers.ts';
import { TELL_PAYEE } from './tell-payee.ts';

/** Of these the payee has to know. */
const TOLD: ReadonlySet<AccountState> = new Set(['RESTRICTED', 'RESTRICTED_SOON', 'REJECTED', 'DEAUTHORIZED']);

/** Takes over how the provider has an account now. What waited for it is sent as soon as it may be; one that is taken away gets nothing more. */
export async function syncAccount(deps: PayoutsDeps, { id, userId }: Pick<PayoutAccountRow, 'id' | 'userId'>): Promise<void> {
  await deps.locks.run(accountLock(userId), async () => {
    const known = await accountById(deps.reader, id);
    if (!known || known.providerId === null || known.state === 'DEAUTHORIZED') return;
    const provider = await deps.payments.account(known.providerId);
    const state = stateOf(provider);
    await deps.uow.run(async (tx) => {
      const told = { state, requirements: JSON.stringify(provider?.currentlyDue ?? []) as never, currentDeadline: provider?.currentDeadline ?? null, checkedAt: tx.now };
      await (tx.db as PayoutsReader).updateTable('payout_account').set(told).where('id', '=', id).execute();
      if (state === known.state) return ok(null);
      tx.emit({ name: 'payouts.account-changed', communityId: null, payload: { accountId: id, userId, from: known.state, to: state } });
      if (isEligible(state)) tx.enqueue(PLAN_TRANSFERS, { userId });
      if (TOLD.has(state)) tx.enqueue(TELL_PAYEE, { userId, kind: `account-${state.toLowerCase().replaceAll('_', '-')}`, params: {} });
      return ok(null);
    });
    if (state === 'DEAUTHORIZED') deps.raiseAlarm(new PayoutAlarm('ACCOUNT_DEAUTHORIZED', id));
  });
}

/** The way back from the provider's page: the viewer's own account as it is now. */
export async function syncAccountOfViewer(deps: PayoutsDeps, viewer: Viewer): Promise<Result<PayoutAccountRow, Failure<'NOT_FOUND' | 'PAYMENTS_UNAVAILABLE'>>> {
  const { userId } = signedIn(viewer);
  const account = await latestAccount(deps.reader, userId);
  if (account === null) return refuse(notFound());
  try {
    await syncAccount(deps, account);
  } catch (error) {
    if (isUnavailable(error)) return refuse(failure('PAYMENTS_UNAVAILABLE'));
    throw error;
  }
  return ok((await accountById(deps.reader, account.id))!);
}
