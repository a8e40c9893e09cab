import type { CheckoutSession, ProviderPayment, ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { BillingDeps } from '../deps.ts';
import { fetchPayments } from './fetch-payments.ts';

/** What events pointed to, beside what is known of the order. */
export interface SyncHint {
  readonly checkoutIds?: readonly string[];
  readonly subscriptionIds?: readonly string[];
  /** The invoices that were told of, and their subscriptions. */
  readonly invoices?: readonly { readonly id: string | null; readonly subscriptionId: string }[];
  /** Looks also where nothing new is expected. */
  readonly isThorough?: boolean;
}
/** Money that came in, and for which invoice of which subscription. */
export interface FetchedPayment {
  readonly payment: ProviderPayment;
  readonly subscriptionId: string | null;
  readonly invoiceId: string | null;
  readonly isProration: boolean;
}
export interface Fetched {
  readonly customerId: string | null;
  readonly checkouts: readonly CheckoutSession[];
  readonly subscriptions: readonly ProviderSubscription[];
  /** Pages that the provider does not have any more. */
  readonly gone: readonly string[];
  readonly payments: readonly FetchedPayment[];
}

/** Everything of the order that may still change at the provider, and what the hint names. */
export async function fetchOrder(deps: BillingDeps, order: { id: string; userId: string }, hint: SyncHint): Promise<Fetched> {
  const { reader, payments } = deps;
  const attempts = await reader.selectFrom('checkout_attempt').select(['sessionId', 'state', 'subscriptionId', 'paymentId']).where('orderId', '=', order.id).execute();
  const mirrored = await reader.selectFrom('membership_subscription').select(['providerId', 'endedAt']).where('orderId', '=', order.id).execute();
  const known = await reader.selectFrom('payment').select(['providerPaymentId', 'providerInvoiceId', 'feeMinor']).where('orderId', '=', order.id).execute();
  const customer = await reader.selectFrom('provider_object').select('providerId').where('kind', '=', 'CUSTOMER').where('ownId', '=', order.userId).executeTakeFirst();

  const isRecorded = (attempt: (typeof attempts)[number]): boolean => attempt.subscriptionId !== null || known.some(({ providerPaymentId }) => providerPaymentId === attempt.paymentId);
  const isDone = (attempt: (typeof attempts)[number]): boolean => attempt.state !== 'OPEN' && attempt.state !== 'SETTLING' && (!BROUGHT_MONEY.has(attempt.state) || isRecorded(attempt));
  const settled = new Set(attempts.filter(isDone).map(({ sessionId }) => sessionId));
  const pages = new Set(attempts.filter((attempt) => attempt.sessionId !== null && !isDone(attempt)).map(({ sessionId }) => sessionId!));
  for (const id of hint.checkoutIds ?? []) if (!settled.has(id)) pages.add(id);
  const checkouts = await Promise.all([...pages].map((id) => payments.checkout(id)));
  const isKnown = (id: string): boolean => mirrored.some(({ providerId }) => providerId === id) || [...attempts, ...checkouts].some((page) => page?.subscriptionId === id);
  for (const id of new Set(hint.subscriptionIds)) if (!isKnown(id)) checkouts.push(await payments.checkoutOfSubscription(id));

  const ended = new Set(mirrored.filter(({ endedAt }) => endedAt !== null).map(({ providerId }) => providerId));
  const named = [...mirrored.map(({ providerId }) => providerId), ...attempts.map(({ subscriptionId }) => subscriptionId), ...checkouts.map((page) => page?.subscriptionId), ...(hint.subscriptionIds ?? [])];
  const wanted = new Set(named.filter((id): id is string => id != null && !ended.has(id)));
  const subscribed = new Map(checkouts.map((page) => [page?.subscriptionId, page?.subscription]));
  const subscriptions = (await Promise.all([...wanted].map(async (id) => subscribed.get(id) ?? payments.subscription(id)))).filter((found) => found !== null);
  const found = checkouts.filter((page) => page !== null);
  const gone = [...pages].filter((id) => !found.some((page) => page.id === id));
  return { customerId: customer?.providerId ?? null, gone, checkouts: found, subscriptions, payments: await fetchPayments(deps, { known, checkouts: found, subscriptions, hint }) };
}
const BROUGHT_MONEY = new Set(['PAID', 'BUYER_LEFT', 'SURPLUS', 'MISMATCHED']);
