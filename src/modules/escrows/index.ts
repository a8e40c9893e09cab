import { reaction, type Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ServiceOrderPaid } from '../billing/index.ts';
import type { MemberEnded } from '../communities/index.ts';
import { escrowForViewing, offerForViewing } from './access.ts';
import { orderService, sendTip, type OrderServiceInput, type SendTipInput } from './commands/agree.ts';
import { confirmEscrow, declineEscrow, fulfilEscrow } from './commands/change-escrow.ts';
import { closeServiceOffer, createServiceOffer, type CreateServiceOfferInput } from './commands/create-service-offer.ts';
import { endDueEscrows, partFromRecipient, takePayment } from './commands/follow-order.ts';
import { decideEscrow, rejectEscrow, type DecideEscrowInput } from './commands/reject-escrow.ts';
import { refundExpired } from './commands/refund-expired.ts';
import type { EscrowsDeps } from './deps.ts';
import { escrowsOfViewer, ordersOfEscrows, type EscrowSide } from './queries/escrows.ts';
import { offersById, offersOf } from './queries/offers.ts';

/** What members do for each other for money: paid questions, services and tips, held until they are done. */
export function createEscrows(deps: EscrowsDeps) {
  const { reader } = deps;
  return {
    createServiceOffer: (viewer: Viewer, input: CreateServiceOfferInput) => createServiceOffer(deps, viewer, input),
    closeServiceOffer: (viewer: Viewer, offerId: string) => closeServiceOffer(deps, viewer, offerId),
    orderService: (viewer: Viewer, input: OrderServiceInput) => orderService(deps, viewer, input),
    sendTip: (viewer: Viewer, input: SendTipInput) => sendTip(deps, viewer, input),
    fulfilEscrow: (viewer: Viewer, escrowId: string) => fulfilEscrow(deps, viewer, escrowId),
    declineEscrow: (viewer: Viewer, escrowId: string) => declineEscrow(deps, viewer, escrowId),
    confirmEscrow: (viewer: Viewer, escrowId: string) => confirmEscrow(deps, viewer, escrowId),
    rejectEscrow: (viewer: Viewer, escrowId: string, reason: string) => rejectEscrow(deps, viewer, escrowId, reason),
    decideEscrow: (viewer: Viewer, input: DecideEscrowInput) => decideEscrow(deps, viewer, input),
    offersOf: (viewer: Viewer, communityId: string, request: PageRequest) => offersOf(reader, viewer, communityId, request),
    offersById: (ids: readonly string[]) => offersById(reader, ids),
    offerForViewing: (viewer: Viewer, id: string) => offerForViewing(reader, viewer, id),
    escrowForViewing: (viewer: Viewer, id: string) => escrowForViewing(reader, viewer, id),
    escrowsOfViewer: (viewer: Viewer, side: EscrowSide, request: PageRequest) => escrowsOfViewer(reader, viewer, side, request),
    ordersOfEscrows: (orderIds: readonly string[]) => ordersOfEscrows(reader, orderIds),
    reactions: [
      reaction<ServiceOrderPaid>('escrows.take-payment', 'billing.service-order-paid', ({ communityId, payload: { orderId } }) => takePayment(deps, { communityId: communityId!, orderId })),
      reaction<MemberEnded>('escrows.part-on-member-ended', 'communities.member-ended', ({ communityId, payload: { userId } }) => partFromRecipient(deps, { communityId: communityId!, userId })),
    ] as readonly Reaction[],
    jobs: [job({ name: 'escrows.end-due', schedule: '*/10 * * * *', handle: () => endDueEscrows(deps).then(() => refundExpired(deps)) })] as readonly JobDefinition[],
  };
}
export type Escrows = ReturnType<typeof createEscrows>;

export { escrowById, escrowOfOrder } from './access.ts';
export type { OrderServiceInput, SendTipInput } from './commands/agree.ts';
export { fulfil } from './commands/change-escrow.ts';
export type { CreateServiceOfferInput } from './commands/create-service-offer.ts';
export { ESCROW_DECISIONS, type DecideEscrowInput, type EscrowDecision } from './commands/reject-escrow.ts';
export { escrowCompensator } from './commands/undo-escrow.ts';
export type { EscrowsDeps } from './deps.ts';
export type { EscrowExpired, EscrowFulfilled, EscrowPaid, EscrowRejected, EscrowSettled } from './events.ts';
export { Escrow, ESCROW_PURPOSES, ESCROW_STATES, type EscrowPurpose, type EscrowRow, type EscrowState, type EscrowTables } from './model/escrow.entity.ts';
export { OFFER_KINDS, ServiceOffer, type OfferKind, type ServiceOfferRow, type ServiceOfferTables } from './model/service-offer.entity.ts';
export type { EscrowSide } from './queries/escrows.ts';
