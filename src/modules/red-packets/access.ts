import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { roomForReading, type GateFailure, type RoomMemberStanding } from '../chat/index.ts';
import type { RedPacketsReader } from './deps.ts';
import { RedPacket, type RedPacketRow } from './model/red-packet.entity.ts';

export type PacketFailure = Failure<'NOT_FOUND'> | GateFailure;

/** A red packet, for members who may enter its room. One whose message was recalled is there for nobody. */
export async function packetForReading(db: RedPacketsReader, viewer: Viewer, id: string, at: Date, ...path: string[]): Promise<Result<{ packet: RedPacketRow; standing: RoomMemberStanding }, PacketFailure>> {
  signedIn(viewer);
  const packet = await db.selectFrom('red_packet').selectAll().where('id', '=', id).executeTakeFirst();
  if (!packet || packet.endedBecause === 'RECALLED' || packet.title === '') return refuse(notFound(...path));
  const room = await roomForReading(db as never, viewer, packet.roomId, at);
  return room.ok ? ok({ packet, standing: room.value }) : refuse({ ...room.failure, path });
}

/** Locks the row of whoever gets something, then the packet: nobody else claims or ends it until this transaction ends. */
export async function lockPacket(tx: Tx, { communityId, id }: { communityId: string; id: string }, payeeId: string): Promise<RedPacket> {
  const db = tx.db as RedPacketsReader;
  await db.selectFrom('member').select('id').where('communityId', '=', communityId).where('userId', '=', payeeId).forNoKeyUpdate().execute();
  await db.selectFrom('red_packet').select('id').where('communityId', '=', communityId).where('id', '=', id).forUpdate().execute();
  return tx.em.findOneOrFail(RedPacket, { communityId, id });
}
