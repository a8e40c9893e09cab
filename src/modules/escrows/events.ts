import type { DomainEvent } from '../../kernel/event.ts';
import type { EscrowPurpose } from './model/escrow.entity.ts';

interface OfEscrow {
  readonly escrowId: string;
  readonly orderId: string;
  readonly purpose: EscrowPurpose;
  readonly payerUserId: string;
  readonly recipientUserId: string;
}
/** Paid: the recipient has until `dueAt`; a tip, without one, is settled already. */
export type EscrowPaid = DomainEvent<'escrows.paid', OfEscrow & { readonly dueAt: string | null }>;
/** Answered or delivered. */
export type EscrowFulfilled = DomainEvent<'escrows.fulfilled', OfEscrow>;
/** The money is the recipient's. */
export type EscrowSettled = DomainEvent<'escrows.settled', OfEscrow>;
/** Not done: the money goes back. */
export type EscrowExpired = DomainEvent<'escrows.expired', OfEscrow & { readonly reason: 'TOO_LATE' | 'DECLINED' | 'RECIPIENT_LEFT' | 'REJECTED' }>;
/** The payer says that it was not done: the money waits for a decision. */
export type EscrowRejected = DomainEvent<'escrows.rejected', OfEscrow>;
