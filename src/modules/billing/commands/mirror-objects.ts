import { ok } from '../../../kernel/result.ts';
import type { NewCheckout, RefusedParameter } from '../../../platform/payments/payments.ts';
import { intervalOf } from '../../plans/index.ts';
import type { BillingDeps, BillingReader } from '../deps.ts';
import type { OrderRow } from '../model/order.entity.ts';
import { isSpent, keyOf, TRIES_PER_KEY, type MirroredKind, type ProviderObjectRow } from '../model/provider-object.entity.ts';
import { MoneyAlarm } from './money-alarm.ts';
import { isKeyReused } from './provider-faults.ts';

type ForPage = Pick<NewCheckout, 'customerId' | 'priceId' | 'amount' | 'couponId'>;

/** The provider's names of what an order needs: its buyer, and the price of its plan. Made when they are first needed. */
export async function mirrorForOrder(deps: BillingDeps, order: OrderRow): Promise<ForPage> {
  const { payments } = deps;
  const customerId = await mirrored(deps, 'CUSTOMER', order.userId, { input: { userId: order.userId }, create: payments.createCustomer, find: payments.findCustomer });
  if (order.planId === null) return { customerId, priceId: null, amount: await serviceAmount(deps, order), couponId: null };
  const productId = await productOf(deps, { planId: order.planId }, () => productName(deps, order));
  const { amountMinor, listMinor, currency } = order;
  const interval = intervalOf(order.kind!);
  const priceId = await mirrored(deps, 'PRICE', order.priceId!, { input: { productId, priceId: order.priceId!, amountMinor: listMinor, currency, interval }, create: payments.createPrice, find: payments.findPrice });
  if (amountMinor === listMinor) return { customerId, priceId, amount: null, couponId: null };
  if (interval === null) return { customerId, priceId, amount: { productId, amountMinor, currency }, couponId: null };
  const off = { orderId: order.id, amountMinor: listMinor - amountMinor, currency };
  return { customerId, priceId, amount: null, couponId: await mirrored(deps, 'COUPON', order.id, { input: off, create: payments.createCoupon, find: payments.findCoupon }) };
}

/** What people do for each other in a community is one product of it, at any amount. */
async function serviceAmount(deps: BillingDeps, { communityId, amountMinor, currency }: OrderRow): Promise<NonNullable<NewCheckout['amount']>> {
  const productId = await productOf(deps, { communityId }, async () => (await deps.reader.selectFrom('community').select('name').where('id', '=', communityId).executeTakeFirstOrThrow()).name);
  return { productId, amountMinor, currency };
}

const productOf = (deps: BillingDeps, of: { planId: string } | { communityId: string }, name: () => Promise<string>): Promise<string> =>
  mirrored(deps, 'PRODUCT', 'planId' in of ? of.planId : of.communityId, { input: async () => ({ ...of, name: await name() }), create: deps.payments.createProduct, find: deps.payments.findProduct });

/** The provider's name of a price that somebody changes to. */
export async function mirrorPrice(deps: BillingDeps, { communityId, planId, priceId }: { communityId: string; planId: string; priceId: string }): Promise<string> {
  const { payments, reader } = deps;
  const offer = await reader.selectFrom('price').innerJoin('plan', 'plan.id', 'price.planId').select(['price.amountMinor', 'price.currency', 'plan.kind', 'plan.tierId'])
    .where('price.id', '=', priceId).where('price.communityId', '=', communityId).where('plan.communityId', '=', communityId).executeTakeFirstOrThrow();
  const productId = await productOf(deps, { planId }, () => productName(deps, { communityId, tierId: offer.tierId }));
  const price = { productId, priceId, amountMinor: offer.amountMinor as number, currency: offer.currency, interval: intervalOf(offer.kind) };
  return mirrored(deps, 'PRICE', priceId, { input: price, create: payments.createPrice, find: payments.findPrice });
}

/** The one set of rules of the provider's page about what people pay for; a second one would do no harm. */
const PORTAL = '00000000-0000-0000-0000-000000000000';
export const mirrorPortal = (deps: BillingDeps): Promise<string> => mirrored(deps, 'PORTAL', PORTAL, { input: {}, create: (_, key) => deps.payments.createPortal(key), find: async () => null });

