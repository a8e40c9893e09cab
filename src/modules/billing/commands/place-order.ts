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
import { refusalOfMethod, type PaymentMethod, type WishedMethod } from '../model/payment-methods.ts';
import { trialDaysFor } from './use-trial.ts';

export interface StartCheckoutInput {
  readonly priceId: string;
  readonly channel?: SalesChannel | null;
  readonly paymentMethod?: PaymentMethod | null;
  readonly idempotencyKey: string;
}
export type StartCheckoutFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ALREADY_SUBSCRIBED' | 'PRICE_NOT_OFFERED' | 'AMOUNT_TOO_SMALL' | 'OUT_OF_RANGE' | 'INVALID' | 'PAYMENT_METHOD_NOT_OFFERED' | 'PAYMENT_SETTLING' | 'PAYMENTS_UNAVAILABLE'>;
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
      const open = await db.selectFrom('purchase_order').select(['id', 'priceId', 'paymentMethod']).where('communityId', '=', price.communityId).where('userId', '=', userId).where('state', '=', 'OPEN').executeTakeFirst();
      const isSame = open?.priceId === price.id && open.paymentMethod === (input.paymentMethod ?? null);
      if (open && open.id === checked && isSame) return ok({ id: open.id, value: open.id });
      if (open && open.id === checked && (await isSettling(db, open.id))) return refuse(failure('PAYMENT_SETTLING'));
      if (open) return refuse({ kind: 'OPEN_ORDER', orderId: open.id, isSame });
      if (await hasItAlready(db, userId, plan)) return refuse(failure('ALREADY_SUBSCRIBED'));
      if (!price.isOffered(tx.now) || plan.isOver(tx.now) || tier.archivedAt) return refuse(failure('PRICE_NOT_OFFERED', ['input', 'priceId']));
      const unpayable = refusalOfMethod({ channel: input.channel ?? 'WEB', kind: plan.kind, method: input.paymentMethod ?? null });
      if (unpayable) return refuse(unpayable);
      const unchargeable = refusalOf(price.amountMinor, price.currency, ['input', 'priceId']);
      if (unchargeable) return refuse(unchargeable);
      const shares = await deps.snapshotShares(tx, { communityId: price.communityId, buyerUserId: userId });
      const trialDays = await trialDaysFor(db, { communityId: price.communityId, userId, trialDays: price.trialDays ?? null });
      const orderId = createOrder(tx, { userId, trialDays, channel: input.channel ?? 'WEB', paymentMethod: (input.paymentMethod ?? null) as WishedMethod | null, price, plan, shares });
      return ok({ id: orderId, value: orderId });
    }, async (id) => id);
  });
}

/** Whether the buyer's bank has been asked for the money and has not answered. */
async function isSettling(db: BillingReader, orderId: string): Promise<boolean> {
  return (await db.selectFrom('checkout_attempt').select('id').where('orderId', '=', orderId).where('state', '=', 'SETTLING').executeTakeFirst()) !== undefined;
}

/** Somebody with a running subscription buys no second one, and no tier twice; what never ends, or ends on one day for all, is bought once. */
async function hasItAlready(db: BillingReader, userId: string, plan: Purchase['plan']): Promise<boolean> {
  const running = await db.selectFrom('membership_subscription').select('tierId').where('communityId', '=', plan.communityId).where('userId', '=', userId).where('endedAt', 'is', null).execute();
  if (running.length > 0 && (isRecurring(plan.kind) || running.some(({ tierId }) => tierId === plan.tierId))) return true;
  const once = await db.selectFrom('purchase_order').select('id').where('communityId', '=', plan.communityId).where('userId', '=', userId).where('state', 'in', GIVING_STATES)
    .where((eb) => eb.or([eb.and([eb('tierId', '=', plan.tierId), eb('kind', '=', 'LIFETIME')]), eb.and([eb('planId', '=', plan.id), eb('kind', '=', 'FIXED_PERIOD')])])).executeTakeFirst();
  return once !== undefined;
}

interface Purchase {
  readonly userId: string;
  readonly trialDays: number | null;
  readonly channel: SalesChannel;
  readonly paymentMethod: WishedMethod | null;
  readonly price: { id: string; communityId: string; amountMinor: number; currency: string };
  readonly plan: { id: string; communityId: string; tierId: string; kind: PlanKind };
  readonly shares: ShareSnapshot;
}
function createOrder(tx: Tx, { userId, trialDays, channel, paymentMethod, price, plan, shares }: Purchase): string {
  const { communityId, amountMinor, currency } = price;
  const id = newId(tx.now.getTime());
  tx.em.create(Order, { id, communityId, userId, tierId: plan.tierId, planId: plan.id, priceId: price.id, kind: plan.kind, listMinor: amountMinor, amountMinor, currency, trialDays, shares, channel, paymentMethod, state: 'OPEN', createdAt: tx.now });
  addAttempt(tx, { id, communityId }, 1);
  return id;
}

/** The intent to open a payment page, with the number that its key is made of. */
export const addAttempt = (tx: Tx, order: { id: string; communityId: string }, number: number): CheckoutAttempt =>
  tx.em.create(CheckoutAttempt, { id: newId(tx.now.getTime()), communityId: order.communityId, orderId: order.id, number, state: 'REQUESTED', createdAt: tx.now });
