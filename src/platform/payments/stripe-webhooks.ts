import type Stripe from 'stripe';
import type { WebhookVerdict } from './event-calls.ts';
import { toEvent } from './stripe-events.ts';

/** How far a signature's time may be from ours, in seconds, to either side. */
const TOLERANCE_SECONDS = 300;

/**
 * Judges a delivery by its raw bytes against every secret in use. Without a secret the endpoint is off.
 * The SDK refuses old signatures only; one that is dated ahead would stay valid until then, so it is refused here.
 */
export function verify(stripe: Stripe, secrets: readonly string[], body: Uint8Array, signature: string | undefined): WebhookVerdict {
  const usable = secrets.filter((secret) => secret.trim() !== '');
  if (usable.length === 0) return { outcome: 'DISABLED' };
  if (signature === undefined || isAhead(signature)) return { outcome: 'REFUSED' };
  const event = eventSignedBy(stripe, usable, body, signature);
  // Outside of what is tried with each secret: an event that we cannot read is a fault of ours, never a bad signature.
  return event === null ? { outcome: 'REFUSED' } : { outcome: 'VERIFIED', event: toEvent(event) };
}

function eventSignedBy(stripe: Stripe, secrets: readonly string[], body: Uint8Array, signature: string): Stripe.Event | null {
  for (const secret of secrets) {
    try {
      return stripe.webhooks.constructEvent(Buffer.from(body), signature, secret, TOLERANCE_SECONDS);
    } catch {
      // Another secret may fit.
    }
  }
  return null;
}

function isAhead(signature: string): boolean {
  const times = signature.split(',').map((part) => /^\s*t=(\d{1,12})\s*$/.exec(part)?.[1]).filter((time) => time !== undefined);
  // Signatures carry wall time, whatever the clock of the deployment is moved to.
  const latest = Date.now() / 1_000 + TOLERANCE_SECONDS;
  return times.length !== 1 || Number(times[0]) > latest;
}
