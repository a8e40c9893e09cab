import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { unlessUnavailable } from '../../billing/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';

/** The provider's page with cards, invoices and cancellation of the viewer; what is changed there is mirrored. It is open for a short time only. */
export async function openBillingPortal(deps: SubscriptionsDeps, viewer: Viewer, { idempotencyKey }: { idempotencyKey: string }): Promise<Result<string, Failure<'NOTHING_BOUGHT' | 'PAYMENTS_UNAVAILABLE'>>> {
  const { userId } = signedIn(viewer);
  const customer = await deps.reader.selectFrom('provider_object').select('providerId').where('kind', '=', 'CUSTOMER').where('ownId', '=', userId).executeTakeFirst();
  const customerId = customer?.providerId ?? null;
  if (customerId === null) return refuse(failure('NOTHING_BOUGHT'));
  const opened = await unlessUnavailable((async () => {
    const portalId = await deps.billing.providerPortal();
    return deps.payments.openPortal({ customerId, portalId, returnUrl: `${deps.webUrl}/subscriptions` }, `portal:${userId}:${idempotencyKey}`);
  })(), deps.raiseAlarm);
  return opened ? ok(opened.value) : refuse(failure('PAYMENTS_UNAVAILABLE'));
}
