import { refused } from '../stripe-error.ts';
import type { Session } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { settleCharge } from './charge-intent.ts';

/** Whether a session was completed by a method whose bank has not answered yet. */
export function isSettling(session: Session): boolean {
  return session.status === 'complete' && session.payment_status === 'unpaid';
}

/** The bank answers: the money of a completed session has come, or it will not. */
export function settleSession(world: World, session: Session, outcome: 'succeeded' | 'failed'): Session {
  const draft = find(world, 'draft', session.id);
  if (!isSettling(session) || !draft.settlement) throw refused('This Checkout Session waits for no bank.');
  const intent = find(world, 'payment_intent', draft.paymentIntent as string);
  draft.settlement = null;
  settleCharge(world, intent, outcome);
  if (outcome === 'succeeded') session.payment_status = 'paid';
  emit(world, `checkout.session.async_payment_${outcome}`, session);
  return session;
}
