import type { CheckoutSession, ProviderPayment, ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { BillingDeps } from '../deps.ts';
import type { KnownOrder } from '../queries/known-of-order.ts';
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
export async function fetchOrder(deps: BillingDeps, { attempts, subscriptions: mirrored, payments: known, customer }: KnownOrder, hint: SyncHint): Promise<Fetched> {
  const { payments } = deps;
  const isRecorded = (attempt: (typeof attempts)[number]): boolean => attempt.subscription !== null || known.some(({ provider }) => provider === attempt.payment);
  const isDone = (attempt: (typeof attempts)[number]): boolean => attempt.state !== 'OPEN' && attempt.state !== 'SETTLING' && (!BROUGHT_MONEY.has(attempt.state) || isRecorded(attempt));
  const settled = new Set(attempts.filter(isDone).map(({ session }) => session));
  const pages = new Set(attempts.filter((attempt) => attempt.session !== null && !isDone(attempt)).map(({ session }) => session!));
  for (const id of hint.checkoutIds ?? []) if (!settled.has(id)) pages.add(id);
  const checkouts = await Promise.all([...pages].map((id) => payments.checkout(id)));
  const isKnown = (id: string): boolean => mirrored.some(({ provider }) => provider === id) || attempts.some(({ subscription }) => subscription === id) || checkouts.some((page) => page?.subscriptionId === id);
  for (const id of new Set(hint.subscriptionIds)) if (!isKnown(id)) checkouts.push(await payments.checkoutOfSubscription(id));

  const ended = new Set(mirrored.filter(({ ended }) => ended !== null).map(({ provider }) => provider));
  const named = [...mirrored.map(({ provider }) => provider), ...attempts.map(({ subscription }) => subscription), ...checkouts.map((page) => page?.subscriptionId), ...(hint.subscriptionIds ?? [])];
  const wanted = new Set(named.filter((id): id is string => id != null && !ended.has(id)));
  const subscribed = new Map(checkouts.map((page) => [page?.subscriptionId, page?.subscription]));
  const subscriptions = (await Promise.all([...wanted].map(async (id) => subscribed.get(id) ?? payments.subscription(id)))).filter((found) => found !== null);
  const found = checkouts.filter((page) => page !== null);
  const gone = [...pages].filter((id) => !found.some((page) => page.id === id));
  return { customerId: customer, gone, checkouts: found, subscriptions, payments: await fetchPayments(deps, { known, checkouts: found, subscriptions, hint }) };
}
const BROUGHT_MONEY = new Set(['PAID', 'BUYER_LEFT', 'SURPLUS', 'MISMATCHED']);
