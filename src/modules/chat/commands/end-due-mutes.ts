import { eachOnItsOwn } from '../../../kernel/each.ts';
import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { lockRoom } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import { tellRoom } from './append-event.ts';

export const END_DUE_MUTES = 'chat.end-due-mutes';
const ROOMS_AT_ONCE = 500;

/** Mutes that have run their time end: room and member are told once, as the row goes in the same transaction. */
export async function endDueMutes(deps: ChatDeps): Promise<void> {
  const { reader, clock, uow, reportFault } = deps;
  const rooms = await reader.selectFrom('room_mute').innerJoin('community', 'community.id', 'room_mute.communityId').select('room_mute.roomId')
    .where('room_mute.until', '<=', clock.now()).groupBy('room_mute.roomId').limit(ROOMS_AT_ONCE).execute();
  const fault = await eachOnItsOwn(rooms, (error) => void reportFault(error, { area: 'chat' }), ({ roomId }) => uow.run(async (tx) => ok(await endIn(deps, tx, roomId))));
  if (fault) throw fault;
}

/** A closed room is told nothing more. */
async function endIn(deps: ChatDeps, tx: Tx, roomId: string): Promise<void> {
  const { communityId, closedAt } = await lockRoom(tx, roomId);
  const ended = await (tx.db as ChatReader).deleteFrom('room_mute').where('roomId', '=', roomId).where('until', '<=', tx.now).returning('userId').execute();
  if (closedAt !== null) return;
  for (const { userId } of ended) await tellRoom(deps, tx, { communityId, roomId, kind: 'MEMBER_UNMUTED', messageId: null, actorId: null, subjectId: userId });
  await deps.addressees.noticed(tx, ended.map(({ userId }) => ({ userId, communityId, roomId, kind: 'UNMUTED_IN_ROOM', causeId: newId() })));
}
