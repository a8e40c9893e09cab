import { after, DAY } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { movePoints } from '../../growth/index.ts';
import { giveVoucher } from '../../promotions/index.ts';
import { lockPacket, packetForReading, type PacketFailure } from '../access.ts';
import type { RedPacketsDeps } from '../deps.ts';
import { drawShare } from '../model/draw-share.ts';
import { RedPacketClaim, type RedPacketClaimRow } from '../model/red-packet-claim.entity.ts';
import type { RedPacket } from '../model/red-packet.entity.ts';
import { claimOf } from '../queries/red-packets.ts';
import { tellEnd } from './end-red-packets.ts';

export interface ClaimRedPacketInput {
  readonly redPacketId: string;
  readonly idempotencyKey: string;
}
export type ClaimRedPacketFailure = PacketFailure | Failure<'RED_PACKET_EMPTY' | 'RED_PACKET_OVER' | 'ALREADY_CLAIMED'>;

/** Takes a share, drawn under the lock of the packet's row: one for each person, as many as there are. */
export function claimRedPacket(deps: RedPacketsDeps, viewer: Viewer, input: ClaimRedPacketInput): Promise<Result<RedPacketClaimRow, ClaimRedPacketFailure>> {
  return deps.uow.run<RedPacketClaimRow, ClaimRedPacketFailure>(async (tx) => {
    const path = ['input', 'redPacketId'];
    const found = await packetForReading(tx.db, viewer, input.redPacketId, tx.now, ...path);
    if (!found.ok) return found;
    const { userId } = found.value.standing.viewer;
    const own = async (): Promise<RedPacketClaimRow | null> => claimOf(tx.db, input.redPacketId, userId);
    return tx.once<RedPacketClaimRow, ClaimRedPacketFailure>({ userId, operation: 'claimRedPacket', key: input.idempotencyKey, input }, async () => {
      const packet = await lockPacket(tx, found.value.packet, userId);
      if (await own()) return refuse(failure('ALREADY_CLAIMED', path));
      if (packet.endedBecause === 'EMPTY') return refuse(failure('RED_PACKET_EMPTY', path));
      if (!packet.isOpen(tx.now)) return refuse(failure('RED_PACKET_OVER', path));
      await giveShare(deps, tx, packet, userId);
      return ok({ id: packet.id, value: (await own())! });
    }, async () => (await own())!);
  });
}

async function giveShare(deps: RedPacketsDeps, tx: Tx, packet: RedPacket, userId: string): Promise<void> {
  const { id: redPacketId, communityId, roomId, messageId = null, split, step } = packet;
  const amount = drawShare({ split, step, left: packet.left(), sharesLeft: packet.sharesLeft() }, deps.random);
  const position = packet.give(amount, tx.now);
  const voucherId = packet.content === 'VOUCHERS' ? await makeVoucher(tx, packet, userId, amount) : null;
  tx.em.create(RedPacketClaim, { redPacketId, userId, communityId, position, amount, voucherId, createdAt: tx.now });
  await tx.flush();
  if (packet.content === 'POINTS') await movePoints(tx, { communityId, userId, amount, kind: 'RED_PACKET_CLAIMED', sourceId: redPacketId });
  if (packet.endedAt != null) tellEnd(tx, packet);
  await deps.chat.attachmentChanged(tx, { communityId, roomId, messageId, actorId: userId, subjectId: userId });
}

const makeVoucher = (tx: Tx, { id, communityId, currency, minSpendMinor, voucherDays, title }: RedPacket, userId: string, amountMinor: number): Promise<string> => giveVoucher(tx, {
  communityId, userId, amountMinor, currency: currency!, minSpendMinor: minSpendMinor ?? 0, reason: title, source: { kind: 'RED_PACKET', id }, expiresAt: voucherDays == null ? null : after(tx.now, voucherDays * DAY),
});
