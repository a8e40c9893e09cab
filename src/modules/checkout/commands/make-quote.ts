import { after } from '../../../kernel/clock.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { termsForRenewal, trialDaysFor } from '../../billing/index.ts';
import { bandAmount, bandAt, lastEndAt, refusalOf, type Plan, type Price, type SalesChannel } from '../../plans/index.ts';
import { discountsFor, netOf, type DiscountFailure, type QuoteRule } from '../../promotions/index.ts';
import type { CheckoutReader } from '../deps.ts';
import { isReduced, Quote, QUOTE_LIFETIME } from '../model/quote.entity.ts';

/** What a buyer wants, and which promises of money off they have. */
export interface Wish {
  readonly promotionCode?: string | null;
  readonly voucherIds?: readonly string[] | null;
  readonly groupBuyId?: string | null;
  readonly channel?: SalesChannel | null;
}
interface Offer {
  readonly buyer: { readonly userId: string; readonly joinedAt: Date };
  readonly price: Price;
  readonly plan: Plan;
}
export type QuoteFailure = DiscountFailure | Failure<'AMOUNT_TOO_SMALL' | 'OUT_OF_RANGE' | 'INVALID'>;

/** What this costs this person now, with every rule; or why something that was asked for does not count. Reserves nothing. */
export async function makeQuote(tx: Tx, offer: Offer, wish: Wish): Promise<Result<Quote, QuoteFailure>> {
  const { buyer, price, plan } = offer;
  const priced = await rulesFor(tx, offer, wish);
  if (!priced.ok) return refuse({ ...priced.failure, path: ['input', ...(priced.failure.path ?? [])] });
  const rules = priced.value;
  const amountMinor = rules.reduce((sum, rule) => sum + rule.amountMinor, 0);
  const unchargeable = amountMinor === 0 ? null : refusalOf(amountMinor, price.currency, ['input', 'priceId']);
  if (unchargeable) return refuse(unchargeable);
  // A first period at a lower price and one without a price do not go together.
  const trialDays = isReduced({ rules }) ? null : await trialDaysFor(tx, { communityId: plan.communityId, userId: buyer.userId, trialDays: price.trialDays ?? null });
  return ok(tx.em.create(Quote, {
    id: newId(tx.now.getTime()), communityId: plan.communityId, userId: buyer.userId, tierId: plan.tierId, planId: plan.id, priceId: price.id, kind: plan.kind, channel: wish.channel ?? 'WEB',
    listMinor: price.amountMinor as number, amountMinor, currency: price.currency, rules, trialDays, createdAt: tx.now, expiresAt: after(tx.now, QUOTE_LIFETIME),
  }));
}

async function rulesFor(tx: Tx, { buyer, price, plan }: Offer, wish: Wish): Promise<Result<QuoteRule[], DiscountFailure>> {
  const band = plan.kind === 'TERM' ? bandAt(lastEndAt(await termsForRenewal(tx, { ...plan, userId: buyer.userId }), tx.now), tx.now) : null;
  const list = price.amountMinor as number;
  const own = (band && bandAmount(price as never, band)) ?? list;
  const rules: QuoteRule[] = [{ kind: 'LIST', sourceId: price.id, amountMinor: list, label: {} }];
  if (own !== list) rules.push({ kind: 'RENEWAL_BAND', sourceId: price.id, amountMinor: own - list, label: { band } });
  const discounts = await discountsFor(tx.db as CheckoutReader, {
    communityId: plan.communityId, buyer, plan: { id: plan.id, tierId: plan.tierId }, listMinor: own, currency: price.currency, at: tx.now,
    promotionCode: wish.promotionCode ?? null, voucherIds: wish.voucherIds ?? [], groupBuyId: wish.groupBuyId ?? null,
  });
  if (!discounts.ok) return discounts;
  // Both sides count: the lines must add up to what promotions says is left.
  const all = [...rules, ...discounts.value.rules];
  if (netOf(own, discounts.value.rules) !== all.reduce((sum, { amountMinor }) => sum + amountMinor, 0)) throw new Error('The lines of a quote do not add up');
  return ok(all);
}
