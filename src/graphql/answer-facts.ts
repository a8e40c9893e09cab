import type { Context } from './context.ts';

export interface CostFacts {
  readonly requested: number;
  readonly limit: number;
}
/** What every answer says of its cost. */
export const costFacts = ({ operation }: Context, maxCost: number): CostFacts => ({ requested: operation.cost, limit: maxCost });

/** The headers that say where the caller stands. */
export function rateLimitHeaders({ operation: { rateLimit } }: Context, now: number): [string, string][] {
  if (!rateLimit) return [];
  const seconds = Math.max(0, Math.ceil((rateLimit.resetAt.getTime() - now) / 1_000));
  return [['ratelimit-limit', String(rateLimit.limit)], ['ratelimit-remaining', String(rateLimit.remaining)], ['ratelimit-reset', String(seconds)]];
}
