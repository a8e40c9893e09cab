import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { botMay, isGoodFor, signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { hasPermission, maySpeak, PRESENT_STATUSES, standingIn, standingsOfPeople, type MemberRow, type MemberStanding, type Permission, type Role, type SpeakerFailure, type Standing } from '../communities/index.ts';
import { askGate, NO_RIGHTS, rightsAcross, rightsOf, type GateAnswer, type Rights } from '../tiers/index.ts';
import type { ChatReader } from './deps.ts';
import type { MessageRow } from './model/message.entity.ts';
import type { RoomMuteRow } from './model/room-mute.entity.ts';
import type { RoomRow } from './model/room.entity.ts';
import { silenceIn, type SilenceFailure } from './model/sending-rules.ts';
import { messageById } from './queries/messages.ts';
import { roomsById } from './queries/rooms.ts';

/** A room as the viewer stands before it. */
export interface RoomStanding extends MemberStanding {
  readonly room: RoomRow;
  readonly rights: Rights;
  readonly gate: GateAnswer;
}
export type RoomMemberStanding = RoomStanding & { readonly viewer: SignedInViewer };
export interface GateFailure extends Failure<'ENTITLEMENT_MISSING'> {
  readonly gate: GateAnswer;
}

/** The room, when the viewer may know of it: members, and bots whose token is good for it. Whether they may enter is in `gate`. */
export async function roomStanding(db: ChatReader, viewer: Viewer, roomId: string, at: Date): Promise<RoomStanding | null> {
  const room = await db.selectFrom('room').selectAll().where('id', '=', roomId).executeTakeFirst();
  if (!room || viewer.userId === null || !isGoodFor(viewer, roomId)) return null;
  const standing = await standingIn(db as never, viewer, room.communityId);
  if (!standing?.member) return null;
  return standingBefore(viewer, room, standing, await rightsOf(db as never, room.communityId, viewer.userId, at));
}
function standingBefore(viewer: Viewer, room: RoomRow, { member, ...standing }: Standing, rights: Rights): RoomStanding | null {
  return member && { ...standing, member, room, rights, gate: askGate(viewer, room.communityId, rights, room.entitlement) };
}

/** The room, for a member whom its gate lets through. */
export async function roomForReading(db: ChatReader, viewer: Viewer, roomId: string, at: Date): Promise<Result<RoomMemberStanding, Failure<'NOT_FOUND'> | GateFailure>> {
  return forReading(signedIn(viewer), await roomStanding(db, viewer, roomId, at));
}
type ForReading = Result<RoomMemberStanding, Failure<'NOT_FOUND'> | GateFailure>;
function forReading(viewer: SignedInViewer, standing: RoomStanding | null): ForReading {
  if (standing === null) return refuse(notFound('roomId'));
  if (!standing.gate.allowed) return refuse({ ...failure('ENTITLEMENT_MISSING', ['roomId']), gate: standing.gate });
  return ok({ ...standing, viewer });
}

/** Somebody who wants to read a room. */
export interface Visit {
  readonly viewer: SignedInViewer;
  readonly roomId: string;
}
/** The same for many visits in four statements: thousands who come back at once ask together. */
export async function roomsForReading(db: ChatReader, visits: readonly Visit[], at: Date): Promise<(visit: Visit) => ForReading> {
  const rooms = new Map((await roomsById(db, [...new Set(visits.map(({ roomId }) => roomId))])).map((room) => [room.id, room]));
  const userIds = [...new Set(visits.map(({ viewer }) => viewer.userId))];
  const communityIds = [...new Set([...rooms.values()].map(({ communityId }) => communityId))];
  const places = new Map(visits.flatMap(({ viewer: { userId }, roomId }) => {
    const communityId = rooms.get(roomId)?.communityId;
    return communityId === undefined ? [] : [[`${userId} ${communityId}`, { communityId, userId }] as const];
  }));
  const [standings, rights] = await Promise.all([
    standingsOfPeople(db as never, [...places.values()]),
    rightsAcross(db as never, userIds, communityIds, at),
  ]);
  return ({ viewer, roomId }) => {
    const room = rooms.get(roomId);
    const standing = room && isGoodFor(viewer, roomId) ? standings.get(viewer.userId)?.get(room.communityId) : undefined;
    return forReading(viewer, room && standing ? standingBefore(viewer, room, standing, rights.get(viewer.userId)?.get(room.communityId) ?? NO_RIGHTS) : null);
  };
}

/** The room, for a member who holds a permission; those who are not members do not know of it. */
export async function roomForManaging(tx: Tx, viewer: Viewer, roomId: string, permission: Permission = 'rooms.manage'): Promise<Result<{ room: RoomRow; standing: MemberStanding }, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  const standing = await roomStanding(tx.db, viewer, roomId, tx.now);
  if (standing === null) return refuse(notFound('roomId'));
  const { member } = standing;
  if (!hasPermission(actingRole(viewer, member), permission)) throw forbidden();
  return ok({ room: standing.room, standing });
}

