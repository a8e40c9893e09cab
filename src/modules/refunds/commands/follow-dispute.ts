import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { ProviderDispute } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderLock, type PaymentRow } from '../../billing/index.ts';
import { disputeByProviderId, lockOrder } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import { Dispute, stateOf } from '../model/dispute.entity.ts';
import { decideDispute, openDispute } from './decide-dispute.ts';
import { followRefundsUnderLock } from './follow-refunds.ts';
import { MoneyAlarm } from './money-alarm.ts';
import { postMovements } from './post-movements.ts';

/** Brings a dispute to what the provider says now: opened, access rests and shares are held; won, both go on; lost, both are taken. Each again when it says so again. */
export async function followDispute(deps: RefundsDeps, payment: PaymentRow, providerId: string): Promise<void> {
  await deps.locks.run(orderLock(payment.orderId), async () => {
    const provider = await deps.payments.dispute(providerId);
    if (provider === null) return;
    // What went back before counts before: whether access ends with what the bank takes depends on what was left.
    await followRefundsUnderLock(deps, payment);
    const alarms: Error[] = [];
    await deps.uow.run(async (tx) => {
      alarms.length = 0;
      alarms.push(...(await follow(deps, tx, payment, provider)));
      return ok(null);
    });
    alarms.forEach(deps.raiseAlarm);
  });
}

async function follow(deps: RefundsDeps, tx: Tx, payment: PaymentRow, provider: ProviderDispute): Promise<MoneyAlarm[]> {
  const locked = await lockOrder(tx, { id: payment.orderId, communityId: payment.communityId, userId: payment.userId });
  const known = await disputeByProviderId(tx, payment.communityId, provider.id);
  const dispute = known ?? add(tx, payment, provider);
  const { from, to } = dispute.follow(provider);
  await tx.flush();
  const isNew = known === null;
  const isTaken = to === 'OPEN' || to === 'WON' || to === 'LOST';
  const isReopened = from !== to && (from === 'WON' || from === 'CLOSED');
  // One that was never seen open is opened first, so that it ends as if every message had come.
  if (isTaken && (isReopened || !dispute.hasSuspended())) await openDispute(tx, locked, dispute);
  await postMovements(tx, dispute, provider);
  if (from !== to || (isNew && dispute.isDecided())) await decideDispute(deps, tx, locked, dispute, from);
  if (provider.status === 'UNKNOWN') return [new MoneyAlarm('UNKNOWN_DISPUTE_STATUS', dispute.id)];
  return isTaken && (isNew || isReopened || from === 'INQUIRY') ? [new MoneyAlarm('DISPUTE_OPENED', dispute.id)] : [];
}

function add(tx: Tx, { id: paymentId, communityId, orderId }: PaymentRow, provider: ProviderDispute): Dispute {
  const { id: providerId, amountMinor, currency, reason, evidenceDueBy, createdAt: openedAt } = provider;
  const first = stateOf(provider, 'INQUIRY');
  return tx.em.create(Dispute, {
    id: newId(tx.now.getTime()), communityId, orderId, paymentId, providerId, amountMinor, currency, reason, evidenceDueBy, openedAt,
    state: first === 'INQUIRY' ? 'INQUIRY' : 'OPEN',
  });
}
