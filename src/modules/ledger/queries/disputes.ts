import type { LedgerReader } from '../deps.ts';

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

export async function bookedForDispute(db: LedgerReader, { communityId, paymentId, disputeId }: { readonly communityId: string; readonly paymentId: string; readonly disputeId: string }): Promise<BookedForDispute> {
  const lines = await db.selectFrom('ledger_transaction as t').innerJoin('ledger_entry as e', (join) => join.onRef('e.communityId', '=', 't.communityId').onRef('e.transactionId', '=', 't.id'))
    .innerJoin('ledger_account as a', (join) => join.onRef('a.communityId', '=', 'e.communityId').onRef('a.id', '=', 'e.accountId')).select(['a.kind', 'e.shareId', 'e.amountMinor'])
    .where('t.communityId', '=', communityId).where('t.paymentId', '=', paymentId).where('t.sourceType', '=', 'DISPUTE').where('t.sourceId', 'like', `${disputeId}:%`).execute();
  const sum = (isMeant: (line: (typeof lines)[number]) => boolean): number => lines.filter(isMeant).reduce((total, { amountMinor }) => total + (amountMinor as number), 0);
  const shareIds = new Set(lines.map(({ shareId }) => shareId).filter((id) => id !== null));
  const takenOf = new Map([...shareIds].map((id) => [id, sum(({ shareId }) => shareId === id)] as const).filter(([, taken]) => taken !== 0));
  return {
    takenOf, takenMinor: [...takenOf.values()].reduce((total, taken) => total + taken, 0),
    heldMinor: sum(({ kind }) => kind === 'DISPUTE_HOLD'), excessMinor: sum(({ kind, shareId }) => kind === 'PLATFORM_REVENUE' && shareId === null),
  };
}
