import { failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { BillingDeps } from '../deps.ts';
import type { OrderRow } from '../model/order.entity.ts';
import { orderById } from '../queries/orders.ts';
import { closePages } from './close-order.ts';
import { openCheckout } from './open-checkout.ts';
import { placeOrder, type OpenOrderInTheWay, type StartCheckoutFailure, type StartCheckoutInput } from './place-order.ts';
import { unlessUnavailable } from './provider-faults.ts';
import { syncOrder } from './sync-order.ts';

const ROUNDS = 4;

/** Agrees on an order at a price of the server's own and opens the page where it is paid. Nothing is granted here. */
export async function startCheckout(deps: BillingDeps, viewer: Viewer, input: StartCheckoutInput): Promise<Result<OrderRow, StartCheckoutFailure>> {
  let checked: string | null = null;
  for (let round = 1; round <= ROUNDS; round++) {
    const placed = await placeOrder(deps, viewer, input, checked);
    if (placed.ok) return finish(deps, placed.value);
    const { failure: why } = placed;
    if (why.kind !== 'OPEN_ORDER') return refuse(why as StartCheckoutFailure);
    if (!(await clear(deps, why as OpenOrderInTheWay))) break;
    checked = (why as OpenOrderInTheWay).orderId;
  }
  return refuse(failure('PAYMENTS_UNAVAILABLE'));
}

async function finish(deps: BillingDeps, orderId: string): Promise<Result<OrderRow, StartCheckoutFailure>> {
  const opened = await unlessUnavailable(openCheckout(deps, orderId));
  if (!opened) return refuse(failure('PAYMENTS_UNAVAILABLE'));
  const order = await orderById(deps.reader, orderId);
  // What can be asked for by name pays at once: such an order fails only because its page lacks the method.
  const lacksMethod = order.state === 'FAILED' && order.paymentMethod !== null;
  return lacksMethod ? refuse(failure('PAYMENT_METHOD_NOT_OFFERED', ['input', 'paymentMethod'])) : ok(order);
}

/** The order with its page; null while the provider cannot be reached. */
export async function openServicePage(deps: BillingDeps, orderId: string): Promise<OrderRow | null> {
  const opened = await unlessUnavailable(openCheckout(deps, orderId));
  return opened && orderById(deps.reader, orderId);
}

/** Compares an open order with the provider; of another price its pages are closed first, so that only one can be paid. */
async function clear(deps: BillingDeps, { orderId, isSame }: OpenOrderInTheWay): Promise<boolean> {
  const done = await unlessUnavailable((async () => {
    // A page that was asked for without an answer may exist: asking again with its key tells which one it is.
    if (!isSame) {
      await openCheckout(deps, orderId);
      await closePages(deps, orderId);
    }
    await syncOrder(deps, orderId);
  })());
  return done !== null;
}
