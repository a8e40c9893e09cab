import type Stripe from 'stripe';
import { decodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { Money, Sale } from '../support/money.ts';

/** A purchase that is paid, and of which nobody has told us yet. */
export interface HeldPurchase {
  readonly viewer: SignedInViewer;
  /** As the API names it. */
  readonly orderId: string;
  /** As the database does. */
  readonly id: string;
  /** Oldest first. */
  readonly events: readonly Stripe.Event[];
}

/** Buys once after another, and keeps back every event. */
export async function holdPurchases(money: Money, sale: Sale, count: number, { isDeclinedFirst = false }: { isDeclinedFirst?: boolean } = {}): Promise<HeldPurchase[]> {
  money.sandbox.setDelivery({ dropNext: 1_000_000 });
  const held: HeldPurchase[] = [];
  for (let index = 0; index < count; index++) held.push(await holdPurchase(money, sale, isDeclinedFirst));
  return held;
}

async function holdPurchase(money: Money, sale: Sale, isDeclinedFirst: boolean): Promise<HeldPurchase> {
  const [last] = (await money.stripe.events.list({ limit: 1 })).data;
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  if (isDeclinedFirst) await money.pay(order.checkoutUrl, { action: 'decline' });
  await money.pay(order.checkoutUrl);
  const { data } = await money.stripe.events.list({ limit: 100, ...(last ? { ending_before: last.id } : {}) });
  return { viewer, orderId: order.id, id: decodeId('Order', order.id), events: data.reverse() };
}

/** Every order of these. */
export function permutationsOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutationsOf([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));
}
