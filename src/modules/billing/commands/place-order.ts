import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { ShareSnapshot } from '../../ledger/index.ts';
import { isRecurring, priceForBuying, refusalOf, type PlanKind } from '../../plans/index.ts';
import type { BillingDeps, BillingReader } from '../deps.ts';
import { CheckoutAttempt } from '../model/checkout-attempt.entity.ts';
import { GIVING_STATES, Order, type SalesChannel } from '../model/order.entity.ts';

export interface StartCheckoutInput {
  readonly priceId: string;
  readonly channel?: SalesChannel | null;
  readonly idempotencyKey: string;
}
export type StartCheckoutFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ALREADY_SUBSCRIBED' | 'PRICE_NOT_OFFERED' | 'AMOUNT_TOO_SMALL' | 'OUT_OF_RANGE' | 'INVALID' | 'PAYMENTS_UNAVAILABLE'>;
/** An open order stands in the way: it is looked at outside the transaction, then the purchase is tried again. */
export interface OpenOrderInTheWay {
  readonly kind: 'OPEN_ORDER';
  readonly orderId: string;
  /** The same price: the order is used again, if it is still open. */
  readonly isSame: boolean;
}

/**
 * Makes the order, or finds the one that this person has open for the same price. One open order per person and community.
 * `checked` is the open order that has just been compared with the provider.
 */
export function placeOrder(deps: BillingDeps, viewer: Viewer, input: StartCheckoutInput, checked: string | null): Promise<Result<string, StartCheckoutFailure | OpenOrderInTheWay>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<string, StartCheckoutFailure | OpenOrderInTheWay>(async (tx) => {
    const found = await priceForBuying(tx, viewer, input.priceId);
    if (!found.ok) return found;
    if (!found.value.isMember) return refuse(failure('NOT_A_MEMBER'));
    return tx.once<string, StartCheckoutFailure | OpenOrderInTheWay>({ userId, operation: 'startCheckout', key: input.idempotencyKey, input }, async () => {
      const { price, plan, tier } = found.value;
      const db = tx.db as BillingReader;
      await db.selectFrom('member').select('id').where('communityId', '=', price.communityId).where('userId', '=', userId).forUpdate().execute();
      const open = await db.selectFrom('purchase_order').select(['id', 'priceId']).where('communityId', '=', price.communityId).where('userId', '=', userId).where('state', '=', 'OPEN').executeTakeFirst();
      if (open && open.id === checked && open.priceId === price.id) return ok({ id: open.id, value: open.id });
      if (open) return refuse({ kind: 'OPEN_ORDER', orderId: open.id, isSame: open.priceId === price.id });
      if (await hasItAlready(db, { userId, communityId: price.communityId, tierId: tier.id, isRecurring: isRecurring(plan.kind) })) return refuse(failure('ALREADY_SUBSCRIBED'));
      if (price.validTo || tier.archivedAt) return refuse(failure('PRICE_NOT_OFFERED', ['input', 'priceId']));
      const unchargeable = refusalOf(price.amountMinor, price.currency, ['input', 'priceId']);
      if (unchargeable) return refuse(unchargeable);
      const shares = await deps.snapshotShares(tx, { communityId: price.communityId, buyerUserId: userId });
      const orderId = createOrder(tx, { userId, channel: input.channel ?? 'WEB', price, plan, shares });
      return ok({ id: orderId, value: orderId });
    }, async (id) => id);
  });
}

/** Somebody with a running subscription buys no second one, and no tier twice. */
async function hasItAlready(db: BillingReader, wish: { userId: string; communityId: string; tierId: string; isRecurring: boolean }): Promise<boolean> {
  const running = await db.selectFrom('membership_subscription').select('tierId').where('communityId', '=', wish.communityId).where('userId', '=', wish.userId).where('endedAt', 'is', null).execute();
  if (running.length > 0 && (wish.isRecurring || running.some(({ tierId }) => tierId === wish.tierId))) return true;
  const forLife = await db.selectFrom('purchase_order').select('id').where('communityId', '=', wish.communityId).where('userId', '=', wish.userId)
    .where('tierId', '=', wish.tierId).where('kind', '=', 'LIFETIME').where('state', 'in', GIVING_STATES).executeTakeFirst();
  return forLife !== undefined;
}

interface Purchase {
  readonly userId: string;
  readonly channel: SalesChannel;
  readonly price: { id: string; communityId: string; amountMinor: number; currency: string };
  readonly plan: { id: string; tierId: string; kind: PlanKind };
  readonly shares: ShareSnapshot;
}
function createOrder(tx: Tx, { userId, channel, price, plan, shares }: Purchase): string {
  const { communityId, amountMinor, currency } = price;
  const id = newId(tx.now.getTime());
  tx.em.create(Order, { id, communityId, userId, tierId: plan.tierId, planId: plan.id, priceId: price.id, kind: plan.kind, listMinor: amountMinor, amountMinor, currency, shares, channel, state: 'OPEN', createdAt: tx.now });
  addAttempt(tx, { id, communityId }, 1);
  return id;
}

/** The intent to open a payment page, with the number that its key is made of. */
export const addAttempt = (tx: Tx, order: { id: string; communityId: string }, number: number): CheckoutAttempt =>
  tx.em.create(CheckoutAttempt, { id: newId(tx.now.getTime()), communityId: order.communityId, orderId: order.id, number, state: 'REQUESTED', createdAt: tx.now });
