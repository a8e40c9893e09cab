import { ok } from '../../../kernel/result.ts';
import type { NewCheckout, RefusedParameter } from '../../../platform/payments/payments.ts';
import { intervalOf } from '../../plans/index.ts';
import type { BillingDeps, BillingReader } from '../deps.ts';
import type { OrderRow } from '../model/order.entity.ts';
import type { MirroredKind } from '../model/provider-object.entity.ts';
import { MoneyAlarm } from './money-alarm.ts';
import { isKeyReused } from './provider-faults.ts';

const TRIES_PER_KEY = 2;

type ForPage = Pick<NewCheckout, 'customerId' | 'priceId' | 'amount' | 'couponId'>;

/** The provider's names of what an order needs: its buyer, and the price of its plan. Made when they are first needed. */
export async function mirrorForOrder(deps: BillingDeps, order: OrderRow): Promise<ForPage> {
  const { payments } = deps;
  const customerId = await mirrored(deps, 'CUSTOMER', order.userId, (key) => payments.createCustomer({ userId: order.userId }, key));
  if (order.planId === null) return { customerId, priceId: null, amount: await serviceAmount(deps, order), couponId: null };
  const productId = await mirrored(deps, 'PRODUCT', order.planId, async (key) => payments.createProduct({ planId: order.planId!, name: await productName(deps, order) }, key));
  const { amountMinor, listMinor, currency } = order;
  const interval = intervalOf(order.kind!);
  const price = { productId, priceId: order.priceId!, amountMinor: listMinor, currency, interval };
  const priceId = await mirrored(deps, 'PRICE', order.priceId!, (key) => payments.createPrice(price, key));
  if (amountMinor === listMinor) return { customerId, priceId, amount: null, couponId: null };
  if (interval === null) return { customerId, priceId, amount: { productId, amountMinor, currency }, couponId: null };
  return { customerId, priceId, amount: null, couponId: await mirrored(deps, 'COUPON', order.id, (key) => payments.createCoupon({ orderId: order.id, amountMinor: listMinor - amountMinor, currency }, key)) };
}

/** What people do for each other in a community is one product of it, at any amount. */
async function serviceAmount(deps: BillingDeps, { communityId, amountMinor, currency }: OrderRow): Promise<NonNullable<NewCheckout['amount']>> {
  const { name } = await deps.reader.selectFrom('community').select('name').where('id', '=', communityId).executeTakeFirstOrThrow();
  const productId = await mirrored(deps, 'PRODUCT', communityId, (key) => deps.payments.createProduct({ communityId, name }, key));
  return { productId, amountMinor, currency };
}

/** The provider's name of a price that somebody changes to. */
export async function mirrorPrice(deps: BillingDeps, { communityId, planId, priceId }: { communityId: string; planId: string; priceId: string }): Promise<string> {
  const { payments, reader } = deps;
  const offer = await reader.selectFrom('price').innerJoin('plan', 'plan.id', 'price.planId').select(['price.amountMinor', 'price.currency', 'plan.kind', 'plan.tierId'])
    .where('price.id', '=', priceId).where('price.communityId', '=', communityId).where('plan.communityId', '=', communityId).executeTakeFirstOrThrow();
  const productId = await mirrored(deps, 'PRODUCT', planId, async (key) => payments.createProduct({ planId, name: await productName(deps, { communityId, tierId: offer.tierId }) }, key));
  return mirrored(deps, 'PRICE', priceId, (key) => payments.createPrice({ productId, priceId, amountMinor: offer.amountMinor as number, currency: offer.currency, interval: intervalOf(offer.kind) }, key));
}

/** The one set of rules of the provider's page about what people pay for. */
const PORTAL = '00000000-0000-0000-0000-000000000000';
export const mirrorPortal = (deps: BillingDeps): Promise<string> => mirrored(deps, 'PORTAL', PORTAL, (key) => deps.payments.createPortal(key));

