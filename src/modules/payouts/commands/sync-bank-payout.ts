import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { ProviderPayout } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { postPayout, postPayoutFailed } from '../../ledger/index.ts';
import { accountByProviderId, accountLock } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import type { PayoutAccountRow } from '../model/payout-account.entity.ts';
import { TELL_PAYEE } from './tell-payee.ts';

/** Takes over how a payout from a payee's account to their bank stands. One that the bank sends back is in the account again, and the payee is told. */
export async function syncBankPayout(deps: PayoutsDeps, providerAccountId: string, payoutId: string): Promise<'APPLIED' | 'IGNORED'> {
  const account = await accountByProviderId(deps.reader, providerAccountId);
  if (!account) return 'IGNORED';
  return deps.locks.run(accountLock(account.userId), async () => {
    const payout = await deps.payments.payout(providerAccountId, payoutId);
    if (!payout) return 'IGNORED';
    await deps.uow.run(async (tx) => ok(await mirror(tx, account, payout)));
    return 'APPLIED';
  });
}

async function mirror(tx: Tx, { id: accountId, userId }: PayoutAccountRow, { id: providerId, amountMinor, currency, status, failureReason, arrivesAt, createdAt }: ProviderPayout): Promise<void> {
  const db = tx.db as PayoutsReader;
  const before = await db.selectFrom('bank_payout').select(['id', 'status']).where('providerId', '=', providerId).forUpdate().executeTakeFirst();
  const id = before?.id ?? newId(tx.now.getTime());
  if (before) await db.updateTable('bank_payout').set({ status, failureReason, arrivesAt }).where('id', '=', id).execute();
  else await db.insertInto('bank_payout').values({ id, accountId, providerId, amountMinor, currency, status, failureReason, arrivesAt, createdAt }).execute();
  const hasGoneBack = status === 'FAILED' || status === 'CANCELED';
  if (hasGoneBack) await postPayoutFailed(tx, { payeeUserId: userId, payoutId: id, currency });
  else await postPayout(tx, { payeeUserId: userId, payoutId: id, amountMinor, currency });
  if (status !== 'FAILED' || before?.status === 'FAILED') return;
  tx.emit({ name: 'payouts.bank-payout-failed', communityId: null, payload: { payoutId: id, userId, amountMinor, currency, reason: failureReason } });
  tx.enqueue(TELL_PAYEE, { userId, kind: 'bank-payout-failed', params: { amount: `${toDecimal({ minorUnits: amountMinor, currency })} ${currency}` } });
}
