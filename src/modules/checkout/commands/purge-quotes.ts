import { after, DAY } from '../../../kernel/clock.ts';
import type { CheckoutDeps } from '../deps.ts';

const KEPT_DAYS = 30;
const BATCH = 1_000;

/** Forgets quotes that ended long ago and that no order was made of. */
export async function purgeQuotes({ reader, clock }: CheckoutDeps): Promise<void> {
  for (let ids = await old({ reader, clock }); ids.length > 0; ids = ids.length < BATCH ? [] : await old({ reader, clock })) await reader.deleteFrom('quote').where('id', 'in', ids).execute();
}

const old = async ({ reader, clock }: Pick<CheckoutDeps, 'reader' | 'clock'>): Promise<string[]> =>
  (await reader.selectFrom('quote').innerJoin('community', 'community.id', 'quote.communityId').select('quote.id').where('quote.expiresAt', '<', after(clock.now(), -KEPT_DAYS * DAY))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('purchase_order as o').select('o.id').whereRef('o.communityId', '=', 'quote.communityId').whereRef('o.quoteId', '=', 'quote.id')))).limit(BATCH).execute()).map(({ id }) => id);
