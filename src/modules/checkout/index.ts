import type { Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { createQuote, type CreateQuoteInput } from './commands/create-quote.ts';
import { placeGift, type GiftOrderInput } from './commands/place-gift.ts';
import type { StartCheckoutInput } from './commands/place-order.ts';
import { purgeQuotes } from './commands/purge-quotes.ts';
import { startCheckout } from './commands/start-checkout.ts';
import type { CheckoutDeps } from './deps.ts';
import { quoteForViewing, quotesOfViewer, startsOfQuotes } from './queries/quotes.ts';
import { startsLater, type Wanted } from './queries/starts.ts';

/** How an order comes to be: what it costs this person and why, and the agreement at that price. */
export function createCheckout(deps: CheckoutDeps) {
  return {
    createQuote: (viewer: Viewer, input: CreateQuoteInput) => createQuote(deps, viewer, input),
    startCheckout: (viewer: Viewer, input: StartCheckoutInput) => startCheckout(deps, viewer, input),
    placeGift: (tx: Tx, viewer: Viewer, input: GiftOrderInput) => placeGift(deps, tx, viewer, input),
    quotesOfViewer: (viewer: Viewer, ids: readonly string[]) => quotesOfViewer(deps.reader, viewer, ids),
    startsOfQuotes: (viewer: Viewer, ids: readonly string[]) => startsOfQuotes(deps.reader, viewer, { ids, now: deps.clock.now() }),
    /** From when what a person would have of others' orders, too, would give them access. */
    startsLater: (userId: string, wanted: readonly Wanted[]) => startsLater(deps.reader, { userId, now: deps.clock.now() }, wanted),
    quoteForViewing: (viewer: Viewer, id: string) => quoteForViewing(deps.reader, viewer, id),
    reactions: [] as readonly Reaction[],
    jobs: [job({ name: 'checkout.purge-quotes', schedule: '41 3 * * *', handle: () => purgeQuotes(deps) })] as readonly JobDefinition[],
  };
}
export type Checkout = ReturnType<typeof createCheckout>;

export type { GiftOrderFailure, GiftOrderInput } from './commands/place-gift.ts';
export type { StartCheckoutInput } from './commands/place-order.ts';
export type { CheckoutDeps } from './deps.ts';
export { Quote, type QuoteRow, type QuoteTables } from './model/quote.entity.ts';
