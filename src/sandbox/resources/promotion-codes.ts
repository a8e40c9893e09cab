import type { Due } from '../flows/due.ts';
import { newId, randomLetters } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, flag, group, integer, metadata, range, required, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter, refused } from '../stripe-error.ts';
import type { PromotionCode } from '../wire-money.ts';
import { find, findCustomer, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';

const creation = {
  active: flag(),
  code: text(500),
  customer: text(),
  expires_at: integer(),
  max_redemptions: integer(1),
  metadata: metadata(),
  promotion: required(group({ coupon: required(text()), type: required(choice('coupon')) })),
  restrictions: group({ first_time_transaction: flag(), minimum_amount: integer(1), minimum_amount_currency: text(3) }),
};
type Creation = Params<typeof creation>;

function findActive(world: World, code: string): PromotionCode | undefined {
  return [...world.tables.promotion_code.values()].find((each) => each.active && each.code.toLowerCase() === code.toLowerCase());
}

function requireConsistent(world: World, given: Creation): void {
  if (given.customer !== undefined) findCustomer(world, given.customer, 'customer');
  if (given.expires_at !== undefined && given.expires_at <= world.clock.seconds()) {
    throw invalidParameter('`expires_at` must be in the future.', undefined, 'expires_at');
  }
  const { minimum_amount: least, minimum_amount_currency: currency } = given.restrictions ?? {};
  if ((least === undefined) !== (currency === undefined)) {
    throw invalidParameter('`minimum_amount` and `minimum_amount_currency` go together.', undefined, 'restrictions[minimum_amount]');
  }
  if (given.code !== undefined && given.active !== false && findActive(world, given.code)) {
    throw refused(`An active promotion code with \`code: ${given.code}\` already exists.`, { param: 'code' });
  }
}

function createPromotionCode(world: World, given: Creation): PromotionCode {
  const coupon = find(world, 'coupon', given.promotion.coupon, 'promotion[coupon]');
  if (!coupon.valid) throw refused(`Coupon ${coupon.id} is not valid any more.`, { param: 'promotion[coupon]' });
  requireConsistent(world, given);
  const code = {
    id: newId('promo'),
    object: 'promotion_code',
    active: given.active ?? true,
    code: given.code ?? randomLetters(8).toUpperCase(),
    created: world.clock.seconds(),
    customer: given.customer ?? null,
    customer_account: null,
    expires_at: given.expires_at ?? null,
    livemode: false,
    max_redemptions: given.max_redemptions ?? null,
    metadata: mergedMetadata({}, given.metadata),
    promotion: { coupon: coupon.id, type: 'coupon' },
    restrictions: {
      first_time_transaction: given.restrictions?.first_time_transaction ?? false,
      minimum_amount: given.restrictions?.minimum_amount ?? null,
      minimum_amount_currency: given.restrictions?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  } satisfies PromotionCode;
  world.tables.promotion_code.set(code.id, code);
  emit(world, 'promotion_code.created', code);
  return code;
}

/** The code that somebody typed, or nothing. */
export function promotionCodeTyped(world: World, text: string): PromotionCode | undefined {
  return findActive(world, text.trim());
}

/** One use of a code; the last one ends it. */
export function redeemPromotionCode(world: World, code: PromotionCode): void {
  const times = code.times_redeemed + 1;
  const isUsedUp = code.max_redemptions !== null && times >= code.max_redemptions;
  change(world, 'promotion_code.updated', code, { times_redeemed: times, active: code.active && !isUsedUp });
}

/** Codes whose last day has come. */
export function* promotionCodeDues(world: World): Iterable<Due> {
  for (const code of world.tables.promotion_code.values()) {
    if (!code.active || code.expires_at === null) continue;
    yield { at: code.expires_at, run: () => change(world, 'promotion_code.updated', code, { active: false }) };
  }
}

const KIND = 'promotion_code';
const update = { active: flag(), metadata: metadata() };
const filters = { active: flag(), code: text(500), coupon: text(), created: range(), customer: text() };

export const promotionCodeRoutes: Route[] = [
  route('POST', '/v1/promotion_codes', KIND, creation, ({ world, params }) => createPromotionCode(world, params)),
  route('GET', '/v1/promotion_codes/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/promotion_codes/:id', KIND, update, ({ world, id, params }) => {
    const code = find(world, KIND, id);
    change(world, 'promotion_code.updated', code, {
      ...(params.active !== undefined && { active: params.active }),
      metadata: mergedMetadata(code.metadata ?? {}, params.metadata),
    });
    return code;
  }),
  listRoute('/v1/promotion_codes', KIND, filters, ({ world, params }) =>
    [...world.tables.promotion_code.values()].filter(
      (code) =>
        matches(params.active, code.active) &&
        matches(params.code?.toLowerCase(), code.code.toLowerCase()) &&
        matches(params.coupon, code.promotion.coupon) &&
        matches(params.customer, code.customer) &&
        isWithin(code.created, params.created),
    ),
  ),
];