/** What the provider has lost is made anew, under a new key: all of it when it did not say which. */
export async function forgetMirrored({ uow }: BillingDeps, order: OrderRow, lost: RefusedParameter | null): Promise<void> {
  const ofOrder = { CUSTOMER: order.userId, PRODUCT: order.planId ?? order.communityId, PRICE: order.priceId ?? order.id, COUPON: order.id };
  const kinds = ['CUSTOMER', 'PRODUCT', 'PRICE', 'COUPON'] as const;
  const forgotten = kinds.filter((kind) => kind === lost || !kinds.some((known) => known === lost));
  await uow.run(async (tx) => {
    await (tx.db as BillingReader).updateTable('provider_object').set((eb) => ({ ...NOT_ASKED, providerId: null, failures: eb('failures', '+', TRIES_PER_KEY) }))
      .where((eb) => eb(eb.refTuple('kind', 'ownId'), 'in', forgotten.map((kind) => eb.tuple(kind, ofOrder[kind])))).execute();
    return ok(null);
  });
}

/** How something of ours comes to be at the provider. */
interface Making<T extends object> {
  readonly input: T | (() => Promise<T>);
  readonly create: (input: T, key: string) => Promise<string>;
  /** One that an earlier call has made after all. */
  readonly find: (input: T, askedAt: Date) => Promise<string | null>;
}

/**
 * Intent, call, outcome: the key and what is sent with it are stored before the call, so a crash between leads to the same object, also
 * when something was renamed meanwhile. A key that is spent is not repeated, nor another one taken, before the provider was asked for what it made.
 */
async function mirrored<T extends object>(deps: BillingDeps, kind: MirroredKind, ownId: string, making: Making<T>): Promise<string> {
  const intent = await intend(deps, kind, ownId, making.input);
  if (intent.providerId !== null) return intent.providerId;
  const input = intent.askedWith as T;
  if (isSpent(intent, deps.clock.now())) {
    const found = await making.find(input, intent.askedAt!);
    if (found !== null) return keep(deps, kind, ownId, found);
    await takeNewKey(deps, intent);
    return mirrored(deps, kind, ownId, making);
  }
  try {
    return await keep(deps, kind, ownId, await making.create(input, intent.askedKey!));
  } catch (error) {
    if (isKeyReused(error)) deps.raiseAlarm(new MoneyAlarm('KEY_WITH_OTHER_INPUT', `${kind} ${ownId}`));
    else await countFailure(deps, kind, ownId);
    throw error;
  }
}

/** What is known of it, or is being asked for; now, when it is not. */
async function intend<T extends object>({ uow, reader }: BillingDeps, kind: MirroredKind, ownId: string, input: Making<T>['input']): Promise<ProviderObjectRow> {
  const known = await reader.selectFrom('provider_object').selectAll().where('kind', '=', kind).where('ownId', '=', ownId).executeTakeFirst();
  if (known && known.providerId !== null) return known;
  const given = typeof input === 'function' ? await input() : input;
  const intent = await uow.run(async (tx) => {
    const db = tx.db as BillingReader;
    await db.insertInto('provider_object').values({ kind, ownId, providerId: null, failures: 0, createdAt: tx.now }).onConflict((conflict) => conflict.doNothing()).execute();
    const row = await db.selectFrom('provider_object').selectAll().where('kind', '=', kind).where('ownId', '=', ownId).forUpdate().executeTakeFirstOrThrow();
    if (row.providerId !== null || row.askedKey !== null) return ok({ ...row, askedWith: row.askedWith ?? given });
    const asked = { askedKey: keyOf(row), askedAt: tx.now };
    await db.updateTable('provider_object').set({ ...asked, askedWith: given }).where('kind', '=', kind).where('ownId', '=', ownId).execute();
    return ok({ ...row, ...asked, askedWith: given });
  });
  if (!intent.ok) throw new Error('An intent is never refused');
  return intent.value;
}

const NOT_ASKED = { askedKey: null, askedWith: null, askedAt: null };

/** Nothing came of the old one. */
async function takeNewKey({ uow }: BillingDeps, intent: ProviderObjectRow): Promise<void> {
  const failures = intent.askedKey === keyOf(intent) ? (Math.floor((intent.failures as number) / TRIES_PER_KEY) + 1) * TRIES_PER_KEY : intent.failures;
  await uow.run(async (tx) => {
    await (tx.db as BillingReader).updateTable('provider_object').set({ ...NOT_ASKED, failures }).where('kind', '=', intent.kind).where('ownId', '=', intent.ownId).where('askedKey', '=', intent.askedKey).where('providerId', 'is', null).execute();
    return ok(null);
  });
}

/** Whoever answers first wins: everybody uses that object. */
async function keep({ uow }: BillingDeps, kind: MirroredKind, ownId: string, created: string): Promise<string> {
  const kept = await uow.run(async (tx) => {
    const db = tx.db as BillingReader;
    await db.updateTable('provider_object').set({ ...NOT_ASKED, providerId: created }).where('kind', '=', kind).where('ownId', '=', ownId).where('providerId', 'is', null).execute();
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
