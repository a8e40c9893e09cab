import { settleBalance } from '../resources/balance-transactions.ts';
import { captureDues } from '../resources/charges.ts';
import { expireSession } from '../resources/checkout-sessions.ts';
import { couponDues } from '../resources/coupons.ts';
import { disputeDues } from '../resources/disputes.ts';
import { promotionCodeDues } from '../resources/promotion-codes.ts';
import { refundDues } from '../resources/refunds.ts';
import type { World } from '../world.ts';
import type { Due } from './due.ts';
import { isSettling, settleSession } from './settle-session.ts';

function* sessionDues(world: World): Iterable<Due> {
  for (const session of world.tables['checkout.session'].values()) {
    if (session.status === 'open') yield { at: session.expires_at, run: () => expireSession(world, session) };
    if (!isSettling(session)) continue;
    const settlement = world.tables.draft.get(session.id)?.settlement;
    if (settlement) yield { at: settlement.at, run: () => settleSession(world, session, settlement.outcome) };
  }
}

function* balanceDues(world: World): Iterable<Due> {
  for (const transaction of world.tables.balance_transaction.values()) {
    if (transaction.status === 'pending') yield { at: transaction.available_on, run: () => settleBalance(transaction) };
  }
}

/** What falls due of payments: pages end, banks answer, refunds arrive, disputes and codes run out, money becomes available. */
export function* paymentDues(world: World): Iterable<Due> {
  yield* sessionDues(world);
  yield* captureDues(world);
  yield* refundDues(world);
  yield* disputeDues(world);
  yield* couponDues(world);
  yield* promotionCodeDues(world);
  yield* balanceDues(world);
}
