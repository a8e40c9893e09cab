import { RequestError } from '../../../kernel/request-error.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { ProviderInvoice } from '../../../platform/payments/payments.ts';
import { orderForViewing, unlessUnavailable } from '../../billing/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';

/** How many are shown. */
export const INVOICES_SHOWN = 100;

/** The invoices of what an order or its subscription cost, newest first, as the provider has them now; null when the order is not the viewer's to see. */
export async function invoicesOfOrder({ reader, payments, raiseAlarm }: SubscriptionsDeps, viewer: Viewer, orderId: string): Promise<readonly ProviderInvoice[] | null> {
  const order = await orderForViewing(reader as never, viewer, orderId);
  if (!order || (order.userId !== viewer.userId && !viewer.isStaff)) return null;
  const subscription = await reader.selectFrom('membership_subscription').select('providerId').where('communityId', '=', order.communityId).where('orderId', '=', orderId).executeTakeFirst();
  if (!subscription) return [];
  const asked = await unlessUnavailable(payments.invoicesOf(subscription.providerId), raiseAlarm);
  if (!asked) throw new RequestError('UNAVAILABLE', 'errors.unavailable');
  return asked.value.slice(0, INVOICES_SHOWN);
}
