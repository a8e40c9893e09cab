import { ok } from '../../../kernel/result.ts';
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
  const kept = await deps.uow.run(async (tx) => ok(await keepEvent(deps, tx, verdict.event, endpoint)));
  if (!kept.ok) throw new Error('Keeping an event is never refused');
  if (kept.value.isWaiting) await deps.wakeWorkers();
  if (kept.value.alarm) deps.raiseAlarm(kept.value.alarm);
  return kept.value.isNew ? 'ACCEPTED' : 'REPEATED';
}
