import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderForSync } from '../access.ts';
import type { BillingReader } from '../deps.ts';
import type { Order } from '../model/order.entity.ts';
import { giveTerm } from './fulfil-order.ts';

/** Gives what a paid gift bought to somebody, for good, in the caller's transaction. Who has the tier for life, or by a running subscription, cannot use it. */
export async function giveOrderTo(tx: Tx, orderId: string, userId: string): Promise<Result<null, Failure<'ORDER_CLOSED' | 'ALREADY_SUBSCRIBED'>>> {
  const order = await orderForSync(tx, orderId);
  if (order.purpose !== 'GIFT' || !order.givesAccess() || order.recipientUserId != null) return refuse(failure('ORDER_CLOSED'));
  if (await hasItForGood(tx, order, userId)) return refuse(failure('ALREADY_SUBSCRIBED'));
  order.recipientUserId = userId;
  await tx.flush();
  await giveTerm(tx, order, order.tierId!);
  return ok(null);
}

async function hasItForGood({ db, now }: Tx, { communityId, tierId }: Order, userId: string): Promise<boolean> {
  const grants = await (db as BillingReader).selectFrom('access_grant').select(['sourceKind', 'endsAt', 'revokedAt']).where('communityId', '=', communityId).where('userId', '=', userId).where('tierId', '=', tierId!)
    .where('sourceKind', 'in', ['ORDER', 'SUBSCRIPTION']).execute();
  return grants.some(({ sourceKind, endsAt, revokedAt }) => revokedAt === null && (endsAt === null || (sourceKind === 'SUBSCRIPTION' && endsAt > now)));
}
