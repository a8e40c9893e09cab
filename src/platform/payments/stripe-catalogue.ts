import type Stripe from 'stripe';
import { after, DAY, MINUTE } from '../../kernel/clock.ts';
import type { CatalogueCalls, NewProviderPrice, NewProviderProduct } from './catalogue-calls.ts';
import { call, type CallOptions, type StripeAccess } from './stripe-call.ts';
import { ORDER } from './stripe-values.ts';

const USER = 'xingqun_user';
const PRICE = 'xingqun_price';
const markOf = (of: NewProviderProduct): Record<string, string> => ('planId' in of ? { xingqun_plan: of.planId } : { xingqun_community: of.communityId });

export function catalogue(access: StripeAccess): CatalogueCalls {
  const { stripe, patience } = access;
  return {
    ...finding(access),
    async createCustomer({ userId }, idempotencyKey) {
      const { customers } = await stripe();
      return (await call('customer', patience, () => customers.create({ metadata: { [USER]: userId } }, { idempotencyKey }))).id;
    },
    async createProduct(product, idempotencyKey) {
      const { products } = await stripe();
      return (await call('product', patience, () => products.create({ name: product.name, metadata: markOf(product) }, { idempotencyKey }))).id;
    },
    async createPrice({ productId, priceId, amountMinor, currency, interval }: NewProviderPrice, idempotencyKey) {
      const { prices } = await stripe();
      const recurring = interval === null ? {} : { recurring: { interval: interval.unit, interval_count: interval.count } };
      const input = { product: productId, unit_amount: amountMinor, currency: currency.toLowerCase(), metadata: { [PRICE]: priceId }, ...recurring };
      return (await call('price', patience, () => prices.create(input, { idempotencyKey }))).id;
    },
    async createCoupon({ orderId, amountMinor, currency }, idempotencyKey) {
      const { coupons } = await stripe();
      const input = { amount_off: amountMinor, currency: currency.toLowerCase(), duration: 'once', max_redemptions: 1, metadata: { [ORDER]: orderId } } as const;
      return (await call('coupon', patience, () => coupons.create(input, { idempotencyKey }))).id;
    },
  };
}

function finding({ stripe, patience }: StripeAccess): Pick<CatalogueCalls, 'findCustomer' | 'findProduct' | 'findPrice' | 'findCoupon'> {
  return {
    async findCustomer({ userId }, askedAt) {
      const { customers } = await stripe();
      return marked(patience, { [USER]: userId }, (page) => customers.list({ ...page, created: dayFrom(askedAt) }));
    },
    async findProduct(product, askedAt) {
      const { products } = await stripe();
      return marked(patience, markOf(product), (page) => products.list({ ...page, created: dayFrom(askedAt) }));
    },
    async findPrice({ productId, priceId }) {
      const { prices } = await stripe();
      return marked(patience, { [PRICE]: priceId }, (page) => prices.list({ ...page, product: productId }));
    },
    async findCoupon({ orderId }, askedAt) {
      const { coupons } = await stripe();
      return marked(patience, { [ORDER]: orderId }, (page) => coupons.list({ ...page, created: dayFrom(askedAt) }));
    },
  };
}

/** For so long a key makes something; our clock and Stripe's may differ. */
const SKEW = 10 * MINUTE;
const seconds = (date: Date): number => Math.floor(date.getTime() / 1_000);
const dayFrom = (askedAt: Date): Stripe.RangeQueryParam => ({ gte: seconds(after(askedAt, -SKEW)), lte: seconds(after(askedAt, DAY + SKEW)) });

interface Marked {
  readonly id: string;
  readonly metadata: Stripe.Metadata | null;
}
/** The first of a list that carries this mark of ours. */
async function marked(patience: CallOptions, mark: Record<string, string>, list: (page: Stripe.PaginationParams) => Promise<Stripe.Response<Stripe.ApiList<Marked>>>): Promise<string | null> {
  for (let last: string | undefined, hasMore = true; hasMore; ) {
    const page = await call('list', patience, () => list({ limit: 100, ...(last === undefined ? {} : { starting_after: last }) }));
    const found = page.data.find(({ metadata }) => Object.entries(mark).every(([name, value]) => metadata?.[name] === value));
    if (found) return found.id;
    last = page.data.at(-1)?.id;
    hasMore = page.has_more && last !== undefined;
  }
  return null;
}
