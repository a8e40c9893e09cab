import type { CheckoutSession, ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { BillingDeps } from '../deps.ts';
import type { FetchedPayment, SyncHint } from './fetch-order.ts';

interface Looking {
  readonly known: readonly { readonly providerPaymentId: string; readonly providerInvoiceId: string | null; readonly feeMinor: number | null }[];
  readonly checkouts: readonly CheckoutSession[];
  readonly subscriptions: readonly ProviderSubscription[];
  readonly hint: SyncHint;
}
interface Reference {
  readonly paymentId: string;
  readonly subscriptionId: string | null;
  readonly invoiceId: string | null;
  readonly isProration: boolean;
}

/** The payments of an order that are not recorded yet, or not to the end. */
export async function fetchPayments(deps: BillingDeps, looking: Looking): Promise<FetchedPayment[]> {
  const isComplete = (id: string): boolean => looking.known.some(({ providerPaymentId, feeMinor }) => providerPaymentId === id && feeMinor !== null);
  const references = [...ofPages(looking), ...ofUnfinished(looking), ...(await ofSubscriptions(deps, looking))];
  const wanted = [...new Map(references.map((reference) => [reference.paymentId, reference])).values()].filter(({ paymentId }) => !isComplete(paymentId));
  const found = await Promise.all(wanted.map(async ({ paymentId, ...rest }) => ({ payment: await deps.payments.payment(paymentId), ...rest })));
  return found.filter((each): each is FetchedPayment => each.payment?.receivedAt != null);
}

const ofPages = ({ checkouts }: Looking): Reference[] => checkouts.flatMap(({ isPaid, payment }) => (isPaid && payment !== null ? [{ paymentId: payment.id, subscriptionId: null, invoiceId: null, isProration: false }] : []));
const ofUnfinished = ({ known }: Looking): Reference[] => known.filter(({ feeMinor }) => feeMinor === null).map(({ providerPaymentId, providerInvoiceId }) => ({ paymentId: providerPaymentId, subscriptionId: null, invoiceId: providerInvoiceId, isProration: false }));

/** Asked for only when the newest invoice is paid and not known, or when an event speaks of an invoice: renewals are rare, looking is not. */
async function ofSubscriptions({ payments }: BillingDeps, { known, subscriptions, hint }: Looking): Promise<Reference[]> {
  const isNew = ({ isCurrentPeriodPaid, latestInvoiceId }: ProviderSubscription): boolean => isCurrentPeriodPaid && !known.some(({ providerInvoiceId }) => providerInvoiceId === latestInvoiceId);
  const asked = new Set(subscriptions.filter((each) => hint.isThorough || isNew(each)).map(({ id }) => id));
  for (const id of hint.invoicedSubscriptionIds ?? []) asked.add(id);
  const lists = await Promise.all([...asked].map(async (id) => (await payments.paymentsOfSubscription(id)).map(({ paymentId, invoiceId, isProration }) => ({ paymentId, invoiceId, isProration, subscriptionId: id }))));
  return lists.flat();
}
