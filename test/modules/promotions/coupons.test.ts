import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import { giveGrant } from '../../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { promotionsOf } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
const shop = promotionsOf(() => app);
const COUPON = 'coupon { name basisPoints amount { minorUnits currency } audience stacking maxUses maxUsesPerPerson takenCount closedAt tier { name } }';

test('an owner makes a coupon, gives it codes and ends both', async () => {
  const sale = await shop.aShop();
  const communityId = encodeId('Community', sale.community.id);
  const { coupon } = await shop.made('createCoupon', `${COUPON} coupon { id }`, { communityId, name: ' 新人 ', basisPoints: 1_500, tierId: sale.tierId }, sale.owner);
  expect(coupon).toMatchObject({ name: '新人', basisPoints: 1_500, amount: null, audience: 'EVERYONE', stacking: 'ALONE', maxUses: null, maxUsesPerPerson: 1, takenCount: 0, closedAt: null, tier: { name: '高级会员' } });
  const key = { idempotencyKey: 'codes' };
  const own = await shop.made('createPromotionCodes', 'promotionCodes { id code maxUses }', { couponId: coupon.id, codes: ['vip-2026', '牛排节日'], maxUses: 5, ...key }, sale.owner);
  expect(own.promotionCodes).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'VIP2026', maxUses: 5 }), expect.objectContaining({ code: '牛排节日', maxUses: 5 })]));
  expect((await shop.made('createPromotionCodes', 'promotionCodes { id code maxUses }', { couponId: coupon.id, codes: ['vip-2026', '牛排节日'], maxUses: 5, ...key }, sale.owner)).promotionCodes).toEqual(own.promotionCodes);
  const random = await shop.made('createPromotionCodes', 'promotionCodes { code }', { couponId: coupon.id, count: 3 }, sale.owner);
  expect(random.promotionCodes.every(({ code }: { code: string }) => /^[2-9A-HJ-NP-Z]{12}$/.test(code))).toBe(true);
  const LIST = 'query ($slug: String!) { community(slug: $slug) { coupons { nodes { name codes { nodes { code closedAt } } } } } }';
  const read = async (viewer?: typeof sale.owner) => (await app.run(LIST, { slug: sale.community.slug }, viewer)).data.community.coupons.nodes;
  expect((await read(sale.owner))[0].codes.nodes).toHaveLength(5);
  const member = await app.world.aMember({ community: sale.community });
  for (const viewer of [member, undefined]) expect(await read(viewer)).toEqual([]);

  const first = own.promotionCodes.find(({ code }: { code: string }) => code === 'VIP2026');
  expect(await shop.quote(sale, member, { promotionCode: 'vip 2026' })).toMatchObject({ net: 8_415, rules: [{ kind: 'COUPON', amountMinor: -1_485, label: { name: '新人', code: 'VIP2026', basisPoints: 1_500 } }] });
  await shop.close('closePromotionCode', 'promotionCodeId', 'promotionCode { closedAt }', first.id, sale.owner);
  expect(await shop.quote(sale, member, { promotionCode: 'VIP2026' })).toBe('PROMOTION_EXPIRED');
  expect(await shop.quote(sale, member, { promotionCode: '牛排节日' })).toMatchObject({ net: 8_415 });
  await shop.close('closeCoupon', 'couponId', 'coupon { closedAt }', coupon.id, sale.owner);
  expect(await shop.quote(sale, member, { promotionCode: '牛排节日' })).toBe('PROMOTION_EXPIRED');
  expect((await shop.mutate('createPromotionCodes', 'promotionCodes { id }', { couponId: coupon.id, count: 1 }, sale.owner)).errors).toMatchObject([{ code: 'PROMOTION_EXPIRED' }]);
});

