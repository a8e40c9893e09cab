import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { addAttempt, Order, payOrder, refusalOfMethod, type PaymentMethod, type WishedMethod } from '../../billing/index.ts';
import { isRecurring, priceForBuying, sellingAt, takePiece, type Plan, type SalesChannel } from '../../plans/index.ts';
import { reserveUses, type ReservationFailure } from '../../promotions/index.ts';
import { joinedAtOf, quoteForBuying } from '../access.ts';
import type { CheckoutDeps, CheckoutReader } from '../deps.ts';
import { payableUntil } from '../model/payable-until.ts';
import type { Quote } from '../model/quote.entity.ts';
import { makeQuote, type QuoteFailure } from './make-quote.ts';
import { refusalOfSale, type SaleFailure } from './refusal-of-sale.ts';

export interface StartCheckoutInput {
  /** At least one of the two; with a quote it must be the price of that. */
  readonly priceId?: string | null;
  readonly quoteId?: string | null;
  readonly channel?: SalesChannel | null;
  readonly paymentMethod?: PaymentMethod | null;
  readonly idempotencyKey: string;
}
export type StartCheckoutFailure = SaleFailure | QuoteFailure | ReservationFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'QUOTE_EXPIRED' | 'REQUIRED' | 'PAYMENT_METHOD_NOT_OFFERED' | 'PAYMENT_SETTLING' | 'PAYMENTS_UNAVAILABLE'>;
/** An open order stands in the way: it is looked at outside the transaction, then the purchase is tried again. */
export interface OpenOrderInTheWay {
  readonly kind: 'OPEN_ORDER';
  readonly orderId: string;
  /** What is wanted: the order is used again, if it is still open. */
  readonly isSame: boolean;
}
type Placed = Result<string, StartCheckoutFailure | OpenOrderInTheWay>;

/**
 * Makes the order, or finds the one that this person has open for the same. One open order per person and community.
 * `checked` is the open order that has just been compared with the provider.
 */
export function placeOrder(deps: CheckoutDeps, viewer: Viewer, input: StartCheckoutInput, checked: string | null): Promise<Placed> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<string, StartCheckoutFailure | OpenOrderInTheWay>(async (tx) => {
    if (input.priceId == null && input.quoteId == null) return refuse(failure('REQUIRED', ['input', 'priceId']));
    const quoted = input.quoteId == null ? ok(null) : await quoteForBuying(tx, viewer, input.quoteId);
    if (!quoted.ok) return quoted;
    if (quoted.value && input.priceId != null && quoted.value.priceId !== input.priceId) return refuse(notFound('input', 'priceId'));
    const found = await priceForBuying(tx, viewer, quoted.value?.priceId ?? input.priceId!);
    if (!found.ok) return found;
    if (!found.value.isMember) return refuse(failure('NOT_A_MEMBER'));
    const { communityId } = found.value.plan;
    return tx.once<string, StartCheckoutFailure | OpenOrderInTheWay>({ userId, operation: 'startCheckout', key: input.idempotencyKey, input }, async () => {
      const joinedAt = await joinedAtOf(tx, { communityId, userId });
      const open = await openOrder(tx, { communityId, userId }, input, checked);
      // What is open was agreed on elsewhere, perhaps: its page is shown only where it is sold.
      if (open && !sellingAt(input.channel ?? quoted.value?.channel ?? 'WEB', found.value.plan.kind).isSoldHere) return refuse(failure('NOT_SOLD_HERE', ['input', 'channel']));
      if (open) return open.ok ? ok({ id: open.value, value: open.value }) : open;
      return agree(deps, tx, { ...found.value, quote: quoted.value, buyer: { userId, joinedAt } }, input);
    }, async (id) => id);
  });
}

