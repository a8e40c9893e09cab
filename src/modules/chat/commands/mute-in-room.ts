import { after, DAY } from '../../../kernel/clock.ts';
import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { outranks, PRESENT_STATUSES, type MemberRow } from '../../communities/index.ts';
import { actingRole, lockRoom, muteIn, roomForManaging } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import type { RoomMuteRow } from '../model/room-mute.entity.ts';
import type { RoomRow } from '../model/room.entity.ts';
import { appendEvent, takePosition } from './append-event.ts';
import { END_DUE_MUTES } from './end-due-mutes.ts';

const MAX_DAYS = 366;

export interface MuteInRoomInput {
  readonly roomId: string;
  readonly memberId: string;
  /** Null: until it is lifted. */
  readonly until: Date | null;
  readonly reason: string;
}
export type MuteInRoomFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ROLE_TOO_LOW' | 'ROOM_CLOSED'>;
type Target = { readonly room: RoomRow; readonly actorId: string; readonly member: MemberRow };

/** The member reads the room but does not write there until then. The same mute again changes nothing. */
export async function muteInRoom(deps: ChatDeps, viewer: Viewer, { roomId, memberId, until, reason }: MuteInRoomInput): Promise<Result<RoomMuteRow, MuteInRoomFailure>> {
  return deps.uow.run<RoomMuteRow, MuteInRoomFailure>(async (tx) => {
    const found = await target(tx, viewer, roomId, memberId);
    if (!found.ok) return found;
    const { member, room, actorId } = found.value;
    if (!PRESENT_STATUSES.includes(member.status)) return refuse(failure('NOT_A_MEMBER', ['memberId']));
    const latest = after(tx.now, MAX_DAYS * DAY);
    if (until && (until <= tx.now || until > latest)) return refuse(failure('OUT_OF_RANGE', ['until'], { min: tx.now.toISOString(), max: latest.toISOString() }));
    const words = boundedText(reason, ['reason'], { max: 200 });
    if (!words.ok) return words;
    const present = await muteIn(tx.db, roomId, member.userId, tx.now);
    const mute: RoomMuteRow = { roomId, userId: member.userId, communityId: room.communityId, until, mutedBy: actorId, reason: words.value, createdAt: tx.now };
    if (present && present.until?.getTime() === until?.getTime() && present.reason === mute.reason) return ok(present);
    await (tx.db as ChatReader).insertInto('room_mute').values(mute).onConflict((conflict) => conflict.columns(['roomId', 'userId']).doUpdateSet({ until, mutedBy: actorId, reason: mute.reason, createdAt: tx.now })).execute();
    if (until) tx.enqueue(END_DUE_MUTES, {}, { startAfter: until });
    await tell(deps, tx, found.value, 'MUTED', { until: until?.toISOString() ?? null }, mute.reason);
    return ok(mute);
  });
}

/** Lifts a mute before its time. Nothing happens when there is none. */
export async function unmuteInRoom(deps: ChatDeps, viewer: Viewer, roomId: string, memberId: string): Promise<Result<MemberRow, MuteInRoomFailure>> {
  return deps.uow.run<MemberRow, MuteInRoomFailure>(async (tx) => {
    const found = await target(tx, viewer, roomId, memberId);
    if (!found.ok) return found;
    const { member } = found.value;
    const { numDeletedRows } = await (tx.db as ChatReader).deleteFrom('room_mute').where('roomId', '=', roomId).where('userId', '=', member.userId).executeTakeFirst();
    if (numDeletedRows > 0n) await tell(deps, tx, found.value, 'UNMUTED', {}, '');
    return ok(member);
  });
}

/** The member whom somebody of a higher rank acts on, in an open room that is locked from here on. */
async function target(tx: Tx, viewer: Viewer, roomId: string, memberId: string): Promise<Result<Target, Exclude<MuteInRoomFailure, InputFailure>>> {
  const found = await roomForManaging(tx, viewer, roomId, 'members.mute');
  if (!found.ok) return found;
  const { member: actor } = found.value.standing;
  const room = await lockRoom(tx, roomId);
  const member = await (tx.db as ChatReader).selectFrom('member').selectAll().where('communityId', '=', room.communityId).where('id', '=', memberId).executeTakeFirst();
  if (!member) return refuse(notFound('memberId'));
  if (!outranks(actingRole(viewer, actor), member.role)) return refuse(failure('ROLE_TOO_LOW', ['memberId']));
  return room.closedAt === null ? ok({ room, actorId: actor.userId, member }) : refuse(failure('ROOM_CLOSED', ['roomId']));
}

/** Everybody in the room learns of it; the reason is for the one it is about, and for those who mute. */
async function tell(deps: ChatDeps, tx: Tx, { room, actorId, member }: Target, what: 'MUTED' | 'UNMUTED', data: { until?: string | null }, reason: string): Promise<void> {
  const { communityId, id: roomId } = room;
  const { seq } = await takePosition(tx, roomId, false);
  await appendEvent(deps, tx, seq, { communityId, roomId, kind: `MEMBER_${what}`, messageId: null, actorId, subjectId: member.userId, data });
  await deps.addressees.noticed(tx, [{ userId: member.userId, communityId, kind: `${what}_IN_ROOM`, causeId: newId(), roomId, data: { ...data, reason } }]);
}
