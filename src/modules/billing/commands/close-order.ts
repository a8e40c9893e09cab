import { ok } from '../../../kernel/result.ts';
import { attemptsForSync, isMember, lockMember, openOrdersForClosing, orderLock, runningSubscriptionsForChanging, type Buyer } from '../access.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { BillingDeps } from '../deps.ts';
import type { CheckoutAttempt } from '../model/checkout-attempt.entity.ts';
import type { Order } from '../model/order.entity.ts';
import { endUnpaid } from './end-unpaid.ts';
import { CARRY_OUT } from './mirror-subscription.ts';
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
    for (const order of await openOrdersForClosing(tx, buyer)) await giveUp(tx, order, await attemptsForSync(tx, order));
    for (const subscription of await runningSubscriptionsForChanging(tx, buyer)) {
      if (subscription.stopRenewing()) tx.enqueue(CARRY_OUT, { subscriptionId: subscription.id });
    }
    return ok(null);
  });
}

async function giveUp(tx: Tx, order: Order, attempts: readonly CheckoutAttempt[]): Promise<void> {
  await endUnpaid(tx, order, 'EXPIRED');
  for (const attempt of attempts) attempt.withdraw();
  tx.enqueue(CLOSE_ORDER, { orderId: order.id });
}

/** Another order takes the place of these open ones, in the caller's transaction: what they held is free, their pages are closed. False while a bank has been asked for the money of one. */
export async function giveUpOrders(tx: Tx, buyer: Buyer, isMeant: (order: Order) => boolean): Promise<boolean> {
  const orders = (await openOrdersForClosing(tx, buyer)).filter(isMeant);
  const pages = await Promise.all(orders.map((order) => attemptsForSync(tx, order)));
  if (pages.flat().some(({ state }) => state === 'SETTLING')) return false;
  for (const [index, order] of orders.entries()) await giveUp(tx, order, pages[index]!);
  return true;
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
