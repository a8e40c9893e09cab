import { eachOnItsOwn } from '../../../kernel/each.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { Attached } from '../../chat/index.ts';
import { movePoints } from '../../growth/index.ts';
import { lockPacket } from '../access.ts';
import type { RedPacketsDeps, RedPacketsReader } from '../deps.ts';
import type { Ending, RedPacket } from '../model/red-packet.entity.ts';

export const END_DUE_PACKETS = 'red-packets.end-due-packets';
const BATCH = 100;

/** Ends the red packets whose time is over and gives back what is left. Run twice, the second finds nothing. */
export async function endDuePackets(deps: RedPacketsDeps): Promise<void> {
  const { reader, clock, uow, reportFault } = deps;
  const due = await reader.selectFrom('red_packet').innerJoin('community', 'community.id', 'red_packet.communityId').select(['red_packet.id', 'red_packet.communityId', 'red_packet.giverId'])
    .where('red_packet.endedAt', 'is', null).where('red_packet.expiresAt', '<=', clock.now()).orderBy('red_packet.expiresAt').orderBy('red_packet.id').limit(BATCH).execute();
  const fault = await eachOnItsOwn(due, (error) => void reportFault(error, { area: 'red-packets' }), (row) => uow.run(async (tx) => {
    const packet = await lockPacket(tx, row, row.giverId);
    if (packet.endedAt != null || packet.isOpen(tx.now)) return ok(null);
    await end(tx, packet, 'EXPIRED');
    const { communityId, roomId, messageId = null } = packet;
    await deps.chat.attachmentChanged(tx, { communityId, roomId, messageId, actorId: null });
    return ok(null);
  }));
  if (fault) throw fault;
}

/** Its message is taken back: what was claimed stays claimed, the rest goes back, and its words are gone. */
export async function recallRedPacket(tx: Tx, { communityId, attachmentId: id }: Attached): Promise<void> {
  const { giverId } = await (tx.db as RedPacketsReader).selectFrom('red_packet').select('giverId').where('communityId', '=', communityId).where('id', '=', id).executeTakeFirstOrThrow();
  const packet = await lockPacket(tx, { communityId, id }, giverId);
  packet.title = '';
  if (packet.endedAt == null) await end(tx, packet, 'RECALLED');
  await tx.flush();
}

async function end(tx: Tx, packet: RedPacket, because: Ending): Promise<void> {
  const { id: sourceId, communityId, giverId: userId, content } = packet;
  const returned = packet.end(because, tx.now);
  await tx.flush();
  if (content === 'POINTS' && returned > 0) await movePoints(tx, { communityId, userId, amount: returned, kind: 'RED_PACKET_RETURNED', sourceId });
  tellEnd(tx, packet);
}

export const tellEnd = (tx: Tx, { id, communityId, giverId, endedBecause, returned }: RedPacket): void =>
  tx.emit({ name: 'red-packets.red-packet-ended', communityId, payload: { redPacketId: id, giverId, because: endedBecause, returned } });
