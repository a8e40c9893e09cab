import type { Due } from '../flows/due.ts';
import { newId } from '../ids.ts';
import { isWithin, listRoute } from '../http/listing.ts';
import { choice, decimal, integer, metadata, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter, missingParameter, refused } from '../stripe-error.ts';
import type { Coupon } from '../wire-money.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';

const creation = {
  amount_off: integer(1),
  currency: text(3),
  duration: choice('forever', 'once', 'repeating'),
  duration_in_months: integer(1),
  id: text(200),
  max_redemptions: integer(1),
  metadata: metadata(),
  name: text(40),
  percent_off: decimal(0.01, 100),
  redeem_by: integer(),
};
type Creation = Params<typeof creation>;

function requireConsistent(world: World, given: Creation): void {
  if ((given.amount_off === undefined) === (given.percent_off === undefined)) {
    throw invalidParameter('You must pass exactly one of amount_off and percent_off.', undefined, 'percent_off');
  }
  if (given.amount_off !== undefined && given.currency === undefined) throw missingParameter('currency');
  if ((given.duration === 'repeating') !== (given.duration_in_months !== undefined)) {
    throw invalidParameter('`duration_in_months` goes with a `duration` of `repeating`, and only with it.', undefined, 'duration_in_months');
  }
  if (given.redeem_by !== undefined && given.redeem_by <= world.clock.seconds()) {
    throw invalidParameter('`redeem_by` must be in the future.', undefined, 'redeem_by');
  }
  if (given.id !== undefined && world.tables.coupon.has(given.id)) {
    throw refused('Coupon already exists.', { code: 'resource_already_exists', param: 'id' });
  }
}

function createCoupon(world: World, given: Creation): Coupon {
  requireConsistent(world, given);
  const coupon = {
    id: given.id ?? newId('', 8).slice(1),
    object: 'coupon',
    amount_off: given.amount_off ?? null,
    created: world.clock.seconds(),
    currency: given.amount_off === undefined ? null : (given.currency ?? '').toLowerCase(),
    duration: given.duration ?? 'once',
    duration_in_months: given.duration_in_months ?? null,
    livemode: false,
    max_redemptions: given.max_redemptions ?? null,
    metadata: mergedMetadata({}, given.metadata),
    name: given.name ?? null,
    percent_off: given.percent_off ?? null,
    redeem_by: given.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  } satisfies Coupon;
  world.tables.coupon.set(coupon.id, coupon);
  emit(world, 'coupon.created', coupon);
  return coupon;
}

/** One use of a coupon; the last one ends it. */
export function redeemCoupon(world: World, coupon: Coupon): void {
  const times = coupon.times_redeemed + 1;
  const isUsedUp = coupon.max_redemptions !== null && times >= coupon.max_redemptions;
  change(world, 'coupon.updated', coupon, { times_redeemed: times, valid: coupon.valid && !isUsedUp });
}

/** Coupons whose last day has come. */
export function* couponDues(world: World): Iterable<Due> {
  for (const coupon of world.tables.coupon.values()) {
    if (!coupon.valid || coupon.redeem_by === null) continue;
    yield { at: coupon.redeem_by, run: () => change(world, 'coupon.updated', coupon, { valid: false }) };
  }
}

const KIND = 'coupon';
const update = { metadata: metadata(), name: text(40) };

export const couponRoutes: Route[] = [
  route('POST', '/v1/coupons', KIND, creation, ({ world, params }) => createCoupon(world, params)),
  route('GET', '/v1/coupons/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/coupons/:id', KIND, update, ({ world, id, params }) => {
    const coupon = find(world, KIND, id);
    change(world, 'coupon.updated', coupon, {
      ...(params.name !== undefined && { name: params.name }),
      metadata: mergedMetadata(coupon.metadata ?? {}, params.metadata),
    });
    return coupon;
  }),
  route('DELETE', '/v1/coupons/:id', KIND, {}, ({ world, id }) => {
    const coupon = find(world, KIND, id);
    world.tables.coupon.delete(id);
    emit(world, 'coupon.deleted', { ...coupon, valid: false });
    return { id, object: KIND, deleted: true };
  }),
  listRoute('/v1/coupons', KIND, { created: range() }, ({ world, params }) =>
    [...world.tables.coupon.values()].filter((coupon) => isWithin(coupon.created, params.created)),
  ),
];
