import type { CheckoutSession, PaymentOfSubscription, ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { BillingDeps } from '../deps.ts';
import type { KnownOrder } from '../queries/known-of-order.ts';
import type { FetchedPayment, SyncHint } from './fetch-order.ts';

interface Looking {
  readonly known: KnownOrder['payments'];
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
  const isComplete = (id: string): boolean => looking.known.some(({ provider, fee }) => provider === id && fee !== null);
  const references = [...ofPages(looking), ...ofUnfinished(looking), ...(await ofSubscriptions(deps, looking))];
  const wanted = [...new Map(references.map((reference) => [reference.paymentId, reference])).values()].filter(({ paymentId }) => !isComplete(paymentId));
  // What a page told to the end is not asked for again.
  const told = new Map(looking.checkouts.flatMap(({ payment }) => (payment?.receivedAt != null && payment.feeMinor !== null ? [[payment.id, payment] as const] : [])));
  const found = await Promise.all(wanted.map(async ({ paymentId, ...rest }) => ({ payment: told.get(paymentId) ?? (await deps.payments.payment(paymentId)), ...rest })));
  return found.filter((each): each is FetchedPayment => each.payment?.receivedAt != null);
}

const ofPages = ({ checkouts }: Looking): Reference[] => checkouts.flatMap(({ isPaid, payment }) => (isPaid && payment !== null ? [{ paymentId: payment.id, subscriptionId: null, invoiceId: null, isProration: false }] : []));
const ofUnfinished = ({ known }: Looking): Reference[] => known.filter(({ fee }) => fee === null).map(({ provider, invoice }) => ({ paymentId: provider, subscriptionId: null, invoiceId: invoice, isProration: false }));

/** The paid invoices are listed only when the newest one is paid and not known, or when an event speaks of another one: renewals are rare, looking is not. */
async function ofSubscriptions({ payments }: BillingDeps, { known, subscriptions, hint }: Looking): Promise<Reference[]> {
  const invoices = hint.invoices ?? [];
  const isKnown = ({ latestInvoiceId }: ProviderSubscription): boolean => known.some(({ invoice }) => invoice === latestInvoiceId);
  const isTold = ({ id, latestInvoiceId, latestPayments }: ProviderSubscription): boolean => latestPayments !== null && invoices.some((invoice) => invoice.subscriptionId === id && invoice.id === latestInvoiceId);
  const asked = new Set(subscriptions.filter((each) => hint.isThorough || (each.isCurrentPeriodPaid && !isKnown(each) && !isTold(each))).map(({ id }) => id));
  for (const { id, subscriptionId } of invoices) if (!subscriptions.some((each) => each.id === subscriptionId && each.latestInvoiceId === id && isTold(each))) asked.add(subscriptionId);
  const lists = await Promise.all([...asked].map(async (id) => (await payments.paymentsOfSubscription(id)).map((paid) => referenceOf(id, paid))));
  const latest = subscriptions.filter((each) => isTold(each) && !asked.has(each.id)).flatMap(({ id, latestPayments }) => latestPayments!.map((paid) => referenceOf(id, paid)));
  return [...lists.flat(), ...latest];
}
const referenceOf = (subscriptionId: string, { paymentId, invoiceId, isProration }: PaymentOfSubscription): Reference => ({ paymentId, subscriptionId, invoiceId, isProration });
