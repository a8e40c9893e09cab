import { isPlain, type Plain } from '../oracle/schema.ts';
import { given, num } from './terms.ts';

/** What an event says of the object that it carries. */
const STATES: Record<string, (object: Plain) => boolean> = {
  'checkout.session.completed': (it) => it.status === 'complete',
  'checkout.session.expired': (it) => it.status === 'expired',
  'checkout.session.async_payment_succeeded': (it) => it.payment_status === 'paid',
  'checkout.session.async_payment_failed': (it) => it.payment_status === 'unpaid',
  'customer.subscription.deleted': (it) => it.status === 'canceled' || it.status === 'incomplete_expired',
  'customer.subscription.paused': (it) => it.status === 'paused',
  'invoice.paid': (it) => it.status === 'paid',
  'invoice.payment_succeeded': (it) => it.status === 'paid',
  'invoice.finalized': (it) => it.status !== 'draft',
  'invoice.payment_failed': (it) => it.status !== 'paid' && num(it.attempt_count) > 0,
  'invoice.voided': (it) => it.status === 'void',
  'invoice.marked_uncollectible': (it) => it.status === 'uncollectible',
  'invoice_payment.paid': (it) => it.status === 'paid',
  'payment_intent.succeeded': (it) => it.status === 'succeeded',
  'payment_intent.payment_failed': (it) => given(it.last_payment_error),
  'payment_intent.canceled': (it) => it.status === 'canceled',
  'payment_intent.requires_action': (it) => it.status === 'requires_action',
  'charge.succeeded': (it) => it.status === 'succeeded',
  'charge.failed': (it) => it.status === 'failed',
  'charge.refunded': (it) => num(it.amount_refunded) > 0,
  'refund.failed': (it) => it.status === 'failed',
  'charge.dispute.closed': (it) => ['won', 'lost', 'warning_closed', 'prevented'].includes(String(it.status)),
  'transfer.reversed': (it) => num(it.amount_reversed) > 0,
  'payout.paid': (it) => it.status === 'paid',
  'payout.failed': (it) => it.status === 'failed',
  'payout.canceled': (it) => it.status === 'canceled',
};
/** Events that may say what was before. */
const CHANGES = /(?:updated|renewed|reversed|refunded|closed|expired)$/;

export function eventFaults(event: Plain): string[] {
  const { type, data } = event;
  const { object, previous_attributes: previous } = isPlain(data) ? data : {};
  const state = STATES[String(type)];
  const faults = isPlain(object) && state && !state(object) ? [`${String(type)} tells of an object in another state (${String(object.status)})`] : [];
  if (given(previous) && !CHANGES.test(String(type))) faults.push(`${String(type)} has previous_attributes`);
  if (isPlain(previous) && isPlain(object)) faults.push(...Object.keys(previous).filter((name) => !(name in object)).map((name) => `previous_attributes.${name} is no field of the object`));
  return faults;
}
