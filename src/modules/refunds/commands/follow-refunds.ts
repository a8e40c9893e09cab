import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { ProviderRefund } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderLock, type PaymentRow } from '../../billing/index.ts';
import { lockOrder, refundById, refundByProviderId } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import { Refund } from '../model/refund.entity.ts';
import { bookRefund } from './book-refund.ts';

/**
 * Brings the refunds of a payment to what the provider says now, also those that somebody made at its Dashboard. Under the order's lock all of them
 * are asked for, so that neither the order nor the number of its messages means anything.
 */
export async function followRefunds(deps: RefundsDeps, payment: PaymentRow): Promise<void> {
  await deps.locks.run(orderLock(payment.orderId), () => followRefundsUnderLock(deps, payment));
}

/** As `followRefunds`, for whoever holds the order's lock. */
export async function followRefundsUnderLock(deps: RefundsDeps, payment: PaymentRow): Promise<void> {
  const found = await deps.payments.refundsOf(payment.providerPaymentId);
  // The oldest first, also of one second, as the provider names the newest first: each is judged by what was left when it was made.
  for (const provider of found.toReversed().sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) await follow(deps, payment, provider);
}

async function follow(deps: RefundsDeps, payment: PaymentRow, provider: ProviderRefund): Promise<void> {
  const alarms: Error[] = [];
  await deps.uow.run(async (tx) => {
    alarms.length = 0;
    const locked = await lockOrder(tx, { id: payment.orderId, communityId: payment.communityId, userId: payment.userId });
    const refund = (await known(tx, payment, provider)) ?? adopt(tx, payment, provider);
    alarms.push(...(await bookRefund(deps, tx, locked, refund, provider)));
    return ok(null);
  });
  alarms.forEach(deps.raiseAlarm);
}

async function known(tx: Tx, { communityId, id: paymentId }: PaymentRow, { id, refundId }: ProviderRefund): Promise<Refund | null> {
  const own = refundId === null ? null : await refundById(tx, refundId);
  return own?.paymentId === paymentId ? own : refundByProviderId(tx, communityId, id);
}

/** Made by somebody else: mirrored, with all that follows. */
function adopt(tx: Tx, { id: paymentId, communityId, orderId }: PaymentRow, { amountMinor, currency, createdAt }: ProviderRefund): Refund {
  return tx.em.create(Refund, { id: newId(tx.now.getTime()), communityId, orderId, paymentId, amountMinor, currency, origin: 'PROVIDER', state: 'REQUESTED', requestedAt: createdAt });
}
