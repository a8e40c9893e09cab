import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { takenOff, type MoneyOff } from './money-off.ts';

/** Every kind of rule that may stand in a quote, in the order in which they count. */
export const RULE_KINDS = ['LIST', 'RENEWAL_BAND', 'GROUP_BUY', 'LADDER_STEP', 'COUPON', 'VOUCHER'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];
/** One line of a quote; the lines add up to the net price. */
export interface QuoteRule {
  readonly kind: RuleKind;
  /** The price, ladder, group-buy, promotion code or voucher. */
  readonly sourceId: string | null;
  /** Negative for what is taken off. */
  readonly amountMinor: number;
  /** The figures that explain it: its name, the share in basis points, the code, the hour. */
  readonly label: Readonly<Record<string, string | number | null>>;
}

/** With what a coupon goes together. A better ladder step than a coupon that stands without it counts instead. */
export const STACKINGS = ['ALONE', 'WITH_LADDER', 'WITH_VOUCHERS', 'WITH_ALL'] as const;
export type Stacking = (typeof STACKINGS)[number];

interface Candidate extends MoneyOff {
  readonly sourceId: string;
  readonly label: QuoteRule['label'];
}
interface VoucherCandidate {
  readonly sourceId: string;
  readonly amountMinor: number;
  /** What must be left to pay before vouchers. */
  readonly minSpendMinor: number;
  readonly label: QuoteRule['label'];
}
/** All that may lower a price, as it stands for one buyer. */
export interface Pricing {
  readonly listMinor: number;
  readonly currency: string;
  readonly ladder: Candidate | null;
  readonly groupBuy: Candidate | null;
  readonly coupon: (Candidate & { readonly stacking: Stacking }) | null;
  readonly vouchers: readonly VoucherCandidate[];
}
export type PricingFailure = Failure<'PROMOTIONS_NOT_COMBINABLE' | 'VOUCHER_NEEDS_MORE'>;

const goesWithLadder = (stacking: Stacking): boolean => stacking === 'WITH_LADDER' || stacking === 'WITH_ALL';
const goesWithVouchers = (stacking: Stacking): boolean => stacking === 'WITH_VOUCHERS' || stacking === 'WITH_ALL';

/**
 * The discounts on a price, in order: group-buy and ladder (of both together the better one counts), coupon on what is left, vouchers on what is left then.
 * A discount that takes nothing off is left out, so it is not used up; nothing goes below zero.
 */
export function discountsOn(pricing: Pricing): Result<QuoteRule[], PricingFailure> {
  const { coupon, groupBuy, vouchers } = pricing;
  if (coupon && groupBuy && !goesWithLadder(coupon.stacking)) return refuse(failure('PROMOTIONS_NOT_COMBINABLE', ['promotionCode']));
  if (coupon && vouchers.length > 0 && !goesWithVouchers(coupon.stacking)) return refuse(failure('PROMOTIONS_NOT_COMBINABLE', ['voucherIds']));
  const before = reduced(pricing);
  return withVouchers(pricing, before);
}

/** The price before vouchers. */
function reduced({ listMinor, currency, ladder, groupBuy, coupon }: Pricing): QuoteRule[] {
  const taken = (off: Candidate | null, from: number): number => (off ? takenOff(off, from, currency) : 0);
  const ofGroup = taken(groupBuy, listMinor);
  const ofLadder = Math.max(taken(ladder, listMinor) - ofGroup, 0);
  const standing = [rule('GROUP_BUY', groupBuy, ofGroup), rule('LADDER_STEP', ladder, ofLadder)].filter((made) => made !== null);
  if (!coupon) return standing;
  if (goesWithLadder(coupon.stacking)) return [...standing, ...present(rule('COUPON', coupon, taken(coupon, listMinor - ofGroup - ofLadder)))];
  const ofCoupon = taken(coupon, listMinor);
  return ofCoupon > ofLadder ? present(rule('COUPON', coupon, ofCoupon)) : standing;
}

function withVouchers({ listMinor, vouchers }: Pricing, before: QuoteRule[]): Result<QuoteRule[], PricingFailure> {
  const spend = netOf(listMinor, before);
  const rules = [...before];
  for (const voucher of vouchers) {
    if (spend < voucher.minSpendMinor) return refuse(failure('VOUCHER_NEEDS_MORE', ['voucherIds'], { min: voucher.minSpendMinor }));
    const taken = Math.min(voucher.amountMinor, netOf(listMinor, rules));
    if (taken > 0) rules.push({ kind: 'VOUCHER', sourceId: voucher.sourceId, amountMinor: -taken, label: voucher.label });
  }
  return ok(rules);
}

/** What is left to pay. */
export const netOf = (listMinor: number, rules: readonly QuoteRule[]): number => rules.reduce((sum, { amountMinor }) => sum + amountMinor, listMinor);

/** A seat is taken also when the ladder gives more than the group-buy does. */
const rule = (kind: RuleKind, source: Candidate | null, taken: number): QuoteRule | null =>
  source === null || (taken === 0 && kind !== 'GROUP_BUY') ? null : { kind, sourceId: source.sourceId, amountMinor: taken === 0 ? 0 : -taken, label: source.label };
const present = (made: QuoteRule | null): QuoteRule[] => (made ? [made] : []);
