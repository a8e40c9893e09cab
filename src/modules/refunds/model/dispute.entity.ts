import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { ProviderDispute } from '../../../platform/payments/payments.ts';

/** INQUIRY: the bank asks, nothing was taken. OPEN: the money is taken until it is decided, access rests. WON, LOST: decided. CLOSED: nothing came of it. */
export const DISPUTE_STATES = ['INQUIRY', 'OPEN', 'WON', 'LOST', 'CLOSED'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** A buyer who has the bank take a payment back. */
export const DisputeSchema = defineEntity({
  name: 'Dispute',
  tableName: 'dispute',
  uniques: [{ name: 'dispute_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'dispute_community_index', properties: ['communityId', 'openedAt', 'id'] },
    { name: 'dispute_order_index', properties: ['communityId', 'orderId', 'openedAt', 'id'] },
    { name: 'dispute_state_index', properties: ['state', 'openedAt', 'id'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    paymentId: column.reference(),
    providerId: p.text().unique(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** What the provider has charged for it so far, in the currency of its balance. */
    feeMinor: column.bigint().default(0),
    feeCurrency: p.text().nullable(),
    /** The provider's word for what the buyer says. */
    reason: p.text(),
    state: p.text().$type<DisputeState>(),
    /** Until when an answer is taken. */
    evidenceDueBy: column.time().nullable(),
    openedAt: column.time(),
    /** When the shares were held, and access was made to rest where the payment was owed; null when the money was never taken. */
    suspendedAt: column.time().nullable(),
    closedAt: column.time().nullable(),
    hasEndedAccess: p.boolean().default(false),
  },
});
export class Dispute extends DisputeSchema.class {
  /** Takes over what the provider says, and tells what has changed. Whenever it changes its mind, that is the last word: each time it is asked anew. */
  follow(now: ProviderDispute): { readonly from: DisputeState; readonly to: DisputeState } {
    const from = this.state;
    this.amountMinor = now.amountMinor;
    this.evidenceDueBy = now.evidenceDueBy;
    this.feeMinor = now.movements.reduce((sum, { feeMinor }) => sum + feeMinor, 0);
    this.feeCurrency = now.movements[0]?.currency ?? null;
    this.state = nextState(from, stateOf(now, from));
    if (from !== this.state) this.closedAt = null;
    return { from, to: this.state };
  }
  isDecided(): boolean {
    return this.state === 'WON' || this.state === 'LOST' || this.state === 'CLOSED';
  }
  suspend(at: Date): void {
    this.suspendedAt = at;
  }
  hasSuspended(): boolean {
    return this.suspendedAt != null;
  }
  close(at: Date): void {
    this.closedAt = at;
  }
}
DisputeSchema.setClass(Dispute);

/** What was won, or came to nothing, may be in question again, or lost after all. What was lost stays lost until it is won: an appeal alone gives nothing back. */
function nextState(from: DisputeState, to: DisputeState): DisputeState {
  switch (from) {
    case 'INQUIRY': case 'OPEN': return to;
    case 'WON': case 'CLOSED': return to === 'OPEN' || to === 'LOST' ? to : from;
    case 'LOST': return to === 'WON' ? to : from;
  }
}

/** A status that nobody knows changes nothing. One that was prevented is lost when its money is gone, and over when it was never taken. */
export function stateOf({ status, movements }: Pick<ProviderDispute, 'status' | 'movements'>, before: DisputeState): DisputeState {
  switch (status) {
    case 'WARNING': return 'INQUIRY';
    case 'OPEN': return 'OPEN';
    case 'WON': return 'WON';
    case 'LOST': return 'LOST';
    case 'WARNING_CLOSED': return 'CLOSED';
    case 'PREVENTED': return movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0) < 0 ? 'LOST' : 'CLOSED';
    case 'UNKNOWN': return before;
  }
}

export type DisputeRow = RowOf<typeof DisputeSchema>;
export interface DisputeTables {
  dispute: TableOf<typeof DisputeSchema>;
}
