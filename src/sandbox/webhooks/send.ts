import type { Event } from '../wire-types.ts';
import { signatureHeader } from './signature.ts';

const SECOND = 1000;
const ANSWER_WITHIN = 10 * SECOND;

/** One POST, signed at wall time, because receivers compare with theirs; answers the status or why there is none. */
export async function send(url: string, secret: string, event: Event, skewSeconds: number, stopped: AbortSignal): Promise<string> {
  const payload = JSON.stringify(event, null, 2);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (sandbox)',
    'stripe-signature': signatureHeader(payload, secret, Math.floor(Date.now() / SECOND) + skewSeconds),
  };
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(ANSWER_WITHIN)]);
    const response = await fetch(url, { method: 'POST', body: payload, headers, redirect: 'manual', signal });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
}
