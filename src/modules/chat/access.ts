import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { requirePermission, standingIn, type MemberStanding, type Permission, type Standing } from '../communities/index.ts';
import { askGate, rightsOf, type GateAnswer, type Rights } from '../tiers/index.ts';
import type { ChatReader } from './deps.ts';
import type { RoomRow } from './model/room.entity.ts';

/** A room as the viewer stands before it. */
export interface RoomStanding extends Standing {
  readonly room: RoomRow;
  readonly rights: Rights;
  readonly gate: GateAnswer;
}
export type RoomMemberStanding = RoomStanding & MemberStanding & { readonly viewer: SignedInViewer };
export interface GateFailure extends Failure<'ENTITLEMENT_MISSING'> {
  readonly gate: GateAnswer;
}

/** The room, when the viewer may know of it: members only. Whether they may enter is in `gate`. */
export async function roomStanding(db: ChatReader, viewer: Viewer, roomId: string, at: Date): Promise<RoomStanding | null> {
  const room = await db.selectFrom('room').selectAll().where('id', '=', roomId).executeTakeFirst();
  if (!room || viewer.userId === null) return null;
  const standing = await standingIn(db as never, viewer, room.communityId);
  if (standing?.member == null) return null;
  const rights = await rightsOf(db as never, room.communityId, viewer.userId, at);
  return { ...standing, room, rights, gate: askGate(viewer, room.communityId, rights, room.entitlement) };
}

/** The room, for a member whom its gate lets through. */
export async function roomForReading(db: ChatReader, viewer: Viewer, roomId: string, at: Date): Promise<Result<RoomMemberStanding, Failure<'NOT_FOUND'> | GateFailure>> {
  const person = signedIn(viewer);
  const standing = await roomStanding(db, viewer, roomId, at);
  if (standing === null) return refuse(notFound('roomId'));
  if (!standing.gate.allowed) return refuse({ ...failure('ENTITLEMENT_MISSING', ['roomId']), gate: standing.gate });
  return ok({ ...standing, member: standing.member!, viewer: person });
}

/** The room, for somebody who holds a permission in its community. */
export async function roomForManaging(tx: Tx, viewer: Viewer, roomId: string, permission: Permission = 'rooms.manage'): Promise<Result<{ room: RoomRow; standing: MemberStanding }, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  const room = (await tx.db.selectFrom('room').selectAll().where('id', '=', roomId).executeTakeFirst()) as RoomRow | undefined;
  if (!room) return refuse(notFound('roomId'));
  const allowed = await requirePermission(tx.db, viewer, room.communityId, permission, 'roomId');
  return allowed.ok ? ok({ room, standing: allowed.value }) : allowed;
}
