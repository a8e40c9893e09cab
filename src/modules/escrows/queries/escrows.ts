import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { OrderRow } from '../../billing/index.ts';
import type { EscrowsReader } from '../deps.ts';
import type { EscrowRow } from '../model/escrow.entity.ts';

/** What the viewer pays for, or is paid for. */
export type EscrowSide = 'PAYER' | 'RECIPIENT';

export const escrowRow = (db: EscrowsReader, id: string): Promise<EscrowRow> => db.selectFrom('escrow').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The viewer's own, the newest first. */
export function escrowsOfViewer(db: EscrowsReader, viewer: Viewer, side: EscrowSide, request: PageRequest): Promise<Page<EscrowRow>> {
  const { userId } = signedIn(viewer);
  return readPage<EscrowRow>(request, { scope: `escrows-${side}`, shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, (after, limit) => {
    let query = db.selectFrom('community').innerJoin('escrow', 'escrow.communityId', 'community.id').selectAll('escrow')
      .where(side === 'PAYER' ? 'escrow.payerUserId' : 'escrow.recipientUserId', '=', userId).orderBy('escrow.createdAt', 'desc').orderBy('escrow.id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('escrow.createdAt', 'escrow.id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}

export async function ordersOfEscrows(db: EscrowsReader, orderIds: readonly string[]): Promise<Map<string, OrderRow>> {
  const rows = orderIds.length === 0 ? [] : await db.selectFrom('purchase_order').selectAll().where('id', 'in', orderIds).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