/** What the provider has lost is made anew, under a new key: all of it when it did not say which. */
export async function forgetMirrored({ uow }: BillingDeps, order: OrderRow, lost: RefusedParameter | null): Promise<void> {
  const ofOrder = { CUSTOMER: order.userId, PRODUCT: order.planId ?? order.communityId, PRICE: order.priceId ?? order.id, COUPON: order.id };
  const kinds = ['CUSTOMER', 'PRODUCT', 'PRICE', 'COUPON'] as const;
  const forgotten = kinds.filter((kind) => kind === lost || !kinds.some((known) => known === lost));
  await uow.run(async (tx) => {
    await (tx.db as BillingReader).updateTable('provider_object').set((eb) => ({ providerId: null, failures: eb('failures', '+', TRIES_PER_KEY) }))
      .where((eb) => eb(eb.refTuple('kind', 'ownId'), 'in', forgotten.map((kind) => eb.tuple(kind, ofOrder[kind])))).execute();
    return ok(null);
  });
}

/** Intent, call, outcome: the row and with it the key are there before the call, so a crash between leads to the same object. */
async function mirrored(deps: BillingDeps, kind: MirroredKind, ownId: string, create: (key: string) => Promise<string>): Promise<string> {
  const { providerId, failures } = await intend(deps, kind, ownId);
  if (providerId !== null) return providerId;
  try {
    const created = await create(`${kind.toLowerCase()}:${ownId}:${Math.floor(failures / TRIES_PER_KEY)}`);
    return await keep(deps, kind, ownId, created);
  } catch (error) {
    if (isKeyReused(error)) deps.raiseAlarm(new MoneyAlarm('KEY_WITH_OTHER_INPUT', `${kind} ${ownId}`));
    else await countFailure(deps, kind, ownId);
    throw error;
  }
}

async function intend({ uow }: BillingDeps, kind: MirroredKind, ownId: string): Promise<{ providerId: string | null; failures: number }> {
  const intent = await uow.run(async (tx) => {
    const db = tx.db as BillingReader;
    await db.insertInto('provider_object').values({ kind, ownId, providerId: null, failures: 0, createdAt: tx.now }).onConflict((conflict) => conflict.doNothing()).execute();
    return ok(await db.selectFrom('provider_object').select(['providerId', 'failures']).where('kind', '=', kind).where('ownId', '=', ownId).executeTakeFirstOrThrow());
  });
  if (!intent.ok) throw new Error('An intent is never refused');
  return intent.value;
}

/** Whoever answers first wins: everybody uses that object. */
async function keep({ uow }: BillingDeps, kind: MirroredKind, ownId: string, created: string): Promise<string> {
  const kept = await uow.run(async (tx) => {
    const db = tx.db as BillingReader;
    await db.updateTable('provider_object').set({ providerId: created }).where('kind', '=', kind).where('ownId', '=', ownId).where('providerId', 'is', null).execute();
    return ok(await db.selectFrom('provider_object').select('providerId').where('kind', '=', kind).where('ownId', '=', ownId).executeTakeFirstOrThrow());
  });
  return (kept.ok ? kept.value.providerId : null) ?? created;
}

async function countFailure({ uow }: BillingDeps, kind: MirroredKind, ownId: string): Promise<void> {
  await uow.run(async (tx) => {
    await (tx.db as BillingReader).updateTable('provider_object').set((eb) => ({ failures: eb('failures', '+', 1) })).where('kind', '=', kind).where('ownId', '=', ownId).execute();
    return ok(null);
  });
}

async function productName({ reader }: BillingDeps, { communityId, tierId }: Pick<OrderRow, 'communityId' | 'tierId'>): Promise<string> {
  const { community, tier } = await reader.selectFrom('tier').innerJoin('community', 'community.id', 'tier.communityId').select(['community.name as community', 'tier.name as tier'])
    .where('tier.id', '=', tierId!).where('tier.communityId', '=', communityId).executeTakeFirstOrThrow();
  return `${community} · ${tier}`;
}
