import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { discountsOn } from '../../src/sandbox/discounting.ts';
import { aMonthlyPrice, aPrice, aSession, startBench, submitPage, typesAbout, type Bench } from './support.ts';

const DAY = 86_400_000;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

async function aCode(code: string, coupon: Stripe.CouponCreateParams, options: Partial<Stripe.PromotionCodeCreateParams> = {}): Promise<Stripe.PromotionCode> {
  const { id } = await bench.stripe.coupons.create(coupon);
  return bench.stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: id }, code, ...options });
}

describe('a coupon', () => {
  it('takes a share or a sum', async () => {
    const { stripe } = bench;
    const percent = await stripe.coupons.create({ percent_off: 33.5, name: 'spring' });
    expect(percent).toMatchObject({ percent_off: 33.5, amount_off: null, currency: null, duration: 'once', valid: true, times_redeemed: 0 });
    expect(await stripe.coupons.create({ id: 'TEN', amount_off: 1000, currency: 'CNY' })).toMatchObject({ id: 'TEN', amount_off: 1000, currency: 'cny' });
    await expect(stripe.coupons.create({ id: 'TEN', percent_off: 5 })).rejects.toMatchObject({ code: 'resource_already_exists' });
    await expect(stripe.coupons.create({ percent_off: 5, amount_off: 5 })).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.coupons.create({ percent_off: 101 })).rejects.toMatchObject({ param: 'percent_off' });
    await expect(stripe.coupons.create({ amount_off: 5 })).rejects.toMatchObject({ param: 'currency' });
    await expect(stripe.coupons.create({ percent_off: 5, duration: 'repeating' })).rejects.toMatchObject({ param: 'duration_in_months' });
  });

  it('divides to the last unit', () => {
    expect(discountsOn([100, 100, 100], { amount_off: 100, percent_off: null })).toEqual([34, 33, 33]);
    expect(discountsOn([5, 5], { amount_off: 100, percent_off: null })).toEqual([5, 5]);
    expect(discountsOn([9900, 0], { amount_off: null, percent_off: 12.5 })).toEqual([1238, 0]);
    expect(discountsOn([0], { amount_off: 7, percent_off: null })).toEqual([0]);
  });

  it('counts on a page and is used up by payment, not by opening the page', async () => {
    const { stripe } = bench;
    const coupon = await stripe.coupons.create({ percent_off: 30, max_redemptions: 1 });
    const price = await aPrice(stripe);
    const [first, second] = [await aSession(stripe, price, { discounts: [{ coupon: coupon.id }] }), await aSession(stripe, price, { discounts: [{ coupon: coupon.id }] })];
    expect(first).toMatchObject({ amount_subtotal: 9900, amount_total: 6930, total_details: { amount_discount: 2970 }, discounts: [{ coupon: coupon.id, promotion_code: null }] });
    expect(await (await fetch(String(first.url))).text()).toContain('CN¥69.30');
    const types = await typesAbout(bench, () => submitPage(first, { action: 'pay' }).then(() => undefined));
    expect(types).toContain('coupon.updated');
    const paid = await stripe.checkout.sessions.retrieve(first.id, { expand: ['payment_intent', 'line_items', 'discounts.coupon'] });
    expect(paid).toMatchObject({ payment_intent: { amount: 6930, amount_received: 6930 }, discounts: [{ coupon: { id: coupon.id, times_redeemed: 1, valid: false } }] });
    expect(paid.line_items?.data).toMatchObject([{ amount_subtotal: 9900, amount_discount: 2970, amount_total: 6930 }]);

    const late = await submitPage(second, { action: 'pay' });
    expect(late).toMatchObject({ status: 400 });
    expect(late.text).toContain('This code is not valid for this purchase.');
    expect(await stripe.checkout.sessions.retrieve(second.id)).toMatchObject({ status: 'open', payment_intent: null });
    await expect(aSession(stripe, price, { discounts: [{ coupon: coupon.id }] })).rejects.toMatchObject({ code: 'coupon_expired' });
  });

  it('may make the purchase free: nothing is charged', async () => {
    const { stripe } = bench;
    const coupon = await stripe.coupons.create({ percent_off: 100 });
    const session = await aSession(stripe, await aPrice(stripe), { discounts: [{ coupon: coupon.id }] });
    const types = await typesAbout(bench, () => submitPage(session, { action: 'pay' }).then(() => undefined));
    expect(types.filter((type) => /^(charge|payment_intent)/.test(type))).toEqual([]);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'complete', payment_status: 'no_payment_required', payment_intent: null });
  });

  it('must fit the purchase', async () => {
    const { stripe } = bench;
    const euros = await stripe.coupons.create({ amount_off: 100, currency: 'eur' });
    const price = await aPrice(stripe);
    await expect(aSession(stripe, price, { discounts: [{ coupon: euros.id }] })).rejects.toMatchObject({ param: 'discounts[0]' });
    await expect(aSession(stripe, price, { discounts: [{ coupon: 'unknown' }] })).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(aSession(stripe, price, { discounts: [{ coupon: euros.id }, { coupon: euros.id }] })).rejects.toMatchObject({ statusCode: 400 });
    await expect(aSession(stripe, price, { discounts: [{ coupon: euros.id }], allow_promotion_codes: true })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('runs out', async () => {
    const { stripe, sandbox } = bench;
    const coupon = await stripe.coupons.create({ percent_off: 5, redeem_by: Math.floor(sandbox.now() / 1000) + 3600 });
    await sandbox.advanceTo(sandbox.now() + 3_600_000);
    expect(await stripe.coupons.retrieve(coupon.id)).toMatchObject({ valid: false });
    expect(await stripe.coupons.del(coupon.id)).toMatchObject({ deleted: true });
    await expect(stripe.coupons.retrieve(coupon.id)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('a promotion code', () => {
  it('leads to its coupon on the page', async () => {
    const { stripe } = bench;
    const code = await aCode('SPRING30', { percent_off: 30 }, { max_redemptions: 1 });
    expect(code).toMatchObject({ active: true, promotion: { type: 'coupon' }, restrictions: { first_time_transaction: false } });
    await expect(aCode('spring30', { percent_off: 5 })).rejects.toMatchObject({ param: 'code' });
    const session = await aSession(stripe, await aPrice(stripe), { allow_promotion_codes: true });
    expect((await submitPage(session, { action: 'apply', promotion_code: 'nothing' })).text).toContain('This code is not valid for this purchase.');
    expect(await submitPage(session, { action: 'apply', promotion_code: 'spring30' })).toMatchObject({ status: 303 });
    await submitPage(session, { action: 'pay' });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ amount_total: 6930, payment_status: 'paid', discounts: [{ coupon: null, promotion_code: code.id }] });
    expect(await stripe.promotionCodes.retrieve(code.id, { expand: ['promotion.coupon'] })).toMatchObject({ active: false, times_redeemed: 1, promotion: { coupon: { times_redeemed: 1, valid: true } } });
    expect((await stripe.promotionCodes.list({ code: 'SPRING30', active: true })).data).toEqual([]);
  });

  it('is kept to its customer, to a least amount and to first purchases', async () => {
    const { stripe } = bench;
    const customer = await stripe.customers.create({ email: 'first@example.test' });
    const price = await aPrice(stripe);
    const asked = (code: Stripe.PromotionCode, who?: string): Promise<unknown> =>
      aSession(stripe, price, { discounts: [{ promotion_code: code.id }], ...(who !== undefined && { customer: who, customer_email: undefined }) });
    const theirs = await aCode('THEIRS', { percent_off: 5 }, { customer: customer.id });
    await expect(asked(theirs)).rejects.toThrow('another customer');
    await expect(asked(theirs, customer.id)).resolves.toBeDefined();
    await expect(asked(await aCode('BIG', { percent_off: 5 }, { restrictions: { minimum_amount: 9901, minimum_amount_currency: 'cny' } }))).rejects.toThrow('too small');
    const first = await aCode('FIRST', { percent_off: 5 }, { restrictions: { first_time_transaction: true } });
    await submitPage((await asked(first, customer.id)) as Stripe.Checkout.Session, { action: 'pay' });
    await expect(asked(first, customer.id)).rejects.toThrow('first purchase');
    await stripe.promotionCodes.update(theirs.id, { active: false });
    await expect(asked(theirs, customer.id)).rejects.toThrow('no longer active');
  });
});

describe('a discounted subscription', () => {
  const subscribe = async (coupon: Stripe.CouponCreateParams): Promise<Stripe.Subscription> => {
    const { stripe } = bench;
    const { id } = await stripe.coupons.create(coupon);
    const session = await aSession(stripe, await aMonthlyPrice(stripe), { discounts: [{ coupon: id }] });
    await submitPage(session, { action: 'pay' });
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice'] });
    return paid.subscription as Stripe.Subscription;
  };
  const totals = async (subscription: Stripe.Subscription): Promise<number[]> => (await bench.stripe.invoices.list({ subscription: subscription.id })).data.map(({ total }) => total);

  it('pays less once', async () => {
    const { sandbox, stripe } = bench;
    const subscription = await subscribe({ amount_off: 5000, currency: 'cny', duration: 'once' });
    expect(subscription.latest_invoice).toMatchObject({ subtotal: 9900, total: 4900, amount_paid: 4900, total_discount_amounts: [{ amount: 5000 }] });
    expect((await stripe.subscriptions.retrieve(subscription.id)).discounts).toEqual([]);
    await sandbox.advanceTo(sandbox.now() + 32 * DAY);
    expect(await totals(subscription)).toEqual([9900, 4900]);
  });

  it('pays less for as many months as the coupon says', async () => {
    const { sandbox, stripe } = bench;
    const subscription = await subscribe({ percent_off: 50, duration: 'repeating', duration_in_months: 2 });
    const expanded = await stripe.subscriptions.retrieve(subscription.id, { expand: ['discounts.source.coupon'] });
    expect(expanded.discounts).toMatchObject([{ object: 'discount', subscription: subscription.id, source: { type: 'coupon', coupon: { percent_off: 50 } } }]);
    await sandbox.advanceTo(sandbox.now() + 95 * DAY);
    expect(await totals(subscription)).toEqual([9900, 9900, 4950, 4950]);
  });
});
