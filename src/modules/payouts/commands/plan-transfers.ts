import { sql, type ExpressionBuilder } from 'kysely';
import { eachOnItsOwn } from '../../../kernel/each.ts';
import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { netDebtsOf, postTransfer } from '../../ledger/index.ts';
import { canReceive, liveAccount } from '../access.ts';
import type { PayoutsDeps, PayoutsReader, Tables } from '../deps.ts';

export const PLAN_TRANSFERS = 'payouts.plan-transfers';
export const CARRY_OUT_TRANSFER = 'payouts.carry-out-transfer';
const BATCH = 200;

export interface TransferScope {
  readonly userId?: string;
  readonly paymentId?: string;
}
interface Payable {
  readonly id: string;
  readonly communityId: string;
  readonly paymentId: string;
  readonly payeeUserId: string;
  readonly currency: string;
}

/** Sets aside what can be sent: shares that are released, of payees whose account may receive money. What a payee owes is netted first. */
export async function planTransfers(deps: PayoutsDeps, scope: TransferScope = {}): Promise<void> {
  for (let after = ''; ;) {
    const payable = await payableShares(deps.reader, scope, after);
    const fault = await eachOnItsOwn(payable, deps.raiseAlarm, async (share) => {
      await deps.uow.run(async (tx) => ok(await netDebtsOf(tx, share)));
      await deps.uow.run(async (tx) => ok(await planTransfer(tx, share)));
    });
    // What was asked for by name is asked for again; the clock comes back by itself.
    if (fault !== null && scope.paymentId !== undefined) throw fault;
    if (payable.length < BATCH) return;
    after = payable.at(-1)!.id;
  }
}

function payableShares(db: PayoutsReader, { userId, paymentId }: TransferScope, after: string): Promise<Payable[]> {
  let query = db.selectFrom('community').innerJoin('payment_share as s', 's.communityId', 'community.id').innerJoin('payment', 'payment.id', 's.paymentId')
    .innerJoin('shared_payment as p', 'p.id', 's.paymentId').innerJoin('payout_account as a', 'a.userId', 's.payeeUserId').select(['s.id', 's.communityId', 's.paymentId', 's.currency', 'a.userId as payeeUserId'])
    .where('s.availableMinor', '>', 0).where(isWhole).where('payment.providerChargeId', 'is not', null).where('a.state', 'in', ['ENABLED', 'RESTRICTED_SOON']).orderBy('s.id').limit(BATCH);
  if (after !== '') query = query.where('s.id', '>', after);
  if (userId !== undefined) query = query.where('s.payeeUserId', '=', userId);
  if (paymentId !== undefined) query = query.where('s.paymentId', '=', paymentId);
  return query.execute();
}

/** Whether the provider can send it: what is less than one unit of its balance stays payable, by hand if need be. */
const isWhole = (eb: ExpressionBuilder<Tables & { s: Tables['payment_share']; p: Tables['shared_payment'] }, 's' | 'p'>) =>
  eb.or([eb('p.settlementMinor', 'is', null), sql<boolean>`${eb.ref('p.settlementMinor')}::numeric * ${eb.ref('s.availableMinor')} >= ${eb.ref('p.grossMinor')}`]);

async function planTransfer(tx: Tx, { id: shareId, communityId, paymentId, payeeUserId, currency }: Payable): Promise<void> {
  const db = tx.db as PayoutsReader;
  const account = await liveAccount(db, payeeUserId);
  if (!canReceive(account)) return;
  const id = newId(tx.now.getTime());
  const amountMinor = await postTransfer(tx, { communityId, paymentId, shareId, transferId: id });
  if (amountMinor === 0) return;
  await db.insertInto('payout_transfer').values({
    id, communityId, paymentId, shareId, payeeUserId, accountId: account!.id, amountMinor, currency, reversedMinor: 0, state: 'INTENDED', providerId: null, failureReason: null,
    tries: 0, keyNumber: 0, keyedAt: null, createdAt: tx.now, settledAt: null,
  }).execute();
  tx.enqueue(CARRY_OUT_TRANSFER, { transferId: id });
}