test('terms that cannot be are refused with their place, and write nothing', async () => {
  const sale = await shop.aShop();
  const communityId = encodeId('Community', sale.community.id);
  const refused = async (input: object) => (await expectNoTrace(app, () => shop.mutate('createCoupon', 'coupon { id }', { communityId, name: '券', ...input }, sale.owner))).errors.map(({ code, path }) => [code, path?.[1]]);
  const elsewhere = await shop.aShop();
  expect(await refused({})).toEqual([['REQUIRED', 'basisPoints']]);
  expect(await refused({ basisPoints: 1_000, amountMinor: 5 })).toEqual([['INVALID', 'amountMinor']]);
  for (const basisPoints of [0, -1, 10_001]) expect(await refused({ basisPoints })).toEqual([['OUT_OF_RANGE', 'basisPoints']]);
  for (const amountMinor of [0, -5, 100_000_000]) expect(await refused({ amountMinor })).toEqual([['OUT_OF_RANGE', 'amountMinor']]);
  expect(await refused({ basisPoints: 1_000, name: ' ' })).toEqual([['REQUIRED', 'name']]);
  expect(await refused({ basisPoints: 1_000, maxUses: 0 })).toEqual([['OUT_OF_RANGE', 'maxUses']]);
  expect(await refused({ basisPoints: 1_000, endsAt: app.clock.now().toISOString() })).toEqual([['INVALID', 'endsAt']]);
  expect(await refused({ basisPoints: 1_000, audience: 'TIER_HOLDERS' })).toEqual([['REQUIRED', 'audienceTierId']]);
  expect(await refused({ basisPoints: 1_000, tierId: elsewhere.tierId })).toEqual([['NOT_FOUND', 'tierId']]);
  expect(await refused({ basisPoints: 1_000, planId: elsewhere.planId })).toEqual([['NOT_FOUND', 'planId']]);
  const member = await app.world.aMember({ community: sale.community });
  const admin = await app.world.aMember({ community: sale.community, role: 'ADMIN' });
  for (const viewer of [member, admin, elsewhere.owner]) await expect(expectNoTrace(app, () => shop.mutate('createCoupon', 'coupon { id }', { communityId, name: '券', basisPoints: 1 }, viewer))).rejects.toThrow('FORBIDDEN');
  await expect(shop.mutate('createCoupon', 'coupon { id }', { communityId, name: '券', basisPoints: 1 })).rejects.toThrow('UNAUTHENTICATED');
  const yen = await shop.aShop({ currency: 'KWD', minorUnits: 5_000 });
  expect((await shop.mutate('createCoupon', 'coupon { id }', { communityId: encodeId('Community', yen.community.id), name: '券', amountMinor: 15 }, yen.owner)).errors).toMatchObject([{ code: 'INVALID', path: ['input', 'amountMinor'] }]);
  const { couponId } = await shop.aCode(sale, { basisPoints: 500 }, { codes: ['TAKEN1'] });
  expect((await shop.mutate('createPromotionCodes', 'promotionCodes { id }', { couponId, codes: ['fresh1', 'taken-1'] }, sale.owner)).errors).toMatchObject([{ code: 'TAKEN', path: ['input', 'codes', '1'] }]);
  expect((await shop.mutate('createPromotionCodes', 'promotionCodes { id }', { couponId, codes: ['a'] }, sale.owner)).errors).toMatchObject([{ code: 'INVALID', path: ['input', 'codes', '0'] }]);
});

test('each audience is judged by what members have had and have', async () => {
  const sale = await shop.aShop();
  const codeFor = async (input: object) => (await shop.aCode(sale, { basisPoints: 1_000, ...input })).code;
  const codes = { EVERYONE: await codeFor({}), NEW_MEMBERS: await codeFor({ audience: 'NEW_MEMBERS' }), LAPSED: await codeFor({ audience: 'LAPSED' }), TIER_HOLDERS: await codeFor({ audience: 'TIER_HOLDERS', audienceTierId: sale.tierId }) };
  const { id: tierId } = (await shop.db().selectFrom('tier').select('id').where('communityId', '=', sale.community.id).executeTakeFirstOrThrow()) as { id: string };
  const withGrant = async (kind: 'ORDER' | 'COMPLIMENTARY', days: [number, number]) => {
    const viewer = await app.world.aMember({ community: sale.community });
    const at = (offset: number) => new Date(app.clock.now().getTime() + offset * DAY);
    await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: sale.community.id, userId: viewer.userId, tierId, source: { kind, id: viewer.userId }, startsAt: at(days[0]), endsAt: at(days[1]) })));
    return viewer;
  };
  const served = async (viewer: typeof sale.owner) => {
    const entries = await Promise.all(Object.entries(codes).map(async ([audience, promotionCode]) => [audience, typeof (await shop.quote(sale, viewer, { promotionCode })) === 'object'] as const));
    return entries.filter(([, isServed]) => isServed).map(([audience]) => audience);
  };
  expect(await served(await app.world.aMember({ community: sale.community }))).toEqual(['EVERYONE', 'NEW_MEMBERS']);
  expect(await served(await withGrant('ORDER', [-10, -1]))).toEqual(['EVERYONE', 'LAPSED']);
  expect(await served(await withGrant('ORDER', [-10, 1]))).toEqual(['EVERYONE', 'TIER_HOLDERS']);
  expect(await served(await withGrant('COMPLIMENTARY', [-10, 1]))).toEqual(['EVERYONE', 'NEW_MEMBERS', 'TIER_HOLDERS']);
});

