import { ok } from '../../../kernel/result.ts';
import { GIVING_STATES } from '../../billing/index.ts';
import type { EscrowsDeps } from '../deps.ts';
import { owe } from './change-escrow.ts';

const BATCH = 100;

/** What ended and was not given back, as no refund could be owed then. The key of the refund keeps it to one. */
export async function refundExpired({ uow, reader }: EscrowsDeps): Promise<void> {
  const due = await reader.selectFrom('escrow as e').innerJoin('purchase_order as o', (join) => join.onRef('o.communityId', '=', 'e.communityId').onRef('o.id', '=', 'e.orderId')).innerJoin('community', 'community.id', 'e.communityId')
    .select(['e.id', 'e.orderId']).where('e.state', '=', 'EXPIRED').where('o.state', 'in', GIVING_STATES)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('refund').select('refund.id').whereRef('refund.communityId', '=', 'e.communityId').whereRef('refund.orderId', '=', 'e.orderId').where('refund.origin', '=', 'ESCROW'))))
    .orderBy('e.endedAt').limit(BATCH).execute();
  for (const escrow of due) await uow.run(async (tx) => ok(await owe(tx, escrow)));
}
