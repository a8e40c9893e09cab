import type { ExpressionBuilder } from 'kysely';
import { after, MINUTE } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import type { RefundsDeps } from '../deps.ts';
import type { DisputeTables } from '../model/dispute.entity.ts';
import { AUTOMATIC_ORIGINS, type RefundTables } from '../model/refund.entity.ts';
import { paymentForRefund } from '../queries/refunds.ts';
import { followRefunds } from './follow-refunds.ts';
import { refundSeat, seatsToRefund } from './refund-seat.ts';
import { oweRefund } from './request-refund.ts';
import { submitRefund } from './submit-refund.ts';

const BATCH = 200;
/** A request is asked for at once; one that is this old has lost its job. */
const PATIENCE = 5 * MINUTE;

/** Asks for refunds whose job was lost, looks how those on the way stand, and gives back surplus money and seats that nobody gave back. */
export async function reconcileRefunds(deps: RefundsDeps): Promise<void> {
  const late = after(deps.clock.now(), -PATIENCE);
  for (const { id } of await waiting(deps).select('refund.id').where('refund.state', '=', 'REQUESTED').where('refund.requestedAt', '<', late).where(isNotWaiting).execute()) await unlessFault(deps, submitRefund(deps, id));
  const underway = await waiting(deps).select(['refund.communityId', 'refund.paymentId']).where('refund.state', '=', 'SUBMITTED').distinct().execute();
  for (const of of underway) await unlessFault(deps, paymentForRefund(deps.reader, of).then((payment) => followRefunds(deps, payment)));
  for (const { id, orderId } of await surplus(deps)) await unlessFault(deps, giveBackSurplus(deps, { paymentId: id, orderId }));
  for (const seat of await seatsToRefund(deps)) await unlessFault(deps, refundSeat(deps, seat));
}

const waiting = ({ reader }: RefundsDeps) => reader.selectFrom('refund').innerJoin('community', 'community.id', 'refund.communityId').limit(BATCH);
/** What waits for a bank is asked for by its decision. */
const isNotWaiting = ({ not, and, eb, exists, selectFrom }: ExpressionBuilder<RefundTables & DisputeTables, 'refund'>) => not(and([
  eb('refund.origin', 'in', AUTOMATIC_ORIGINS), exists(selectFrom('dispute').select('dispute.id').whereRef('dispute.communityId', '=', 'refund.communityId').whereRef('dispute.paymentId', '=', 'refund.paymentId').where('dispute.state', '=', 'OPEN')),
]));
const surplus = ({ reader }: RefundsDeps) => reader.selectFrom('payment').innerJoin('community', 'community.id', 'payment.communityId').select(['payment.id', 'payment.orderId']).where('payment.standing', '=', 'SURPLUS').whereRef('payment.refundedMinor', '<', 'payment.amountMinor')
  .where(({ not, exists, selectFrom }) => not(exists(selectFrom('refund').select('refund.id').whereRef('refund.communityId', '=', 'payment.communityId').whereRef('refund.paymentId', '=', 'payment.id').where('refund.origin', '=', 'SURPLUS')))).limit(BATCH).execute();

/** Money that came in although the order had been paid goes back, once. */
export async function giveBackSurplus({ uow }: RefundsDeps, { paymentId, orderId }: { paymentId: string; orderId: string }): Promise<void> {
  await uow.run(async (tx) => ok(await oweRefund(tx, { orderId, paymentId, origin: 'SURPLUS', sourceKey: `surplus:${paymentId}` })));
}

async function unlessFault({ raiseAlarm }: RefundsDeps, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (fault) {
    raiseAlarm(fault instanceof Error ? fault : new Error('A fault without an error'));
  }
}
