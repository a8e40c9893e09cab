import type { OrderCompensator } from '../../billing/index.ts';
import { escrowOfOrder } from '../access.ts';
import { begin } from './follow-order.ts';

const isOurs = (purpose: unknown): boolean => purpose === 'QUESTION' || purpose === 'TIP' || purpose === 'SERVICE';

/** Money that is back is owed nothing for any more; a part of it changes nothing. */
export const escrowCompensator: OrderCompensator = {
  name: 'escrows',
  preview: async (_db, { purpose }, { endsAccess }) => (endsAccess && isOurs(purpose) ? [{ kind: 'ESCROW' }] : []),
  async undo(tx, { communityId, id: orderId, purpose }, { endsAccess }) {
    if (!endsAccess || !isOurs(purpose)) return;
    (await escrowOfOrder(tx, { communityId, orderId }))?.refund(tx.now);
    await tx.flush();
  },
  async redo(tx, { communityId, id: orderId, purpose }) {
    if (!isOurs(purpose)) return;
    const escrow = await escrowOfOrder(tx, { communityId, orderId });
    escrow?.takeRefundBack(tx.now);
    // The refund may have come before the escrow had heard of its payment.
    if (escrow) await begin(tx, escrow);
    await tx.flush();
  },
};
