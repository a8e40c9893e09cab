import { expect } from '@jest/globals';
import { encodeId, newId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { commitUses, discountsFor, netOf, releaseUses, reserveUses, restoreUses, returnUses, type DiscountWish, type QuoteRule } from '../../../src/modules/promotions/index.ts';
import type { TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';

export interface Shop {
  readonly owner: SignedInViewer;
  readonly community: CommunityRow;
  readonly tierId: string;
  readonly planId: string;
  readonly priceId: string;
}
export const ERRORS = 'errors { __typename ... on UserError { code path } }';
type Errors = { __typename: string; code: string; path: string[] | null }[];

/** What tests of promotions do again and again. Keys of rows are those of the database, wire ids are made where they are needed. */
export function promotionsOf(app: () => TestApp) {
  const mutate = async (name: string, selection: string, input: object, viewer?: SignedInViewer) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await app().run(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} ${ERRORS} } }`, { input: { idempotencyKey: randomName('key'), ...input } }, viewer);
    if (errors.length > 0) throw new Error(errors[0]!.extensions.code ?? errors[0]!.message);
    return data[name] as Record<string, any> & { errors: Errors };
  };
  const close = async (name: string, argument: string, selection: string, id: string, viewer?: SignedInViewer) => {
    const { data, errors } = await app().run(`mutation { ${name}(${argument}: "${id}") { ${selection} ${ERRORS} } }`, {}, viewer);
    if (errors.length > 0) throw new Error(errors[0]!.extensions.code);
    return data[name] as Record<string, any> & { errors: Errors };
  };
  const made = async (name: string, selection: string, input: object, viewer: SignedInViewer) => {
    const payload = await mutate(name, selection, input, viewer);
    expect(payload.errors).toEqual([]);
    return payload;
  };
  const db = () => app().platform.database.reader;
  const aShop = async ({ kind = 'LIFETIME', minorUnits = 9_900, ...input }: { kind?: string; minorUnits?: number; currency?: string; timeZone?: string } = {}): Promise<Shop> => {
    const { owner, community } = await app().world.aCommunity(input as object);
    const { tier } = await made('createTier', 'tier { id }', { communityId: encodeId('Community', community.id), name: '高级会员', rank: 10, entitlements: ['posts.read.premium'] }, owner);
    const { plan } = await made('createPlan', 'plan { id }', { tierId: tier.id, kind }, owner);
    const priced = await made('createPrice', 'plan { price { id } }', { planId: plan.id, minorUnits }, owner);
    return { owner, community, tierId: tier.id, planId: plan.id, priceId: priced.plan.price.id };
  };
  const memberSince = async (shop: Shop, joinedAt: Date): Promise<SignedInViewer> => {
    const viewer = await app().world.aMember({ community: shop.community });
    await db().updateTable('member').set({ joinedAt }).where('communityId', '=', shop.community.id).where('userId', '=', viewer.userId).execute();
    return viewer;
  };
  const aCode = async (shop: Shop, input: object, codes: object = { count: 1 }): Promise<{ couponId: string; code: string; id: string }> => {
    const { coupon } = await made('createCoupon', 'coupon { id }', { communityId: encodeId('Community', shop.community.id), name: '双十一', ...input }, shop.owner);
    const { promotionCodes: [code] } = await made('createPromotionCodes', 'promotionCodes { id code }', { couponId: coupon.id, ...codes }, shop.owner);
    return { couponId: coupon.id, ...code };
  };
  return { mutate, made, close, db, aShop, memberSince, aCode, ...doorOf(app, db) };
}

/** The door as billing uses it, on orders of the tests' own. */
function doorOf(app: () => TestApp, db: () => TestApp['platform']['database']['reader']) {
  const quote = async (shop: Shop, viewer: SignedInViewer, more: Partial<DiscountWish> = {}): Promise<{ rules: QuoteRule[]; net: number } | string> => {
    const plan = await planOf(db(), shop);
    const member = await db().selectFrom('member').select('joinedAt').where('communityId', '=', shop.community.id).where('userId', '=', viewer.userId).executeTakeFirstOrThrow();
    const wish: DiscountWish = { communityId: shop.community.id, buyer: { userId: viewer.userId, joinedAt: member.joinedAt }, plan, listMinor: 9_900, currency: 'CNY', at: app().clock.now(), promotionCode: null, voucherIds: [], groupBuyId: null, ...more };
    const result = await discountsFor(db(), wish);
    return result.ok ? { rules: result.value.rules, net: netOf(wish.listMinor, result.value.rules) } : result.failure.kind;
  };
  const order = async (shop: Shop, viewer: SignedInViewer, rules: readonly QuoteRule[]): Promise<string | { refused: string }> => {
    const plan = await planOf(db(), shop);
    const price = await db().selectFrom('price').select('id').where('planId', '=', plan.id).executeTakeFirstOrThrow();
    const orderId = newId();
    const result = await app().platform.uow.run<string, { kind: string }>(async (tx) => {
      await tx.db.insertInto('purchase_order').values({
        id: orderId, communityId: shop.community.id, userId: viewer.userId, purpose: 'MEMBERSHIP', tierId: plan.tierId, planId: plan.id, priceId: price.id, kind: 'LIFETIME', listMinor: 9_900, amountMinor: netOf(9_900, rules), currency: 'CNY', channel: 'WEB', state: 'EXPIRED', createdAt: tx.now,
      }).execute();
      const reserved = await reserveUses(tx, { orderId, communityId: shop.community.id, userId: viewer.userId, rules });
      return reserved.ok ? ok(orderId) : reserved;
    });
    return result.ok ? result.value : { refused: result.failure.kind };
  };
  const inTx = async <T>(work: (tx: Parameters<Parameters<TestApp['platform']['uow']['run']>[0]>[0]) => Promise<T>): Promise<T> => {
    const result = await app().platform.uow.run<T, never>(async (tx) => ok(await work(tx)));
    if (!result.ok) throw new Error('refused');
    return result.value;
  };
  /** The lines of a quote that must be given. */
  const linesFor = async (shop: Shop, viewer: SignedInViewer, more: Partial<DiscountWish>): Promise<QuoteRule[]> => {
    const quoted = await quote(shop, viewer, more);
    if (typeof quoted === 'string') throw new Error(quoted);
    return quoted.rules;
  };
  return {
    quote, linesFor, order, inTx,
    buy: async (shop: Shop, viewer: SignedInViewer, more: Partial<DiscountWish>): Promise<string | { refused: string }> => {
      const quoted = await quote(shop, viewer, more);
      return typeof quoted === 'string' ? { refused: quoted } : order(shop, viewer, quoted.rules);
    },
    commit: (orderId: unknown) => inTx((tx) => commitUses(tx, orderId as string)),
    release: (orderId: unknown) => inTx((tx) => releaseUses(tx, orderId as string)),
    giveBack: (orderId: unknown) => inTx((tx) => returnUses(tx, orderId as string)),
    restore: (orderId: unknown) => inTx((tx) => restoreUses(tx, orderId as string)),
    uses: async (orderId: unknown) => (await db().selectFrom('promotion_use').select(['kind', 'state']).where('orderId', '=', orderId as string).orderBy('kind').execute()).map(({ kind, state }: any) => [kind, state]),
  };
}
const planOf = async (db: TestApp['platform']['database']['reader'], shop: Shop): Promise<{ id: string; tierId: string }> =>
  (await db.selectFrom('plan').select(['id', 'tierId']).where('communityId', '=', shop.community.id).executeTakeFirstOrThrow()) as { id: string; tierId: string };
