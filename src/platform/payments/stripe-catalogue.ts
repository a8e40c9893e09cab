import type { CatalogueCalls, NewProviderPrice } from './catalogue-calls.ts';
import { call, type StripeAccess } from './stripe-call.ts';
import { ORDER } from './stripe-values.ts';

export function catalogue({ stripe, patience }: StripeAccess): CatalogueCalls {
  return {
    async createCustomer({ userId }, idempotencyKey) {
      const { customers } = await stripe();
      return (await call('customer', patience, () => customers.create({ metadata: { xingqun_user: userId } }, { idempotencyKey }))).id;
    },
    async createProduct({ name, ...of }, idempotencyKey) {
      const { products } = await stripe();
      return (await call('product', patience, () => products.create({ name, metadata: 'planId' in of ? { xingqun_plan: of.planId } : { xingqun_community: of.communityId } }, { idempotencyKey }))).id;
    },
    async createPrice({ productId, priceId, amountMinor, currency, interval }: NewProviderPrice, idempotencyKey) {
      const { prices } = await stripe();
      const recurring = interval === null ? {} : { recurring: { interval: interval.unit, interval_count: interval.count } };
      const input = { product: productId, unit_amount: amountMinor, currency: currency.toLowerCase(), metadata: { xingqun_price: priceId }, ...recurring };
      return (await call('price', patience, () => prices.create(input, { idempotencyKey }))).id;
    },
    async createCoupon({ orderId, amountMinor, currency }, idempotencyKey) {
      const { coupons } = await stripe();
      const input = { amount_off: amountMinor, currency: currency.toLowerCase(), duration: 'once', max_redemptions: 1, metadata: { [ORDER]: orderId } } as const;
      return (await call('coupon', patience, () => coupons.create(input, { idempotencyKey }))).id;
    },
  };
}
