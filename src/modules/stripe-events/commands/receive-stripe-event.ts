import type { WebhookEndpoint } from '../../../platform/payments/payments.ts';
import type { StripeEventsDeps } from '../deps.ts';
import { keepEvent } from './keep-event.ts';

/** ACCEPTED and REPEATED are answered with 200, REFUSED with 400; DISABLED: there is no such endpoint. */
export type Receipt = 'ACCEPTED' | 'REPEATED' | 'REFUSED' | 'DISABLED';

/** Judges one delivery by its raw bytes and stores the event before anybody is told that it arrived. A worker that is not woken finds it by the clock. */
export async function receiveStripeEvent(deps: StripeEventsDeps, body: Uint8Array, signature: string | undefined, endpoint: WebhookEndpoint): Promise<Receipt> {
  const receipt = await receive(deps, body, signature, endpoint);
  deps.countReceipt(receipt);
  return receipt;
}

async function receive(deps: StripeEventsDeps, body: Uint8Array, signature: string | undefined, endpoint: WebhookEndpoint): Promise<Receipt> {
  const verdict = await deps.payments.verifyWebhook(body, signature, endpoint);
  if (verdict.outcome !== 'VERIFIED') return verdict.outcome;
  const { isNew, isWaiting, alarm } = await keepEvent(deps, verdict.event, endpoint);
  if (isWaiting) await deps.wakeWorkers();
  if (alarm) deps.raiseAlarm(alarm);
  return isNew ? 'ACCEPTED' : 'REPEATED';
}
