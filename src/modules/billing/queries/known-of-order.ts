import DataLoader from 'dataloader';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { anyOf, prepared } from '../../../platform/database/prepared.ts';
import type { BillingReader, Tables } from '../deps.ts';
import type { AttemptState } from '../model/checkout-attempt.entity.ts';

/** What is known of an order here: which objects of the provider belong to it, and how they stood. */
export interface KnownOrder {
  readonly id: string;
  readonly communityId: string;
  readonly userId: string;
  readonly customer: string | null;
  /** Nobody else's rows are touched by it: not bought for somebody else, and no discount that others share. */
  readonly isPlain: boolean;
  readonly attempts: readonly { readonly session: string | null; readonly state: AttemptState; readonly subscription: string | null; readonly payment: string | null }[];
  readonly subscriptions: readonly { readonly provider: string; readonly ended: string | null }[];
  readonly payments: readonly { readonly provider: string; readonly invoice: string | null; readonly fee: number | null }[];
}

const known = prepared<Tables, { ids: readonly string[] }, KnownOrder>((db, given) => db.selectFrom('purchase_order as o').select(['o.id', 'o.communityId', 'o.userId'])
  .select((eb) => [
    eb.selectFrom('provider_object as p').select('p.providerId').where('p.kind', '=', 'CUSTOMER').whereRef('p.ownId', '=', 'o.userId').as('customer'),
    eb.and([eb('o.purpose', '=', 'MEMBERSHIP'), eb('o.recipientUserId', 'is', null), eb.not(eb.exists(eb.selectFrom('promotion_use as u').select('u.id').whereRef('u.orderId', '=', 'o.id')))]).as('isPlain'),
    jsonArrayFrom(eb.selectFrom('checkout_attempt as a').select(['a.sessionId as session', 'a.state', 'a.subscriptionId as subscription', 'a.paymentId as payment']).whereRef('a.orderId', '=', 'o.id')).as('attempts'),
    jsonArrayFrom(eb.selectFrom('membership_subscription as s').select(['s.providerId as provider', 's.endedAt as ended']).whereRef('s.orderId', '=', 'o.id')).as('subscriptions'),
    jsonArrayFrom(eb.selectFrom('payment as m').select(['m.providerPaymentId as provider', 'm.providerInvoiceId as invoice', 'm.feeMinor as fee']).whereRef('m.communityId', '=', 'o.communityId').whereRef('m.orderId', '=', 'o.id')).as('payments'),
  ]).where('o.id', '=', anyOf(given.ids)));

/** In one statement, however many ask at once, as every event asks for it. */
export const createKnownOf = (db: BillingReader): ((id: string) => Promise<KnownOrder | null>) => {
  const loader = new DataLoader<string, KnownOrder | null>(async (ids) => {
    const found = new Map((await known(db, { ids })).map((order) => [order.id, order]));
    return ids.map((id) => found.get(id) ?? null);
  }, { cache: false });
  return (id) => loader.load(id);
};
