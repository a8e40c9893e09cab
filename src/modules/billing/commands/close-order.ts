import { ok } from '../../../kernel/result.ts';
import { attemptsForSync, isMember, lockMember, openOrdersForClosing, runningSubscriptionsForChanging, type Buyer } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import { endUnpaid } from './end-unpaid.ts';
import { CARRY_OUT } from './mirror-subscription.ts';
import { orderLock } from './order-lock.ts';
import { syncOrder } from './sync-order.ts';

export const CLOSE_ORDER = 'billing.close-order';

/**
 * Nobody pays on for a community that they are no longer a member of: open orders are closed, a subscription ends with its period.
 * Stored first, then told the provider by jobs. Who came back before this ran is a member, and keeps what they have.
 */
export async function partFromMember({ uow }: BillingDeps, buyer: Buyer): Promise<void> {
  await uow.run(async (tx) => {
    await lockMember(tx, buyer);
    if (await isMember(tx, buyer)) return ok(null);
    for (const order of await openOrdersForClosing(tx, buyer)) {
      await endUnpaid(tx, order, 'EXPIRED');
      for (const attempt of await attemptsForSync(tx, order)) attempt.withdraw();
      tx.enqueue(CLOSE_ORDER, { orderId: order.id });
    }
    for (const subscription of await runningSubscriptionsForChanging(tx, buyer)) {
      if (subscription.stopRenewing()) tx.enqueue(CARRY_OUT, { subscriptionId: subscription.id });
    }
    return ok(null);
  });
}

/** Closes the pages of an order that is over, and looks what became of them: one may have been paid just before. */
export async function closeOrder(deps: BillingDeps, orderId: string): Promise<void> {
  await deps.locks.run(orderLock(orderId), () => closePages(deps, orderId));
  await syncOrder(deps, orderId);
}

export async function closePages({ reader, payments }: BillingDeps, orderId: string): Promise<void> {
  const pages = await reader.selectFrom('checkout_attempt').select('sessionId').where('orderId', '=', orderId).where('state', '=', 'OPEN').execute();
  for (const { sessionId } of pages) await payments.expireCheckout(sessionId!);
}
