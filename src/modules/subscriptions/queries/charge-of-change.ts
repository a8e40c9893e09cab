import { after, MINUTE } from '../../../kernel/clock.ts';
import type { ProviderInvoice } from '../../../platform/payments/payments.ts';
import type { SubscriptionsDeps } from '../deps.ts';
import type { SubscriptionChangeRow } from '../model/subscription-change.entity.ts';

/** What was taken for a change, beside what had been accepted. */
export interface Charge {
  readonly invoiceId: string | null;
  readonly chargedMinor: number;
  readonly isAsAccepted: boolean;
}
/** The provider's clock and ours may differ by this much. */
const CLOCK_SKEW = 10 * MINUTE;

/** What the provider took: on the invoice that was waited for, or else on the newest one for a change since then that none of the other changes has, as they follow each other. */
export async function chargeOfChange({ reader, payments }: SubscriptionsDeps, change: SubscriptionChangeRow, providerId: string): Promise<Charge> {
  const { id, communityId, subscriptionId, at, dueMinor, providerInvoiceId: known } = change;
  const others = await reader.selectFrom('subscription_change').select('providerInvoiceId').where('communityId', '=', communityId).where('subscriptionId', '=', subscriptionId).where('id', '<>', id).where('providerInvoiceId', 'is not', null).execute();
  const taken = new Set(others.map(({ providerInvoiceId }) => providerInvoiceId));
  const since = after(at, -CLOCK_SKEW);
  const isMeant = (each: ProviderInvoice): boolean => (known === null ? each.isForChange && each.status !== 'void' && each.createdAt >= since && !taken.has(each.id) : each.id === known);
  const invoice = (await payments.invoicesOf(providerId)).find(isMeant);
  const { totalMinor, paidMinor } = invoice ?? { totalMinor: 0, paidMinor: 0 };
  return { invoiceId: invoice?.id ?? null, chargedMinor: paidMinor, isAsAccepted: totalMinor === dueMinor && paidMinor === dueMinor };
}
