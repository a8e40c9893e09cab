import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { SalesChannel } from '../../plans/index.ts';
import type { BillingDeps } from '../deps.ts';
import { Order, type OrderPurpose } from '../model/order.entity.ts';
import type { WishedMethod } from '../model/payment-methods.ts';
import { addAttempt } from './open-checkout.ts';

export interface ServiceOrderInput {
  readonly communityId: string;
  readonly userId: string;
  readonly purpose: Extract<OrderPurpose, 'QUESTION' | 'TIP' | 'SERVICE'>;
  /** Who answers, serves or is tipped: gets all but the platform's fee. */
  readonly recipientUserId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly channel: SalesChannel;
  readonly paymentMethod: WishedMethod | null;
}

/** Stores, in the caller's transaction, what one person agrees to pay another by way of the community. `openPage` follows. */
export async function placeServiceOrder({ snapshotShares }: Pick<BillingDeps, 'snapshotShares'>, tx: Tx, { amountMinor, ...agreed }: ServiceOrderInput): Promise<string> {
  const { communityId, userId, recipientUserId } = agreed;
  const shares = await snapshotShares(tx, { communityId, buyerUserId: userId, sellerUserId: recipientUserId });
  const id = newId(tx.now.getTime());
  tx.em.create(Order, { ...agreed, id, tierId: null, planId: null, priceId: null, kind: null, listMinor: amountMinor, amountMinor, shares, state: 'OPEN', createdAt: tx.now });
  addAttempt(tx, { id, communityId }, 1);
  await tx.flush();
  return id;
}
