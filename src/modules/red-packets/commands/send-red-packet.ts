import { after, MINUTE } from '../../../kernel/clock.ts';
import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { roomForReading, type GateFailure, type PostAttachmentFailure, type RoomMemberStanding } from '../../chat/index.ts';
import { hasPermission } from '../../communities/index.ts';
import { movePoints } from '../../growth/index.ts';
import { amountFault, limitFault } from '../../promotions/index.ts';
import { stepOf } from '../../plans/index.ts';
import type { RedPacketsDeps } from '../deps.ts';
import { MAX_SHARES, RedPacket, type RedPacketContent, type RedPacketRow, type Split } from '../model/red-packet.entity.ts';
import { packetById } from '../queries/red-packets.ts';
import { END_DUE_PACKETS } from './end-red-packets.ts';

export interface SendRedPacketInput {
  readonly roomId: string;
  readonly content: RedPacketContent;
  readonly split: Split;
  readonly total: number;
  readonly shares: number;
  readonly title?: string | null;
  readonly minutes?: number | null;
  readonly minSpendMinor?: number | null;
  readonly voucherDays?: number | null;
  readonly idempotencyKey: string;
}
export type SendRedPacketFailure = InputFailure | Failure<'NOT_FOUND' | 'POINTS_MISSING'> | GateFailure | PostAttachmentFailure;
const MAX_MINUTES = 24 * 60;
const MAX_POINTS = 1_000_000;
const MAX_DAYS = 3_660;

type Terms = Pick<RedPacket, 'title' | 'content' | 'split' | 'total' | 'shares' | 'step' | 'currency' | 'minSpendMinor' | 'voucherDays' | 'expiresAt'>;

/** Posts a red packet. Points leave their giver at once; vouchers are made as they are claimed. */
export async function sendRedPacket(deps: RedPacketsDeps, viewer: Viewer, input: SendRedPacketInput): Promise<Result<RedPacketRow, SendRedPacketFailure>> {
  await deps.chat.countAct(viewer);
  return deps.uow.run<RedPacketRow, SendRedPacketFailure>(async (tx) => {
    const found = await roomForReading(tx.db, viewer, input.roomId, tx.now);
    if (!found.ok) return refuse({ ...found.failure, path: ['input', 'roomId'] });
    const standing = found.value;
    if (input.content === 'VOUCHERS' && !hasPermission(standing.member.role, 'plans.manage')) throw forbidden();
    const { room: { communityId, id: roomId }, viewer: { userId } } = standing;
    return tx.once<RedPacketRow, SendRedPacketFailure>({ userId, operation: 'sendRedPacket', key: input.idempotencyKey, input }, async () => {
      const terms = checkTerms(deps, standing, input, tx.now);
      if (!terms.ok) return terms;
      const [id, messageId] = [newId(tx.now.getTime()), newId(tx.now.getTime())];
      const paid = terms.value.content === 'POINTS' ? await movePoints(tx, { communityId, userId, amount: -input.total, kind: 'RED_PACKET_SENT', sourceId: id }, 'input', 'total') : ok(null);
      if (!paid.ok) return paid;
      tx.em.create(RedPacket, { ...terms.value, id, communityId, roomId, messageId, giverId: userId, createdAt: tx.now });
      await tx.flush();
      const posted = await deps.chat.postAttachment(tx, standing, { kind: 'RED_PACKET', id, messageId, body: terms.value.title });
      if (!posted.ok) return posted;
      tx.enqueue(END_DUE_PACKETS, {}, { startAfter: terms.value.expiresAt });
      return ok({ id, value: (await packetById(tx.db, id))! });
    }, async (id) => (await packetById(tx.db, id)) ?? undefined);
  });
}

function checkTerms({ translate }: RedPacketsDeps, { community, viewer }: RoomMemberStanding, input: SendRedPacketInput, now: Date): Result<Terms, InputFailure> {
  const { content, split, total, shares, minutes, minSpendMinor, voucherDays = null } = input;
  const ofVouchers = content === 'VOUCHERS';
  const step = ofVouchers ? stepOf(community.currency) : 1;
  const title = boundedText(input.title ?? '', ['input', 'title'], { max: 40 });
  if (!title.ok) return title;
  const fault = limitFault(shares, 'shares', MAX_SHARES) ?? limitFault(minutes, 'minutes', MAX_MINUTES)
    ?? (ofVouchers ? amountFault(total, community.currency, 'total', shares * step) : limitFault(total, 'total', MAX_POINTS, shares))
    ?? (ofVouchers ? amountFault(minSpendMinor ?? 0, community.currency, 'minSpendMinor', 0) ?? limitFault(voucherDays, 'voucherDays', MAX_DAYS) : strayTerms(input))
    ?? (split === 'FIXED' && total % (shares * step) !== 0 ? failure('INVALID', ['input', 'shares']) : null);
  if (fault) return refuse(fault);
  return ok({
    title: title.value || translate(viewer.locale, 'red-packets.title'), content, split, total, shares, step, currency: ofVouchers ? community.currency : null,
    minSpendMinor: minSpendMinor ?? 0, voucherDays, expiresAt: after(now, (minutes ?? MAX_MINUTES) * MINUTE),
  });
}

/** Points have no terms of vouchers. */
const strayTerms = ({ minSpendMinor, voucherDays }: SendRedPacketInput): InputFailure | null => {
  const stray = minSpendMinor != null ? 'minSpendMinor' : voucherDays != null ? 'voucherDays' : null;
  return stray && failure('INVALID', ['input', stray]);
};
