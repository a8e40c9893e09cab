import type { EventSubject } from '../../../platform/payments/payments.ts';
import type { PaymentRow } from '../../billing/index.ts';
import type { RefundsDeps } from '../deps.ts';
import { followDispute } from './follow-dispute.ts';
import { followRefunds } from './follow-refunds.ts';
import { followFraudWarning } from './follow-fraud-warning.ts';

const FAMILIES = ['refund.', 'charge.refund', 'charge.dispute.', 'radar.early_fraud_warning.'];
/** Whether events of this type are about money that goes back. */
export const isOfRefunds = (type: string): boolean => FAMILIES.some((family) => type.startsWith(family));

/** Brings what events are about to what the provider says now; what several are about is asked for once. */
export async function applyEvents(deps: RefundsDeps, events: readonly EventSubject[]): Promise<'APPLIED' | 'WAITING' | 'IGNORED'> {
  const outcomes = new Set<'APPLIED' | 'WAITING' | 'IGNORED'>();
  for (const event of new Map(events.map((each) => [`${each.paymentId} ${FOLLOWED_ALONE.has(each.object) ? each.id : ''}`, each])).values()) outcomes.add(await applyEvent(deps, event));
  return outcomes.has('WAITING') ? 'WAITING' : outcomes.has('APPLIED') ? 'APPLIED' : 'IGNORED';
}
const FOLLOWED_ALONE = new Set(['dispute', 'radar.early_fraud_warning']);

async function applyEvent(deps: RefundsDeps, event: EventSubject): Promise<'APPLIED' | 'WAITING' | 'IGNORED'> {
  if (event.paymentId === null) return 'IGNORED';
  const payment = await deps.reader.selectFrom('payment').selectAll().where('providerPaymentId', '=', event.paymentId).executeTakeFirst();
  if (!payment) return (await isOurs(deps, event.paymentId)) ? 'WAITING' : 'IGNORED';
  await follow(deps, event, payment);
  return 'APPLIED';
}

function follow(deps: RefundsDeps, { object, id }: EventSubject, payment: PaymentRow): Promise<void> {
  if (object === 'dispute') return followDispute(deps, payment, id!);
  if (object === 'radar.early_fraud_warning') return followFraudWarning(deps, payment, id!);
  return followRefunds(deps, payment);
}

/** A payment that is not recorded yet may still be one of our customers'. */
async function isOurs({ payments, reader }: RefundsDeps, providerPaymentId: string): Promise<boolean> {
  const payment = await payments.payment(providerPaymentId);
  if (payment === null || payment.customerId === null) return payment?.orderId != null;
  if (payment.orderId !== null) return true;
  const customer = await reader.selectFrom('provider_object').select('ownId').where('kind', '=', 'CUSTOMER').where('providerId', '=', payment.customerId).executeTakeFirst();
  return customer !== undefined;
}