/** The order that is open already, if it is what is wanted and has been looked at; otherwise it stands in the way. */
async function openOrder(tx: Tx, { communityId, userId }: { communityId: string; userId: string }, input: StartCheckoutInput, checked: string | null): Promise<Placed | null> {
  const db = tx.db as CheckoutReader;
  const open = await db.selectFrom('purchase_order').select(['id', 'priceId', 'quoteId', 'paymentMethod']).where('communityId', '=', communityId).where('userId', '=', userId).where('purpose', '=', 'MEMBERSHIP').where('state', '=', 'OPEN').executeTakeFirst();
  if (!open) return null;
  const isSame = open.paymentMethod === (input.paymentMethod ?? null) && (input.quoteId == null ? open.priceId === input.priceId : open.quoteId === input.quoteId);
  if (open.id !== checked) return refuse({ kind: 'OPEN_ORDER', orderId: open.id, isSame });
  if (isSame) return ok(open.id);
  return (await isSettling(db, open.id)) ? refuse(failure('PAYMENT_SETTLING')) : refuse({ kind: 'OPEN_ORDER', orderId: open.id, isSame });
}

/** Whether the buyer's bank has been asked for the money and has not answered. */
async function isSettling(db: CheckoutReader, orderId: string): Promise<boolean> {
  return (await db.selectFrom('checkout_attempt').select('id').where('orderId', '=', orderId).where('state', '=', 'SETTLING').executeTakeFirst()) !== undefined;
}

type Found = Extract<Awaited<ReturnType<typeof priceForBuying>>, { ok: true }>['value'];
interface Purchase extends Found {
  readonly quote: Quote | null;
  readonly buyer: { readonly userId: string; readonly joinedAt: Date };
}

/** The order takes over what the quote says, and takes what the quote uses up: all of it, or there is no order. */
async function agree(deps: CheckoutDeps, tx: Tx, { quote: given, buyer, price, plan, tier }: Purchase, input: StartCheckoutInput): Promise<Result<{ id: string; value: string }, StartCheckoutFailure>> {
  const channel = input.channel ?? given?.channel ?? 'WEB';
  const refusal = refusalOfMethod({ channel, kind: plan.kind, method: input.paymentMethod ?? null }) ?? (await refusalOfSale(tx, { userId: buyer.userId, price: given ? null : price, plan, tier, channel }));
  if (refusal) return refuse(refusal);
  if (given?.isOver(tx.now)) return refuse(failure('QUOTE_EXPIRED', ['input', 'quoteId']));
  const quote = given ? ok(given) : await makeQuote(tx, { buyer, price, plan }, { channel });
  if (!quote.ok) return quote;
  const order = await orderOf(deps, tx, quote.value, plan, { channel, paymentMethod: (input.paymentMethod ?? null) as WishedMethod | null });
  const soldOut = await takePiece(tx, { communityId: plan.communityId, orderId: order.id, planId: plan.id, userId: buyer.userId }, 'input', 'priceId');
  if (soldOut) return refuse(soldOut);
  const reserved = await reserveUses(tx, { communityId: order.communityId, orderId: order.id, userId: buyer.userId, rules: order.rules as Quote['rules'] });
  if (!reserved.ok) return reserved;
  if (order.amountMinor === 0 && !isRecurring(plan.kind)) await payOrder(tx, order);
  else addAttempt(tx, order, 1);
  return ok({ id: order.id, value: order.id });
}

async function orderOf({ snapshotShares }: CheckoutDeps, tx: Tx, quote: Quote, plan: Plan, how: { channel: SalesChannel; paymentMethod: WishedMethod | null }): Promise<Order> {
  const { id: quoteId, communityId, userId, tierId, planId, priceId, kind, listMinor, amountMinor, currency, rules, trialDays = null } = quote;
  const shares = await snapshotShares(tx, { communityId, buyerUserId: userId });
  return tx.em.create(Order, {
    id: newId(tx.now.getTime()), communityId, userId, tierId, planId, priceId, kind, quoteId, listMinor, amountMinor, currency, rules: rules as Quote['rules'], trialDays, shares,
    payableUntil: payableUntil(tx.now, { rules: quote.rules as Quote['rules'], plan }), ...how, state: 'OPEN', createdAt: tx.now,
  });
}
