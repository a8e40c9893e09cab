import { LockMode } from '@mikro-orm/core';
import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { lockMember, maySell } from '../billing/index.ts';
import { standingIn, type MemberStanding } from '../communities/index.ts';
import type { EscrowsReader } from './deps.ts';
import { Escrow, type EscrowRow } from './model/escrow.entity.ts';
import { ServiceOffer, type ServiceOfferRow } from './model/service-offer.entity.ts';

/** The standing of a signed-in member; not visible and not a member are told apart only to those who may see the community. */
export async function memberIn(db: EscrowsReader, viewer: Viewer, communityId: string, path: readonly string[]): Promise<Result<MemberStanding, Failure<'NOT_FOUND' | 'NOT_A_MEMBER'>>> {
  signedIn(viewer);
  const standing = await standingIn(db as never, viewer, communityId);
  if (standing === null) return refuse(notFound(...path));
  return standing.member === null ? refuse({ kind: 'NOT_A_MEMBER' }) : ok({ ...standing, member: standing.member });
}

/** The offer, for a person who may see its community. */
export async function offerForBuying(tx: Tx, viewer: Viewer, offerId: string): Promise<Result<{ offer: ServiceOffer; standing: MemberStanding }, Failure<'NOT_FOUND' | 'NOT_A_MEMBER'>>> {
  const offer = await tx.em.findOne(ServiceOffer, { id: offerId });
  const standing = offer ? await memberIn(tx.db as EscrowsReader, viewer, offer.communityId, ['input', 'offerId']) : null;
  if (!offer || !standing) {
    signedIn(viewer);
    return refuse(notFound('input', 'offerId'));
  }
  return standing.ok ? ok({ offer, standing: standing.value }) : standing;
}

/** An offer is closed by who made it, and by nobody else. */
export async function offerForClosing(tx: Tx, viewer: Viewer, offerId: string): Promise<Result<ServiceOffer, Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  const offer = await tx.em.findOne(ServiceOffer, { id: offerId, providerUserId: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return offer ? ok(offer) : refuse(notFound('offerId'));
}
export const openOffersOf = (tx: Tx, { communityId, userId }: { communityId: string; userId: string }): Promise<ServiceOffer[]> => tx.em.find(ServiceOffer, { communityId, providerUserId: userId, closedAt: null });

/** As recipient or as payer, locked; what is somebody else's does not exist. */
export async function escrowForChanging(tx: Tx, viewer: Viewer, escrowId: string, as: 'recipient' | 'payer'): Promise<Result<Escrow, Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  const mine = as === 'payer' ? { payerUserId: userId } : { recipientUserId: userId };
  const found = await tx.em.findOne(Escrow, { id: escrowId, ...mine });
  return found ? ok(await locked(tx, found)) : refuse(notFound('escrowId'));
}
/** One that the payer objects to, for those who sell in the community and for staff; nobody decides in a matter of their own. */
export async function escrowForDeciding(tx: Tx, viewer: Viewer, escrowId: string): Promise<Result<Escrow, Failure<'NOT_FOUND' | 'PARTY_TO_IT'>>> {
  const { userId, isStaff } = signedIn(viewer);
  const found = await tx.em.findOne(Escrow, { id: escrowId });
  const isParty = found?.payerUserId === userId || found?.recipientUserId === userId;
  const mayDecide = found !== null && ((isStaff && found.rejectedAt != null) || (await maySell(tx.db as never, viewer, found.communityId)));
  if (!found || !(isParty || mayDecide)) return refuse(notFound('input', 'escrowId'));
  if (isParty) return refuse(failure('PARTY_TO_IT', ['input', 'escrowId']));
  return ok(await locked(tx, found));
}
export async function escrowById(tx: Tx, id: string): Promise<Escrow | null> {
  const found = await tx.em.findOne(Escrow, { id });
  return found && locked(tx, found);
}
export async function escrowOfOrder(tx: Tx, { communityId, orderId }: { communityId: string; orderId: string }): Promise<Escrow | null> {
  const found = await tx.em.findOne(Escrow, { communityId, orderId });
  return found && locked(tx, found);
}
/** The payer's membership first, as refunds do it, which may follow in the same transaction. */
async function locked(tx: Tx, { id, communityId, payerUserId: userId }: Escrow): Promise<Escrow> {
  await lockMember(tx, { communityId, userId });
  return tx.em.findOneOrFail(Escrow, { id, communityId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}
export const heldFor = async (db: EscrowsReader, { communityId, userId }: { communityId: string; userId: string }): Promise<string[]> =>
  (await db.selectFrom('escrow').select('id').where('communityId', '=', communityId).where('recipientUserId', '=', userId).where('state', '=', 'HELD').orderBy('id').execute()).map(({ id }) => id);

/** Seen by both of them, and by those who sell in the community; by staff once the payer has objected. */
export async function escrowForViewing(db: EscrowsReader, viewer: Viewer, id: string): Promise<EscrowRow | null> {
  const escrow = await db.selectFrom('escrow').selectAll().where('id', '=', id).executeTakeFirst();
  if (!escrow || viewer.userId === null) return null;
  if (escrow.payerUserId === viewer.userId || escrow.recipientUserId === viewer.userId) return escrow;
  if (viewer.isStaff && escrow.rejectedAt !== null) return escrow;
  return (await maySell(db as never, viewer, escrow.communityId)) ? escrow : null;
}
/** Seen by members. */
export async function offerForViewing(db: EscrowsReader, viewer: Viewer, id: string): Promise<ServiceOfferRow | null> {
  const offer = await db.selectFrom('service_offer').selectAll().where('id', '=', id).executeTakeFirst();
  return offer && (await maySeeOffers(db, viewer, offer.communityId)) ? offer : null;
}
export async function maySeeOffers(db: EscrowsReader, viewer: Viewer, communityId: string): Promise<boolean> {
  const standing = viewer.userId === null ? null : await standingIn(db as never, viewer, communityId);
  return standing?.member != null;
}
