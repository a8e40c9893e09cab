import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { OrderRow } from '../../billing/index.ts';
import { activeMember } from '../../communities/index.ts';
import { refusalOf, sellingAt, type SalesChannel } from '../../plans/index.ts';
import { memberIn, offerForBuying } from '../access.ts';
import type { EscrowsDeps, EscrowsReader } from '../deps.ts';
import { Escrow, MAX_SUBJECT, type EscrowPurpose, type EscrowRow } from '../model/escrow.entity.ts';
import { escrowRow } from '../queries/escrows.ts';

interface HowToPay {
  readonly subject?: string | null;
  readonly channel?: SalesChannel | null;
  readonly idempotencyKey: string;
}
export interface OrderServiceInput extends HowToPay {
  readonly offerId: string;
}
export interface SendTipInput extends HowToPay {
  readonly memberId: string;
  readonly minorUnits: number;
}
export type AgreeFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'OFFER_CLOSED' | 'PAYING_YOURSELF' | 'AMOUNT_TOO_SMALL' | 'NOT_SOLD_HERE' | 'PAYMENTS_UNAVAILABLE'>;
/** What was agreed, and the order that it is paid by. */
export interface Agreement {
  readonly escrow: EscrowRow;
  readonly order: OrderRow;
}

/** Asks a paid question, or orders a service: at the price and in the time of the offer. Held from the payment until it is done. */
export function orderService(deps: EscrowsDeps, viewer: Viewer, input: OrderServiceInput): Promise<Result<Agreement, AgreeFailure>> {
  const { userId } = signedIn(viewer);
  return agree(deps, async (tx) => {
    const found = await offerForBuying(tx, viewer, input.offerId);
    if (!found.ok) return found;
    const { offer } = found.value;
    return tx.once<string, AgreeFailure>({ userId, operation: 'orderService', key: input.idempotencyKey, input }, async () => {
      if (!offer.isOpen()) return refuse(failure('OFFER_CLOSED', ['input', 'offerId']));
      if (offer.providerUserId === userId) return refuse(failure('PAYING_YOURSELF', ['input', 'offerId']));
      if ((await activeMember(tx.db, offer.communityId, offer.providerUserId)) === null) return refuse(failure('OFFER_CLOSED', ['input', 'offerId']));
      const { communityId, kind: purpose, currency, withinHours, providerUserId: recipientUserId } = offer;
      return place(deps, tx, { communityId, purpose, payerUserId: userId, recipientUserId, amountMinor: offer.amountMinor as number, currency, offerId: offer.id, withinHours: withinHours as number }, input);
    }, async (id) => id);
  });
}

/** Gives another member money, as thanks: theirs as soon as it is paid. */
export function sendTip(deps: EscrowsDeps, viewer: Viewer, input: SendTipInput): Promise<Result<Agreement, AgreeFailure>> {
  const { userId } = signedIn(viewer);
  return agree(deps, async (tx) => {
    const db = tx.db as EscrowsReader;
    const recipient = await db.selectFrom('member').select(['communityId', 'userId', 'status']).where('id', '=', input.memberId).executeTakeFirst();
    const standing = recipient && (await memberIn(db, viewer, recipient.communityId, ['input', 'memberId']));
    if (!recipient || !standing) return refuse(notFound('input', 'memberId'));
    if (!standing.ok) return standing;
    const { community } = standing.value;
    return tx.once<string, AgreeFailure>({ userId, operation: 'sendTip', key: input.idempotencyKey, input }, async () => {
      if (recipient.status !== 'ACTIVE') return refuse(notFound('input', 'memberId'));
      if (recipient.userId === userId) return refuse(failure('PAYING_YOURSELF', ['input', 'memberId']));
      const refusal = refusalOf(input.minorUnits, community.currency, ['input', 'minorUnits']);
      if (refusal) return refuse(refusal);
      return place(deps, tx, { communityId: community.id, purpose: 'TIP', payerUserId: userId, recipientUserId: recipient.userId, amountMinor: input.minorUnits, currency: community.currency, offerId: null, withinHours: null }, input);
    }, async (id) => id);
  });
}

interface Terms {
  readonly communityId: string;
  readonly purpose: EscrowPurpose;
  readonly payerUserId: string;
  readonly recipientUserId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly offerId: string | null;
  readonly withinHours: number | null;
}
async function place({ billing }: EscrowsDeps, tx: Tx, terms: Terms, input: HowToPay): Promise<Result<{ id: string; value: string }, AgreeFailure>> {
  const { amountMinor, currency, ...agreed } = terms;
  // Paid once, so where plans that are paid once are sold.
  const channel = input.channel ?? 'WEB';
  if (!sellingAt(channel, 'LIFETIME').isSoldHere) return refuse(failure('NOT_SOLD_HERE', ['input', 'channel']));
  const subject = boundedText(input.subject ?? '', ['input', 'subject'], { min: terms.purpose === 'QUESTION' ? 1 : 0, max: MAX_SUBJECT });
  if (!subject.ok) return subject;
  const { communityId, payerUserId: userId, recipientUserId, purpose } = terms;
  const orderId = await billing.placeServiceOrder(tx, { communityId, userId, purpose, recipientUserId, amountMinor, currency, channel, paymentMethod: null });
  const id = newId(tx.now.getTime());
  tx.em.create(Escrow, { ...agreed, id, orderId, subject: subject.value || null, state: 'AWAITING_PAYMENT', createdAt: tx.now });
  return ok({ id, value: id });
}

/** Stored first, then the page is opened; asking again with the same key finds both. */
async function agree(deps: EscrowsDeps, intend: (tx: Tx) => Promise<Result<string, AgreeFailure>>): Promise<Result<Agreement, AgreeFailure>> {
  const placed = await deps.uow.run<string, AgreeFailure>(intend);
  if (!placed.ok) return placed;
  const escrow = await escrowRow(deps.reader, placed.value);
  const order = await deps.billing.openPage(escrow.orderId);
  return order ? ok({ escrow, order }) : refuse(failure('PAYMENTS_UNAVAILABLE'));
}
