import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paidOrderIds } from '../../billing/index.ts';
import type { KolReader } from '../deps.ts';
import { countPayingInviteeIn, discountPayingInvitee } from './count-activity.ts';

/** An order as billing tells of it, when its money goes back. */
interface Purchase {
  readonly id: string;
  readonly communityId: string;
  readonly userId: string;
}
interface Reversal {
  readonly isWholeOrder: boolean;
}

/** With all of its money a payer is no paying invitee any more, unless another order of theirs is paid. Of what it counts for somebody else the buyer is told nothing. */
export const payingInviteeCompensator = {
  name: 'kol',
  preview: (): Promise<readonly never[]> => Promise.resolve([]),
  async undo(tx: Tx, order: Purchase, { isWholeOrder }: Reversal): Promise<void> {
    if (!isWholeOrder) return;
    await tx.flush();
    const { id: orderId, communityId, userId } = order;
    const other = (await paidOrderIds(tx.db, { communityId, userId })).find((id) => id !== orderId);
    if (other === undefined) await discountPayingInvitee(tx, { communityId, orderId });
    else await (tx.db as KolReader).updateTable('kol_paying_invitee').set({ orderId: other }).where('communityId', '=', communityId).where('orderId', '=', orderId).execute();
  },
  async redo(tx: Tx, { id: orderId, communityId, userId }: Purchase, { isWholeOrder }: Reversal): Promise<void> {
    if (!isWholeOrder) return;
    const member = await (tx.db as KolReader).selectFrom('member').select('invitedByUserId').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst();
    if (member?.invitedByUserId) await countPayingInviteeIn(tx, { communityId, userId, inviterUserId: member.invitedByUserId, orderId, paidAt: tx.now });
  },
};
