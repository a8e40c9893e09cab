import { DAY } from '../../../src/kernel/clock.ts';
import type { PlanKind } from '../../../src/modules/plans/index.ts';
import type { Money } from '../support/money.ts';
import { refunding } from '../support/refunds.ts';
import { paymentsIn, type HeldPurchase } from './held-purchase.ts';

/** What happens to a purchase after it was paid; for all that are played side by side at the same time. */
type Action = (money: Money, purchases: readonly HeldPurchase[]) => Promise<void>;
/** A purchase and what happens to it, in the order of causes. */
export interface Story {
  readonly says: string;
  readonly kind: PlanKind;
  readonly isDeclinedFirst?: boolean;
  readonly actions: readonly Action[];
}

const each = (act: (money: Money, purchase: HeldPurchase, payment: string) => Promise<unknown> | unknown): Action => async (money, purchases) => {
  for (const purchase of purchases) await act(money, purchase, paymentsIn(purchase).at(-1)!);
};
/** In the Dashboard, so that only events tell us. */
const giveBack = (amount?: number): Action => each((money, _purchase, payment) => money.stripe.refunds.create({ payment_intent: payment, ...(amount === undefined ? {} : { amount }) }));
/** Through us, by the owner, of a purchase that we know. */
const giveBackHere = (minorUnits: number): Action => each(async (money, { viewer, owner, orderId }) => {
  await money.syncOrder(viewer, orderId);
  const { errors } = await refunding(money).refund(owner, orderId, { minorUnits, reason: '补偿' });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
});
const disputes = new WeakMap<HeldPurchase, string>();
const openDispute = each((money, purchase, payment) => disputes.set(purchase, money.sandbox.openDispute(payment)));
const closeDispute = (outcome: 'won' | 'lost'): Action => each((money, purchase) => money.sandbox.closeDispute(disputes.get(purchase)!, outcome));
const renew: Action = async (money) => {
  money.app.clock.advance(31 * DAY);
  await money.sandbox.advanceTo(money.sandbox.now() + 31 * DAY);
};

export const STORIES: readonly Story[] = [
  { says: 'a term', kind: 'TERM', actions: [] },
  { says: 'a subscription', kind: 'MONTHLY', actions: [] },
  { says: 'a term whose first card is declined', kind: 'TERM', isDeclinedFirst: true, actions: [] },
  { says: 'a term of which a part goes back, then the rest', kind: 'TERM', actions: [giveBack(1_000), giveBack()] },
  { says: 'a term of which the owner gives a part back, then the operator the rest', kind: 'TERM', actions: [giveBackHere(1_000), giveBack()] },
  { says: 'a term whose payment is disputed, and won', kind: 'TERM', actions: [openDispute, closeDispute('won')] },
  { says: 'a term of which a part goes back, whose rest is disputed, and lost', kind: 'TERM', actions: [giveBack(1_000), openDispute, closeDispute('lost')] },
  { says: 'a term whose payment is disputed, and lost', kind: 'TERM', actions: [openDispute, closeDispute('lost')] },
  { says: 'a subscription that renews, and whose renewal goes back in part', kind: 'MONTHLY', actions: [renew, giveBack(1_000)] },
  { says: 'a subscription that goes back in full', kind: 'MONTHLY', actions: [giveBack()] },
];
