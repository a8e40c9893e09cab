import { isRecurring, type PlanKind } from './plan.entity.ts';

/** Where the buyer is. */
export const SALES_CHANNELS = ['WEB', 'MINI_PROGRAM_ANDROID', 'MINI_PROGRAM_IOS', 'APP'] as const;
export type SalesChannel = (typeof SALES_CHANNELS)[number];

/** SOLD: can be bought here. SOLD_ON_WEB: may be shown with its price, is bought in a browser. NOT_OFFERED: may be shown with its price, cannot be bought now. NOT_SHOWN: neither it nor its price, nor where it is sold, may be shown. */
export const SELLING_ANSWERS = ['SOLD', 'SOLD_ON_WEB', 'NOT_OFFERED', 'NOT_SHOWN'] as const;
export type SellingAnswer = (typeof SELLING_ANSWERS)[number];
/** NO_PAYMENT_PAGE_HERE: the page of the payment provider cannot be opened there. STORE_TAKES_OVER: the store wants digital goods to be bought from itself, and allows no word of other ways. SOLD_OUT: as many as may be sold are taken. */
export const SELLING_REASONS = ['NO_PAYMENT_PAGE_HERE', 'STORE_TAKES_OVER', 'SOLD_OUT'] as const;
export type SellingReason = (typeof SELLING_REASONS)[number];

export interface Selling {
  readonly answer: SellingAnswer;
  /** Null when it is sold. */
  readonly reason: SellingReason | null;
}
const SOLD: Selling = { answer: 'SOLD', reason: null };
const ON_WEB: Selling = { answer: 'SOLD_ON_WEB', reason: 'NO_PAYMENT_PAGE_HERE' };
/** Of a plan of which nothing is left, wherever it may be shown. */
export const SOLD_OUT: Selling = { answer: 'NOT_OFFERED', reason: 'SOLD_OUT' };
const HIDDEN: Selling = { answer: 'NOT_SHOWN', reason: 'STORE_TAKES_OVER' };

/** The policy: what may be sold and shown where. Mini-programs cannot open the payment page, and on iOS there may be no word of it. */
const POLICY: Readonly<Record<SalesChannel, { readonly once: Selling; readonly renewing: Selling }>> = {
  WEB: { once: SOLD, renewing: SOLD },
  MINI_PROGRAM_ANDROID: { once: ON_WEB, renewing: ON_WEB },
  MINI_PROGRAM_IOS: { once: HIDDEN, renewing: HIDDEN },
  APP: { once: SOLD, renewing: SOLD },
};

/** Whether plans of a kind may be sold and shown there. */
export function sellingAt(channel: SalesChannel, kind: PlanKind): Selling & { readonly isSoldHere: boolean } {
  const selling = isRecurring(kind) ? POLICY[channel].renewing : POLICY[channel].once;
  return { ...selling, isSoldHere: selling.answer === 'SOLD' };
}
