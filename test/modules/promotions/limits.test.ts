import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { promotionsOf } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
const shop = promotionsOf(() => app);

test('fifty buyers at once never pass the limit of a coupon, of a code, or of a person', async () => {
  const sale = await shop.aShop();
  const buyers = await Promise.all(Array.from({ length: 50 }, () => app.world.aMember({ community: sale.community })));
  const coupon = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 7 });
  const code = await shop.aCode(sale, { basisPoints: 1_000, maxUsesPerPerson: null }, { codes: ['FIVETIMES'], maxUses: 5 });
  const race = async (promotionCode: string): Promise<number> => {
    const quotes = await Promise.all(buyers.map((buyer) => shop.linesFor(sale, buyer, { promotionCode })));
    const orders = await Promise.all(buyers.map((buyer, index) => shop.order(sale, buyer, quotes[index]!)));
    const won = orders.filter((order) => typeof order === 'string');
    expect(orders.filter((order) => typeof order !== 'string')).toEqual(Array.from({ length: 50 - won.length }, () => ({ refused: 'PROMOTION_EXHAUSTED' })));
    await Promise.all(won.map((order) => shop.commit(order)));
    return won.length;
  };
  expect([await race(coupon.code), await race(code.code)]).toEqual([7, 5]);

  const own = await shop.aCode(sale, { basisPoints: 1_000, maxUsesPerPerson: 2 });
  const [buyer] = buyers as [(typeof buyers)[number]];
  const quoted = await shop.linesFor(sale, buyer, { promotionCode: own.code });
  const orders = await Promise.all(Array.from({ length: 10 }, () => shop.order(sale, buyer, quoted)));
  expect(orders.filter((order) => typeof order === 'string')).toHaveLength(2);
});

test('orders and releases crossing each other leave the counters as the uses say', async () => {
  const sale = await shop.aShop();
  const { code } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 4, maxUsesPerPerson: null });
  const buyers = await Promise.all(Array.from({ length: 10 }, () => app.world.aMember({ community: sale.community })));
  await Promise.all(buyers.map(async (buyer, index) => {
    for (let round = 0; round < 3; round++) {
      const order = await shop.buy(sale, buyer, { promotionCode: code });
      if (typeof order !== 'string') continue;
      if ((index + round) % 3 === 0) await shop.commit(order);
      else await shop.release(order);
      if ((index + round) % 2 === 0) await shop.giveBack(order);
    }
  }));
  const { takenCount } = await shop.db().selectFrom('coupon').select('takenCount').where('communityId', '=', sale.community.id).executeTakeFirstOrThrow();
  const standing = await shop.db().selectFrom('promotion_use').select('id').where('communityId', '=', sale.community.id).where('state', 'in', ['RESERVED', 'COMMITTED']).execute();
  const ofCodes = await shop.db().selectFrom('promotion_code').select('takenCount').where('communityId', '=', sale.community.id).executeTakeFirstOrThrow();
  const ofPeople = await shop.db().selectFrom('coupon_taker').select('takenCount').where('communityId', '=', sale.community.id).execute();
  expect(takenCount).toBe(standing.length);
  expect(ofCodes.takenCount).toBe(standing.length);
  expect(ofPeople.reduce((sum: number, row: any) => sum + row.takenCount, 0)).toBe(standing.length);
});
