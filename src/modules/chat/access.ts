import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { hasPermission, standingIn, type MemberStanding, type Permission } from '../communities/index.ts';
import { askGate, rightsOf, type GateAnswer, type Rights } from '../tiers/index.ts';
import type { ChatReader } from './deps.ts';
import type { RoomRow } from './model/room.entity.ts';

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

/** The room, when the viewer may know of it: members only. Whether they may enter is in `gate`. */
export async function roomStanding(db: ChatReader, viewer: Viewer, roomId: string, at: Date): Promise<RoomStanding | null> {
  const room = await db.selectFrom('room').selectAll().where('id', '=', roomId).executeTakeFirst();
  if (!room || viewer.userId === null) return null;
  const standing = await standingIn(db as never, viewer, room.communityId);
  const member = standing?.member ?? null;
  if (standing === null || member === null) return null;
  const rights = await rightsOf(db as never, room.communityId, viewer.userId, at);
  return { ...standing, member, room, rights, gate: askGate(viewer, room.communityId, rights, room.entitlement) };
}

/** The room, for a member whom its gate lets through. */
export async function roomForReading(db: ChatReader, viewer: Viewer, roomId: string, at: Date): Promise<Result<RoomMemberStanding, Failure<'NOT_FOUND'> | GateFailure>> {
  const person = signedIn(viewer);
  const standing = await roomStanding(db, viewer, roomId, at);
  if (standing === null) return refuse(notFound('roomId'));
  if (!standing.gate.allowed) return refuse({ ...failure('ENTITLEMENT_MISSING', ['roomId']), gate: standing.gate });
  return ok({ ...standing, viewer: person });
}

/** The room, for a member who holds a permission; those who are not members do not know of it. */
export async function roomForManaging(tx: Tx, viewer: Viewer, roomId: string, permission: Permission = 'rooms.manage'): Promise<Result<{ room: RoomRow; standing: MemberStanding }, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  const standing = await roomStanding(tx.db, viewer, roomId, tx.now);
  if (standing === null) return refuse(notFound('roomId'));
  const { member } = standing;
  if (!hasPermission(member.role, permission)) throw forbidden();
  return ok({ room: standing.room, standing });
}