/** A bot that moderates acts as those do who keep order, on members and guests. */
export const actingRole = (viewer: Viewer, { role }: Pick<MemberRow, 'role'>): Role => (botMay(viewer, 'MODERATE') ? 'ADMIN' : role);

/** Who has left stands as a member: the role of former days protects nobody's words. */
export const standingRole = (member: Pick<MemberRow, 'role' | 'status'> | null | undefined): Role => (member && PRESENT_STATUSES.includes(member.status) ? member.role : 'MEMBER');

/** A message in its room, as a member stands before it. */
export type MessageStanding = MemberStanding & { readonly room: RoomRow; readonly message: MessageRow };
/** The same for somebody whom the gate was found to let through. */
export type MessageInRoom = RoomMemberStanding & { readonly message: MessageRow };

/** The message, for a member whom the gate of its room lets through. */
export async function messageInRoom({ db, now }: Tx, viewer: Viewer, messageId: string): Promise<Result<MessageInRoom, Failure<'NOT_FOUND'> | GateFailure>> {
  signedIn(viewer);
  const message = await messageById(db, messageId);
  if (message === null) return refuse(notFound('messageId'));
  const found = await roomForReading(db, viewer, message.roomId, now);
  return found.ok ? ok({ ...found.value, message }) : refuse({ ...found.failure, path: ['messageId'] });
}

/** The same for those who may, with the room's row locked, so that nothing else happens in it until this transaction ends. Who may not locks nothing. */
export async function messageForChange(tx: Tx, viewer: Viewer, messageId: string, may: (standing: MessageInRoom) => boolean = () => true): Promise<Result<MessageInRoom, Failure<'NOT_FOUND'> | GateFailure>> {
  const found = await messageInRoom(tx, viewer, messageId);
  if (!found.ok) return found;
  if (!may(found.value)) throw forbidden();
  const room = await lockRoom(tx, found.value.room.id);
  const message = await messageById(tx.db, messageId);
  return message ? ok({ ...found.value, room, message }) : refuse(notFound('messageId'));
}

/** The room as it is under its lock. */
export const lockRoom = ({ db }: Tx, roomId: string): Promise<RoomRow> => (db as ChatReader).selectFrom('room').selectAll().where('id', '=', roomId).forNoKeyUpdate().executeTakeFirstOrThrow();

export type WritingFailure = SpeakerFailure | SilenceFailure;
type Writer = MemberStanding & { readonly room: RoomRow; readonly viewer?: Viewer };

/** Why a member who reads the room may not write there now; null for those who may. */
export const refuseWriting = async (db: ChatReader, standing: Writer, now: Date, ...path: string[]): Promise<WritingFailure | null> =>
  refuseUnder(await muteIn(db, standing.room.id, standing.member.userId, now), standing, now, ...path);

/** The same for somebody whose mute in the room is known. */
export const refuseUnder = (mute: RoomMuteRow | null, { room, viewer, ...standing }: Writer, now: Date, ...path: string[]): WritingFailure | null => {
  const isManager = hasPermission(standing.member.role, 'rooms.manage');
  return maySpeak(standing, now, ...path) ?? silenceIn(room, { isManager, mayAnnounce: isManager || (viewer !== undefined && botMay(viewer, 'ANNOUNCE')), mute }, ...path);
};

/** The mute that holds somebody in the room now. */
export async function muteIn(db: ChatReader, roomId: string, userId: string, now: Date): Promise<RoomMuteRow | null> {
  const mute = await db.selectFrom('room_mute').selectAll().where('roomId', '=', roomId).where('userId', '=', userId).executeTakeFirst();
  return mute && (mute.until === null || mute.until > now) ? mute : null;
}
