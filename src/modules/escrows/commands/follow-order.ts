import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { activeMember } from '../../communities/index.ts';
import { escrowById, escrowOfOrder, heldFor, openOffersOf } from '../access.ts';
import type { EscrowsDeps } from '../deps.ts';
import type { Escrow } from '../model/escrow.entity.ts';
import { confirm, expire, tell } from './change-escrow.ts';

const BATCH = 100;

/** The money is there: the time of whoever has to do something begins. Of somebody who has left it goes back. */
export async function takePayment({ uow }: EscrowsDeps, paid: { communityId: string; orderId: string }): Promise<void> {
  await uow.run(async (tx) => {
    const escrow = await escrowOfOrder(tx, paid);
    if (escrow) await begin(tx, escrow);
    return ok(null);
  });
}

/** Of a paid order; what has begun is left as it is. */
export async function begin(tx: Tx, escrow: Escrow): Promise<void> {
  if (!escrow.pay(tx.now)) return;
  tell(tx, 'escrows.paid', escrow, { dueAt: escrow.dueAt?.toISOString() ?? null });
  if (escrow.state === 'SETTLED') tell(tx, 'escrows.settled', escrow);
  else if ((await activeMember(tx.db, escrow.communityId, escrow.recipientUserId)) === null) await expire(tx, escrow, 'RECIPIENT_LEFT');
}

/** Whoever leaves does nothing more for anybody: their offers end, what is held for them goes back. Somebody who came back keeps it. */
export async function partFromRecipient({ uow, reader }: EscrowsDeps, person: { communityId: string; userId: string }): Promise<void> {
  const isBack = async (): Promise<boolean> => (await activeMember(reader as never, person.communityId, person.userId)) !== null;
  if (await isBack()) return;
  await uow.run(async (tx) => {
    for (const offer of await openOffersOf(tx, person)) offer.close(tx.now);
    return ok(null);
  });
  for (const id of await heldFor(reader, person)) {
    await uow.run(async (tx) => {
      const escrow = await escrowById(tx, id);
      if (escrow && !(await isBack())) await expire(tx, escrow, 'RECIPIENT_LEFT');
      return ok(null);
    });
  }
}

/** What was not done in time goes back, what nobody objected to is accepted, what nobody paid is over. Each on its own. */
export async function endDueEscrows(deps: EscrowsDeps): Promise<void> {
  const { uow, reader } = deps;
  const now = deps.clock.now();
  const due = await reader.selectFrom('escrow as e').innerJoin('community', 'community.id', 'e.communityId').select('e.id').where('e.state', 'in', ['HELD', 'FULFILLED']).where('e.dueAt', '<=', now).orderBy('e.dueAt').limit(BATCH).execute();
  for (const { id } of due) {
    await uow.run(async (tx) => {
      const escrow = await escrowById(tx, id);
      if (escrow?.isDue(tx.now)) await (escrow.state === 'HELD' ? expire(tx, escrow, 'TOO_LATE') : confirm(deps, tx, escrow));
      return ok(null);
    });
  }
  const unpaid = await reader.selectFrom('escrow as e').innerJoin('purchase_order as o', (join) => join.onRef('o.communityId', '=', 'e.communityId').onRef('o.id', '=', 'e.orderId')).innerJoin('community', 'community.id', 'e.communityId')
    .select('e.id').where('e.state', '=', 'AWAITING_PAYMENT').where('o.state', 'in', ['EXPIRED', 'FAILED']).limit(BATCH).execute();
  for (const { id } of unpaid) {
    await uow.run(async (tx) => {
      (await escrowById(tx, id))?.cancel(tx.now);
      return ok(null);
    });
  }
}
