import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { bookedLines } from './booked-lines.ts';

export interface DisputeKey {
  readonly communityId: string;
  readonly paymentId: string;
  readonly disputeId: string;
}
/** What stands in the books because of one dispute. */
export interface BookedForDispute {
  /** What the bank took and has not given back, as far as no share answers for it. */
  readonly heldMinor: number;
  /** What the shares answered for, by share and in all. */
  readonly takenOf: ReadonlyMap<string, number>;
  readonly takenMinor: number;
  /** What the platform answered for because the shares did not hold it any more. */
  readonly excessMinor: number;
}

export async function bookedForDispute(tx: Tx, { disputeId, ...of }: DisputeKey): Promise<BookedForDispute> {
  const lines = await bookedLines(tx, { sourceType: 'DISPUTE', sourceId: `${disputeId}:`, isPrefix: true, of });
  const sum = (isMeant: (line: (typeof lines)[number]) => boolean): number => lines.filter(isMeant).reduce((total, { amountMinor }) => total + amountMinor, 0);
  const shareIds = new Set(lines.map(({ shareId }) => shareId).filter((id) => id !== null));
  const takenOf = new Map([...shareIds].map((id) => [id, sum(({ shareId }) => shareId === id)] as const).filter(([, taken]) => taken !== 0));
  return {
    takenOf, takenMinor: [...takenOf.values()].reduce((total, taken) => total + taken, 0),
    heldMinor: sum(({ kind }) => kind === 'DISPUTE_HOLD'), excessMinor: sum(({ kind, shareId }) => kind === 'PLATFORM_REVENUE' && shareId === null),
  };
}
