import { failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { unlessUnavailable, type OrderRow } from '../../billing/index.ts';
import type { CheckoutDeps } from '../deps.ts';
import { placeOrder, type OpenOrderInTheWay, type StartCheckoutFailure, type StartCheckoutInput } from './place-order.ts';

const ROUNDS = 4;

/** Agrees on an order at a price of the server's own and opens the page where it is paid. Nothing is granted here. */
export async function startCheckout(deps: CheckoutDeps, viewer: Viewer, input: StartCheckoutInput): Promise<Result<OrderRow, StartCheckoutFailure>> {
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

async function finish(deps: CheckoutDeps, orderId: string): Promise<Result<OrderRow, StartCheckoutFailure>> {
  const order = await deps.billing.openPage(orderId);
  if (order === null) return refuse(failure('PAYMENTS_UNAVAILABLE'));
  // What can be asked for by name pays at once: such an order fails only because its page lacks the method.
  const lacksMethod = order.state === 'FAILED' && order.paymentMethod !== null;
  return lacksMethod ? refuse(failure('PAYMENT_METHOD_NOT_OFFERED', ['input', 'paymentMethod'])) : ok(order);
}

/** Compares an open order with the provider; of another price its pages are closed first, so that only one can be paid. */
async function clear({ billing, raiseAlarm }: CheckoutDeps, { orderId, isSame }: OpenOrderInTheWay): Promise<boolean> {
  const done = await unlessUnavailable((async () => {
    // A page that was asked for without an answer may exist: asking again with its key tells which one it is.
    if (!isSame) {
      await billing.openCheckout(orderId);
      await billing.closePages(orderId);
    }
    await billing.compareOrder(orderId);
  })(), raiseAlarm);
  return done !== null;
}
