import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { BillingReader } from '../deps.ts';
import type { Order } from '../model/order.entity.ts';

/** The days of trial that a person may have at a price: once in each community, whatever became of the membership since. */
export async function trialDaysFor({ db }: Pick<Tx, 'db'>, { communityId, userId, trialDays }: { communityId: string; userId: string; trialDays: number | null }): Promise<number | null> {
  if (trialDays === null) return null;
  const used = await (db as BillingReader).selectFrom('trial_use').select('orderId').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst();
  return used === undefined ? trialDays : null;
}

/** A trial has begun: no other one follows. */
export async function useTrial(tx: Tx, { communityId, userId, id: orderId, trialDays }: Order): Promise<void> {
  if (trialDays == null) return;
  await tx.flush();
  await (tx.db as BillingReader).insertInto('trial_use').values({ communityId, userId, orderId, startedAt: tx.now }).onConflict((conflict) => conflict.doNothing()).execute();
}
