import { after, type Clock } from '../../../kernel/clock.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { isRecurring } from '../../plans/index.ts';
import { endGrant, firstGap, giveGrant, resumeGrant, suspendGrant, type GrantSource } from '../../tiers/index.ts';
import { holderOf, orderForSync, subscriptionOfOrder } from '../access.ts';
import type { BillingReader } from '../deps.ts';
import type { OrderRow } from '../model/order.entity.ts';
import type { OrderCompensator, Undone } from '../order-compensators.ts';
import { packTerms, spansHeld } from './pack-terms.ts';

/** Ends a subscription at the provider whose access was taken back. */
export const END_REVOKED = 'billing.end-revoked-subscription';

const buysAccess = ({ purpose, tierId }: OrderRow): boolean => (purpose === 'MEMBERSHIP' || purpose === 'GIFT') && tierId !== null;
const renews = ({ kind }: OrderRow): boolean => kind !== null && isRecurring(kind);

/** What an order gives access by; null where it gave none. */
async function sourceOf(tx: Tx, order: OrderRow): Promise<{ kind: GrantSource; id: string } | null> {
  if (!buysAccess(order)) return null;
  if (!renews(order)) return { kind: 'ORDER', id: order.id };
  const subscription = await subscriptionOfOrder(tx, order);
  return subscription && { kind: 'SUBSCRIPTION', id: subscription.id };
}

/** The payment is disputed: what it gave rests, and keeps its dates. */
export async function restAccess(tx: Tx, order: OrderRow): Promise<void> {
  const source = await sourceOf(tx, order);
  if (source) await suspendGrant(tx, { communityId: order.communityId, source, at: tx.now });
}
/** The dispute is over: what was not taken meanwhile gives access again. */
export async function resumeAccess(tx: Tx, order: OrderRow): Promise<void> {
  const source = await sourceOf(tx, order);
  if (source) await resumeGrant(tx, { communityId: order.communityId, source });
}

/** Access ends with a full refund, and only that which this order gave; terms that follow it move up and keep their length. */
export const accessCompensatorBy = (clock: Clock): OrderCompensator => ({
  name: 'access',
  preview: async (db, order, { endsAccess }) => (endsAccess && buysAccess(order) ? previewOf(db, order, clock.now()) : []),
  async undo(tx, order, { endsAccess }) {
    if (!endsAccess || !buysAccess(order)) return;
    if (renews(order)) return revokeSubscription(tx, order);
    await endGrant(tx, { communityId: order.communityId, source: { kind: 'ORDER', id: order.id }, at: tx.now });
    await packTerms(tx, holderOf(order));
  },
  async redo(tx, order, { endsAccess }) {
    if (!endsAccess || !buysAccess(order)) return;
    await (renews(order) ? restoreSubscription(tx, order) : restoreTerm(tx, order));
  },
});

async function revokeSubscription(tx: Tx, order: OrderRow): Promise<void> {
  const subscription = await subscriptionOfOrder(tx, order);
  if (!subscription || subscription.isRevoked()) return;
  subscription.revoke(tx.now);
  await endGrant(tx, { communityId: order.communityId, source: { kind: 'SUBSCRIPTION', id: subscription.id }, at: tx.now });
  if (!subscription.isEnded()) tx.enqueue(END_REVOKED, { subscriptionId: subscription.id });
  await packTerms(tx, holderOf({ ...order, tierId: subscription.tierId }));
}

async function restoreSubscription(tx: Tx, order: OrderRow): Promise<void> {
  const subscription = await subscriptionOfOrder(tx, order);
  if (!subscription?.isRevoked()) return;
  const { id, communityId, userId, tierId, createdAt } = subscription;
  await giveGrant(tx, { communityId, userId, tierId, source: { kind: 'SUBSCRIPTION', id }, startsAt: createdAt, endsAt: subscription.restore() });
}

/** What was left of the term when it was taken follows what runs now. */
async function restoreTerm(tx: Tx, row: OrderRow): Promise<void> {
  const { id, communityId, tierId } = row;
  const source = { kind: 'ORDER', id } as const;
  const grant = await (tx.db as BillingReader).selectFrom('access_grant').selectAll().where('communityId', '=', communityId).where('sourceKind', '=', source.kind).where('sourceId', '=', id).executeTakeFirst();
  if (!grant?.revokedAt) return;
  const { startsAt, endsAt, revokedAt } = grant;
  const person = { communityId, userId: grant.userId, tierId };
  if (endsAt === null) return void (await giveGrant(tx, { ...person, source, startsAt, endsAt }));
  const left = endsAt.getTime() - Math.max(startsAt.getTime(), revokedAt.getTime());
  if (left <= 0) return;
  const order = await orderForSync(tx, id);
  const begin = row.kind === 'TERM' ? firstGap(await spansHeld(tx, holderOf(row)), tx.now, left) : tx.now;
  order.giveAccess(begin, after(begin, left));
  await giveGrant(tx, { ...person, source, startsAt: begin, endsAt: after(begin, left) });
}

/** A gift that nobody has opened gives nothing yet; what is over already does not end. */
async function previewOf(db: BillingReader, order: OrderRow, now: Date): Promise<Undone[]> {
  const { id, communityId, tierId, accessStartsAt, accessEndsAt } = order;
  if (!renews(order) && accessStartsAt === null) return [];
  const subscription = await db.selectFrom('membership_subscription').select(['tierId', 'accessEndsAt']).where('communityId', '=', communityId).where('orderId', '=', id).executeTakeFirst();
  // A subscription may give another tier than was ordered.
  const given = subscription ?? { tierId: tierId!, accessEndsAt };
  if (given.accessEndsAt !== null && given.accessEndsAt <= now) return [];
  const tier = await db.selectFrom('tier').select('name').where('id', '=', given.tierId).where('communityId', '=', communityId).executeTakeFirstOrThrow();
  const undone = { kind: 'ACCESS', params: { tier: tier.name }, tierId: given.tierId, endsAt: given.accessEndsAt };
  return [undone];
}
