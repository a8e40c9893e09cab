import type { ProviderDispute } from '../../../platform/payments/payments.ts';

type Movement = ProviderDispute['movements'][number];
/** A movement of the provider's balance, in the currency of the sale. */
export interface OwnMovement {
  readonly amountMinor: number;
  /** What the provider moved, where its balance has another currency. */
  readonly settlement: { readonly currency: string; readonly amountMinor: number } | null;
}

/**
 * What each movement because of a dispute is of what is contested. In another currency only the provider knows: it moves all that is left to move, unless
 * its own rate says that it was a part.
 */
export function ownMovements({ amountMinor: contested, currency }: { readonly amountMinor: number; readonly currency: string }, movements: readonly Movement[]): OwnMovement[] {
  let gone = 0;
  return movements.map((movement) => {
    const own = movement.currency === currency ? movement.amountMinor : Math.sign(movement.amountMinor) * partOf(movement, contested, movement.amountMinor < 0 ? contested - gone : gone);
    gone -= own;
    return { amountMinor: own, settlement: movement.currency === currency ? null : { currency: movement.currency, amountMinor: Math.abs(movement.amountMinor) } };
  });
}

function partOf({ amountMinor, exchangeRate: rate }: Movement, contested: number, left: number): number {
  const [moved, all] = [Math.abs(amountMinor), left > 0 ? left : contested];
  if (rate === null || rate <= 0 || Math.abs(all * rate - moved) < 1) return all;
  return Math.min(all, Math.max(1, Math.round(moved / rate)));
}