test('a code counts from its beginning to its end, for its plan and in its community', async () => {
  const sale = await shop.aShop();
  const member = await app.world.aMember({ community: sale.community });
  const at = (offset: number) => new Date(app.clock.now().getTime() + offset * DAY);
  const { code } = await shop.aCode(sale, { amountMinor: 2_000, startsAt: at(1).toISOString(), endsAt: at(2).toISOString(), planId: sale.planId });
  const endsAt = (await shop.db().selectFrom('coupon').select('endsAt').where('communityId', '=', sale.community.id).executeTakeFirstOrThrow()).endsAt as Date;
  expect(await shop.quote(sale, member, { promotionCode: code })).toBe('PROMOTION_NOT_STARTED');
  expect(await shop.quote(sale, member, { promotionCode: code, at: new Date(endsAt.getTime() - 1) })).toMatchObject({ net: 7_900 });
  expect(await shop.quote(sale, member, { promotionCode: code, at: endsAt })).toBe('PROMOTION_EXPIRED');
  expect(await shop.quote(sale, member, { promotionCode: code, at: at(1.5), plan: { id: sale.community.id, tierId: sale.community.id } })).toBe('PROMOTION_NOT_APPLICABLE');
  expect(await shop.quote(sale, member, { promotionCode: code, at: at(1.5), currency: 'USD' })).toBe('PROMOTION_NOT_APPLICABLE');
  expect(await shop.quote(sale, member, { promotionCode: 'no such code' })).toBe('NOT_FOUND');
  const other = await shop.aShop();
  const stranger = await app.world.aMember({ community: other.community });
  expect(await shop.quote(other, stranger, { promotionCode: code, at: at(1.5) })).toBe('NOT_FOUND');
});

test('a use is reserved, paid, given back, and used again, and the counters follow', async () => {
  const sale = await shop.aShop();
  const [first, second] = [await app.world.aMember({ community: sale.community }), await app.world.aMember({ community: sale.community })];
  const { code } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 1 });
  const taken = async () => {
    const [coupon, codes, takers] = await Promise.all(['coupon', 'promotion_code', 'coupon_taker'].map((table) => shop.db().selectFrom(table as 'coupon').select('takenCount').where('communityId', '=', sale.community.id).orderBy('takenCount').execute()));
    return [coupon, codes, takers].map((rows) => rows!.map(({ takenCount }) => takenCount).join());
  };
  const mine = await shop.buy(sale, first, { promotionCode: code });
  expect(await taken()).toEqual(['1', '1', '1']);
  expect(await shop.buy(sale, second, { promotionCode: code })).toEqual({ refused: 'PROMOTION_EXHAUSTED' });
  expect(await shop.quote(sale, first, { promotionCode: code })).toMatchObject({ net: 8_910 }); // one's own open order is not in the way
  await shop.release(mine);
  await shop.release(mine);
  expect(await taken()).toEqual(['0', '0', '0']);
  const theirs = await shop.buy(sale, second, { promotionCode: code });
  expect(await shop.commit(mine)).toEqual({ lost: ['COUPON'] }); // paid after it had been released
  expect(await taken()).toEqual(['1', '1', '0,1']);
  expect(await shop.commit(theirs)).toEqual({ lost: [] });
  expect(await shop.commit(theirs)).toEqual({ lost: [] });
  expect(await shop.quote(sale, second, { promotionCode: code })).toBe('PROMOTION_EXHAUSTED');
  await shop.giveBack(theirs);
  await shop.giveBack(theirs);
  expect([await taken(), await shop.uses(theirs)]).toEqual([['0', '0', '0,0'], [['COUPON', 'RETURNED']]]);
  expect(await shop.commit(mine)).toEqual({ lost: [] });
  await shop.restore(theirs);
  expect([await taken(), await shop.uses(theirs)]).toEqual([['1', '1', '0,1'], [['COUPON', 'RETURNED']]]); // somebody else has it now
});

test('a coupon that ends between quote and order: its expiry is honoured, its closing refused', async () => {
  const sale = await shop.aShop();
  const [first, second] = [await app.world.aMember({ community: sale.community }), await app.world.aMember({ community: sale.community })];
  const { code, couponId } = await shop.aCode(sale, { basisPoints: 1_000, endsAt: new Date(app.clock.now().getTime() + 60_000).toISOString() });
  const quotes = [await shop.linesFor(sale, first, { promotionCode: code }), await shop.linesFor(sale, second, { promotionCode: code })];
  app.clock.advance(120_000);
  expect(typeof (await shop.order(sale, first, quotes[0]!))).toBe('string');
  await shop.close('closeCoupon', 'couponId', 'coupon { id }', couponId, sale.owner);
  expect(await shop.order(sale, second, quotes[1]!)).toEqual({ refused: 'PROMOTION_EXPIRED' });
});
