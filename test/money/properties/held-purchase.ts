import type Stripe from 'stripe';
import { decodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { Letters } from '../support/letters.ts';
import type { Money, Sale } from '../support/money.ts';

/** A purchase that is paid, and of which nobody has told us yet. */
export interface HeldPurchase {
  readonly viewer: SignedInViewer;
  readonly owner: SignedInViewer;
  /** As the API names it. */
  readonly orderId: string;
  /** As the database does. */
  readonly id: string;
  /** Oldest first; those of what happens later come in when the letters are collected. */
  readonly events: readonly Stripe.Event[];
}
const SIDE_BY_SIDE = 5;

/** Buys, and keeps back every event. */
export async function holdPurchases(money: Money, letters: Letters, sale: Sale, count: number, { isDeclinedFirst = false }: { isDeclinedFirst?: boolean } = {}): Promise<HeldPurchase[]> {
  money.sandbox.setDelivery({ dropNext: Number.MAX_SAFE_INTEGER });
  letters.clear();
  const held: HeldPurchase[] = [];
  for (let index = 0; index < count; index += SIDE_BY_SIDE) {
    held.push(...(await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, count - index) }, () => holdPurchase(money, letters, sale, isDeclinedFirst)))));
  }
  await letters.collect();
  return held;
}

async function holdPurchase(money: Money, letters: Letters, sale: Sale, isDeclinedFirst: boolean): Promise<HeldPurchase> {
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { events } = letters.open(viewer.userId);
  const { order } = await money.startCheckout(viewer, sale.priceId);
  if (isDeclinedFirst) await money.pay(order.checkoutUrl, { action: 'decline' });
  await money.pay(order.checkoutUrl);
  return { viewer, owner: sale.owner, orderId: order.id, id: decodeId('Order', order.id), events };
}

/** The payments of a purchase at the provider, oldest first. */
export const paymentsIn = ({ events }: HeldPurchase): string[] =>
  events.filter(({ type }) => type === 'payment_intent.succeeded').map(({ data }) => (data.object as Stripe.PaymentIntent).id);

/** Every order of these. */
export function permutationsOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutationsOf([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));
}
