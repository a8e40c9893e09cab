import type { IncomingHttpHeaders } from 'node:http';
import { StripeError, unauthorized } from '../stripe-error.ts';
import { API_VERSION } from '../world.ts';

function keyOf(authorization: string | undefined): string | undefined {
  const [scheme, value] = (authorization ?? '').split(' ');
  if (scheme === 'Bearer') return value;
  if (scheme === 'Basic' && value) return Buffer.from(value, 'base64').toString('utf8').split(':')[0];
  return undefined;
}

/** Only test keys, so that a live key that got here by mistake is noticed; and only the one version it speaks. */
export function authenticate(headers: IncomingHttpHeaders): void {
  const key = keyOf(headers.authorization);
  if (!key) throw unauthorized('You did not provide an API key.');
  if (!key.startsWith('sk_test_')) throw unauthorized('Invalid API Key provided: the sandbox takes keys that begin with sk_test_.');
  const version = headers['stripe-version'];
  if (version === undefined || version === API_VERSION) return;
  const message = `Invalid Stripe API version: ${String(version)}. The sandbox speaks ${API_VERSION} only.`;
  throw new StripeError(400, { type: 'invalid_request_error', message }, false);
}
