import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requirePermission } from '../../communities/index.ts';
import { isEntitlement } from '../../tiers/index.ts';
import { roomStanding, type RoomStanding } from '../access.ts';
import type { ChatDeps } from '../deps.ts';
import { Room } from '../model/room.entity.ts';

export interface CreateRoomInput {
  readonly communityId: string;
  readonly name: string;
  readonly description?: string | null;
  readonly entitlement?: string | null;
  readonly idempotencyKey: string;
}
export type CreateRoomFailure = InputFailure | Failure<'NOT_FOUND'>;

/** Opens a room. With an entitlement only those who have it enter. */
export async function createRoom(deps: ChatDeps, viewer: Viewer, input: CreateRoomInput): Promise<Result<RoomStanding, CreateRoomFailure>> {
  return deps.uow.run<RoomStanding, CreateRoomFailure>(async (tx) => {
    const allowed = await requirePermission(tx.db, viewer, input.communityId, 'rooms.manage', 'communityId');
    if (!allowed.ok) return allowed;
    const { userId } = allowed.value.viewer;
    const read = async (id: string): Promise<RoomStanding> => (await roomStanding(tx.db, viewer, id, tx.now))!;
    return tx.once<RoomStanding, CreateRoomFailure>({ userId, operation: 'createRoom', key: input.idempotencyKey, input }, async () => {
      const name = boundedText(input.name, ['input', 'name'], { min: 1, max: 60 });
      if (!name.ok) return name;
      const description = boundedText(input.description ?? '', ['input', 'description'], { max: 500 });
      if (!description.ok) return description;
      const entitlement = input.entitlement ?? null;
      if (entitlement !== null && !isEntitlement(entitlement)) return refuse(failure('INVALID', ['input', 'entitlement']));
      const twin = await tx.db.selectFrom('room').select('id').where('communityId', '=', input.communityId).where('name', '=', name.value).executeTakeFirst();
      if (twin) return refuse(failure('TAKEN', ['input', 'name']));
      const room = tx.em.create(Room, { id: newId(tx.now.getTime()), communityId: input.communityId, name: name.value, description: description.value, entitlement, createdBy: userId, createdAt: tx.now });
      await tx.flush();
      return ok({ id: room.id, value: await read(room.id) });
    }, read);
  });
}
