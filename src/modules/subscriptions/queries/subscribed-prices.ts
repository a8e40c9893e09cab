import type { PriceRow } from '../../plans/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';

/** The prices that subscriptions and changes name. */
export async function pricesById({ reader }: SubscriptionsDeps, ids: readonly string[]): Promise<Map<string, PriceRow>> {
  const rows = await reader.selectFrom('price').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
