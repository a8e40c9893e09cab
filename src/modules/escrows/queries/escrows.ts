import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { OrderRow } from '../../billing/index.ts';
import { hasPermission, ROLES } from '../../communities/index.ts';
import type { EscrowsReader } from '../deps.ts';
import type { EscrowRow } from '../model/escrow.entity.ts';

/** What the viewer pays for, is paid for, or is to decide. */
export type EscrowSide = 'PAYER' | 'RECIPIENT' | 'DECIDER';

const SELLERS = ROLES.filter((role) => hasPermission(role, 'plans.manage'));

export const escrowRow = (db: EscrowsReader, id: string): Promise<EscrowRow> => db.selectFrom('escrow').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The viewer's own, or what waits for their decision, the newest first. */
export function escrowsOfViewer(db: EscrowsReader, viewer: Viewer, side: EscrowSide, request: PageRequest): Promise<Page<EscrowRow>> {
  const { userId, isStaff } = signedIn(viewer);
  return readPage<EscrowRow>(request, { scope: `escrows-${side}`, shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, (after, limit) => {
    let query = db.selectFrom('community').innerJoin('escrow', 'escrow.communityId', 'community.id').selectAll('escrow')
      .orderBy('escrow.createdAt', 'desc').orderBy('escrow.id', 'desc').limit(limit);
    if (side !== 'DECIDER') query = query.where(side === 'PAYER' ? 'escrow.payerUserId' : 'escrow.recipientUserId', '=', userId);
    else query = query.where('escrow.state', '=', 'REJECTED').where('escrow.payerUserId', '!=', userId).where('escrow.recipientUserId', '!=', userId);
    if (side === 'DECIDER' && !isStaff) query = query.where(({ exists, selectFrom }) => exists(selectFrom('member').select('member.id').whereRef('member.communityId', '=', 'escrow.communityId').where('member.userId', '=', userId).where('member.status', '=', 'ACTIVE').where('member.role', 'in', SELLERS)));
    if (after) query = query.where((eb) => eb(eb.refTuple('escrow.createdAt', 'escrow.id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}

export async function ordersOfEscrows(db: EscrowsReader, orderIds: readonly string[]): Promise<Map<string, OrderRow>> {
  const rows = orderIds.length === 0 ? [] : await db.selectFrom('purchase_order').selectAll().where('id', 'in', orderIds).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
