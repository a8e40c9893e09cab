import { expect } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { PlanKind } from '../../../src/modules/plans/index.ts';
import { randomName } from '../../support/world.ts';
import type { Stage } from './stage.ts';

export interface Journey {
  readonly says: string;
  readonly kind: PlanKind;
  /** What happened before, undisturbed. */
  readonly prepare?: (stage: Stage) => Promise<void>;
  /** How long after that the journey begins. */
  readonly later?: number;
  readonly play: (stage: Stage) => Promise<void>;
  /** What the outcome does not say: how it stands at Stripe, and what is counted for all orders together. */
  readonly check?: (stage: Stage) => Promise<void>;
  /** The last step that is cut comes no earlier. */
  readonly least: { readonly call: number; readonly commit: number };
  /** Of so many cuts one, unless all are wanted. */
  readonly stride?: number;
}

const buy = async (stage: Stage, wish: object = {}): Promise<void> => {
  const { order } = await stage.mutate('startCheckout', 'order { id checkoutUrl }', { priceId: stage.sale.priceId, idempotencyKey: randomName('key'), ...wish });
  stage.orderId = order.id;
  await stage.money.pay(order.checkoutUrl);
  await stage.settle();
};
const giveBack = async (stage: Stage, wish: object = {}, by = stage.viewer): Promise<void> => {
  await stage.mutate('requestRefund', 'order { id }', { orderId: stage.orderId, idempotencyKey: randomName('key'), ...wish }, by);
  await stage.settle();
};
const wishes = new WeakMap<Stage, object>();
const byOwner = (stage: Stage, name: string, selection: string, input: object): Promise<any> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return stage.money.create(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} errors { __typename } } }`, input, stage.sale.owner);
};

async function offerDiscounts(stage: Stage): Promise<void> {
  const communityId = encodeId('Community', stage.sale.community.id);
  const { coupon } = await byOwner(stage, 'createCoupon', 'coupon { id }', { communityId, name: '九折', basisPoints: 1_000, maxUses: 5, stacking: 'WITH_ALL' });
  const { promotionCodes: [code] } = await byOwner(stage, 'createPromotionCodes', 'promotionCodes { code }', { couponId: coupon.id, codes: ['TENOFF'] });
  const { voucher } = await byOwner(stage, 'giveVoucher', 'voucher { id }', { memberId: await memberIdOf(stage), amountMinor: 1_500 });
  wishes.set(stage, { promotionCode: code.code, voucherIds: [voucher.id] });
}
async function openGroupBuy(stage: Stage): Promise<void> {
  const { groupBuyOffer } = await byOwner(stage, 'createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', stage.sale.community.id), planId: stage.sale.planId, name: '团', seats: 3, hours: 24, basisPoints: 2_000 });
  const { groupBuy } = await stage.mutate('openGroupBuy', 'groupBuy { id }', { groupBuyOfferId: groupBuyOffer.id, idempotencyKey: randomName('key') });
  wishes.set(stage, { groupBuyId: groupBuy.id });
}
const db = ({ money }: Stage) => money.app.platform.database.reader;
const memberIdOf = async (stage: Stage): Promise<string> =>
  encodeId('Member', (await db(stage).selectFrom('member').select('id').where('communityId', '=', stage.sale.community.id).where('userId', '=', stage.viewer.userId).executeTakeFirstOrThrow()).id as string);
/** Quoted first: a discount is part of a quote. */
async function buyWithWish(stage: Stage): Promise<void> {
  const { quote } = await stage.mutate('createQuote', 'quote { id }', { priceId: stage.sale.priceId, idempotencyKey: randomName('key'), ...wishes.get(stage) });
  await buy(stage, { priceId: undefined, quoteId: quote.id });
}

async function usesAreCommittedOnce(stage: Stage): Promise<void> {
  const uses = await db(stage).selectFrom('promotion_use').select(['kind', 'state']).where('orderId', '=', decodeId('Order', stage.orderId)).orderBy('kind').execute();
  expect(uses).toEqual([{ kind: 'COUPON', state: 'COMMITTED' }, { kind: 'VOUCHER', state: 'COMMITTED' }]);
  expect(await db(stage).selectFrom('coupon').select('takenCount').where('communityId', '=', stage.sale.community.id).execute()).toEqual([{ takenCount: 1 }]);
}
async function seatIsPaidOnce(stage: Stage): Promise<void> {
  expect(await db(stage).selectFrom('group_buy_seat').select('state').where('communityId', '=', stage.sale.community.id).execute()).toEqual([{ state: 'PAID' }]);
}
async function paid(stage: Stage, amounts: number[]): Promise<void> {
  const payments = await db(stage).selectFrom('payment').select(['amountMinor', 'providerPaymentId']).where('orderId', '=', decodeId('Order', stage.orderId)).orderBy('receivedAt').execute();
  expect(payments.map(({ amountMinor }) => amountMinor)).toEqual(amounts);
}
async function wentBack(stage: Stage, amounts: number[]): Promise<void> {
  const [payment] = await db(stage).selectFrom('payment').select('providerPaymentId').where('orderId', '=', decodeId('Order', stage.orderId)).execute();
  const { data } = await stage.money.stripe.refunds.list({ payment_intent: payment!.providerPaymentId as string });
  expect(data.map(({ amount, status }) => [amount, status])).toEqual(amounts.map((amount) => [amount, 'succeeded']));
}
async function endedAtStripe(stage: Stage): Promise<void> {
  const { providerId } = await db(stage).selectFrom('membership_subscription').select('providerId').where('orderId', '=', decodeId('Order', stage.orderId)).executeTakeFirstOrThrow();
  expect((await stage.money.stripe.subscriptions.retrieve(providerId as string)).status).toBe('canceled');
}

/** Prices are 100.00. */
export const JOURNEYS: readonly Journey[] = [
  { says: 'a purchase', kind: 'TERM', play: (stage) => buy(stage), check: (stage) => paid(stage, [10_000]), least: { call: 5, commit: 6 } },
  { says: 'a refund', kind: 'TERM', prepare: (stage) => buy(stage), play: (stage) => giveBack(stage), check: (stage) => wentBack(stage, [10_000]), least: { call: 1, commit: 3 } },
  {
    says: 'a purchase of a subscription with a coupon and a voucher', kind: 'MONTHLY', prepare: offerDiscounts, play: buyWithWish, stride: 6,
    async check(stage) {
      await usesAreCommittedOnce(stage);
      await paid(stage, [7_500]);
    },
    least: { call: 5, commit: 6 },
  },
  { says: 'a renewal', kind: 'MONTHLY', prepare: (stage) => buy(stage), later: 31 * DAY, play: (stage) => stage.settle(), check: (stage) => paid(stage, [10_000, 10_000]), least: { call: 2, commit: 3 }, stride: 6 },
  { says: 'a refund of a part', kind: 'TERM', prepare: (stage) => buy(stage), play: (stage) => giveBack(stage, { minorUnits: 3_000, reason: '补偿' }, stage.sale.owner), check: (stage) => wentBack(stage, [3_000]), least: { call: 1, commit: 3 }, stride: 6 },
  {
    says: 'a refund of a subscription', kind: 'MONTHLY', prepare: (stage) => buy(stage), play: (stage) => giveBack(stage), stride: 6,
    async check(stage) {
      await wentBack(stage, [10_000]);
      await endedAtStripe(stage);
    },
    least: { call: 2, commit: 3 },
  },
  {
    says: 'a purchase of a seat in a group-buy', kind: 'TERM', prepare: openGroupBuy, play: buyWithWish, stride: 6,
    async check(stage) {
      await seatIsPaidOnce(stage);
      await paid(stage, [8_000]);
    },
    least: { call: 3, commit: 6 },
  },
];
