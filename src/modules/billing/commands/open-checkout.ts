import { encodeId, newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { CheckoutSession } from '../../../platform/payments/payments.ts';
import { isRecurring } from '../../plans/index.ts';
import { attemptsForSync, orderForSync, orderLock } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import { CheckoutAttempt } from '../model/checkout-attempt.entity.ts';
import type { OrderRow } from '../model/order.entity.ts';
import { orderById } from '../queries/orders.ts';
import { endUnpaid } from './end-unpaid.ts';
import { MoneyAlarm } from './money-alarm.ts';
import { forgetMirrored, mirrorForOrder } from './mirror-objects.ts';
import { isKeyReused, isMethodRefused, isMissing, refusedIn, unlessUnavailable } from './provider-faults.ts';

/** The order with its page; null while the provider cannot be reached. */
export async function openPageOf(deps: BillingDeps, orderId: string): Promise<OrderRow | null> {
  const opened = await unlessUnavailable(openCheckout(deps, orderId), deps.raiseAlarm);
  return opened && orderById(deps.reader, orderId);
}

/**
 * Sees to it that an open order has a page where it can be paid: the intent is stored first, the call carries its key and
 * no transaction is open meanwhile, the outcome is stored last. Doing it again finds the page or asks for the same one.
 */
export function openCheckout(deps: BillingDeps, orderId: string): Promise<void> {
  return deps.locks.run(orderLock(orderId), () => openPage(deps, orderId));
}

async function openPage(deps: BillingDeps, orderId: string, losses = 0): Promise<void> {
  const intent = await intendPage(deps, orderId);
  if (intent === null) return;
  const order = await orderById(deps.reader, orderId);
  if (intent.isSpent) return findPage(deps, order, intent.number);
  try {
    await takePage(deps, order, intent.number, await askForPage(deps, order, intent.key));
  } catch (error) {
    if (isKeyReused(error)) await keepKey(deps, order, intent.number);
    if (order.paymentMethod !== null && isMethodRefused(error)) return refuseMethod(deps, order, intent.number, null);
    if (losses === 2 || !isMissing(error)) throw error;
    // More than what was named is lost when it happens twice: then everything is made anew.
    await forgetMirrored(deps, order, losses === 0 ? refusedIn(error) : null);
    await giveUp(deps, order, intent.number);
    await openPage(deps, orderId, losses + 1);
  }
}

/** Its key may have been forgotten: before another one is taken, the provider is asked whether it made the page after all. */
async function findPage(deps: BillingDeps, order: OrderRow, number: number): Promise<void> {
  const customer = await deps.reader.selectFrom('provider_object').select('providerId').where('kind', '=', 'CUSTOMER').where('ownId', '=', order.userId).executeTakeFirst();
  const pages = customer?.providerId ? await deps.payments.checkoutsOfOrder(customer.providerId, order.id) : [];
  const known = await deps.reader.selectFrom('checkout_attempt').select('sessionId').where('orderId', '=', order.id).execute();
  const page = pages.find(({ id, status }) => status !== 'expired' && !known.some(({ sessionId }) => sessionId === id));
  if (page) return takePage(deps, order, number, page);
  await giveUp(deps, order, number);
  await openPage(deps, order.id);
}

async function askForPage(deps: BillingDeps, order: OrderRow, key: string): Promise<CheckoutSession> {
  const names = await mirrorForOrder(deps, order);
  const back = `${deps.webUrl}/orders/${encodeId('Order', order.id)}`;
  return deps.payments.openCheckout({ orderId: order.id, ...names, isRecurring: order.kind !== null && isRecurring(order.kind), expiresAt: order.payableUntil, trialDays: order.trialDays, method: order.paymentMethod, successUrl: `${back}?checkout=returned`, cancelUrl: `${back}?checkout=canceled` }, key);
}

/** The page to ask for; null when the order has one, or is over. A spent one is looked for, not asked for again. */
async function intendPage({ uow }: BillingDeps, orderId: string): Promise<{ key: string; number: number; isSpent: boolean } | null> {
  const intent = await uow.run(async (tx) => {
    const order = await orderForSync(tx, orderId);
    const attempts = await attemptsForSync(tx, order);
    if (order.state !== 'OPEN' || attempts.some((attempt) => attempt.isAwaited())) return ok(null);
    let attempt = attempts.at(-1);
    if (!order.isPayable(tx.now) && (!attempt || attempt.isOver())) {
      await endUnpaid(tx, order, 'EXPIRED');
      return ok(null);
    }
    if (attempt?.isSpent(tx.now)) return ok({ key: attempt.key(), number: attempt.number, isSpent: true });
    if (!attempt || attempt.isOver()) attempt = addAttempt(tx, order, attempts.length + 1);
    attempt.tries = (attempt.tries as number) + 1;
    return ok({ key: attempt.key(), number: attempt.number, isSpent: false });
  });
  return intent.ok ? intent.value : null;
}

/** Refused because the key was used with other input: a fault of ours that is told, and that does not use the key up. */
async function keepKey({ uow, raiseAlarm }: BillingDeps, { id }: OrderRow, number: number): Promise<void> {
  await uow.run(async (tx) => {
    const attempts = await attemptsForSync(tx, await orderForSync(tx, id));
    attempts.find((attempt) => attempt.number === number)?.giveTryBack();
    return ok(null);
  });
  raiseAlarm(new MoneyAlarm('KEY_WITH_OTHER_INPUT', id));
}

/** Its key carries what is not there any more: the next page gets a key of its own. */
async function giveUp({ uow }: BillingDeps, { id }: OrderRow, number: number): Promise<void> {
  await uow.run(async (tx) => {
    const attempts = await attemptsForSync(tx, await orderForSync(tx, id));
    attempts.find((attempt) => attempt.number === number)?.close('FAILED');
    return ok(null);
  });
}

/** A page without the method that was asked for is shown to nobody: it is closed, and the order with it. */
async function takePage(deps: BillingDeps, order: OrderRow, number: number, page: CheckoutSession): Promise<void> {
  if (order.paymentMethod === null || page.methods.includes(order.paymentMethod)) return keepPage(deps, order, number, page);
  await deps.payments.expireCheckout(page.id);
  await refuseMethod(deps, order, number, page);
}

async function refuseMethod({ uow }: BillingDeps, { id }: OrderRow, number: number, page: CheckoutSession | null): Promise<void> {
  await uow.run(async (tx) => {
    const order = await orderForSync(tx, id);
    const attempt = (await attemptsForSync(tx, order)).find((each) => each.number === number);
    if (page) attempt?.open(page);
    attempt?.close('FAILED');
    await endUnpaid(tx, order, 'FAILED');
    return ok(null);
  });
}

async function keepPage({ uow }: BillingDeps, { id }: OrderRow, number: number, session: CheckoutSession): Promise<void> {
  await uow.run(async (tx) => {
    const order = await orderForSync(tx, id);
    const attempts = await attemptsForSync(tx, order);
    // A webhook may have been quicker and stored the page already.
    if (!attempts.some(({ sessionId }) => sessionId === session.id)) attempts.find((attempt) => attempt.number === number)?.open(session);
    // Closed meanwhile: the page is not shown, and closed by what closed the order.
    if (order.state !== 'OPEN') attempts.forEach((attempt) => attempt.withdraw());
    return ok(null);
  });
}

/** The intent to open a payment page, with the number that its key is made of. */
export const addAttempt = (tx: Tx, order: { id: string; communityId: string }, number: number): CheckoutAttempt =>
  tx.em.create(CheckoutAttempt, { id: newId(tx.now.getTime()), communityId: order.communityId, orderId: order.id, number, state: 'REQUESTED', createdAt: tx.now });
