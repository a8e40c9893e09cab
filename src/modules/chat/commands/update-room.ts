import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { Role } from '../../communities/index.ts';
import { isEntitlement } from '../../tiers/index.ts';
import { lockRoom, roomForManaging, roomStanding, type RoomStanding } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import { FIGURES, MAX_WINDOW_SECONDS, settingsOf, SWITCHES, type FigureName, type RoleWindows, type RoomSettings, type SwitchName } from '../model/room-settings.ts';
import type { RoomRow } from '../model/room.entity.ts';
import { appendEvent, takePosition } from './append-event.ts';

export interface RoleWindow {
  readonly role: Role;
  /** Null: for ever. */
  readonly seconds?: number | null;
}
/** What is omitted stays; null is what a new room has. */
export type UpdateRoomInput = { readonly [Name in FigureName]?: number | null } & { readonly [Name in SwitchName]?: boolean | null } & {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly entitlement?: string | null;
  readonly editWindows?: readonly RoleWindow[] | null;
  readonly recallWindows?: readonly RoleWindow[] | null;
};
export type UpdateRoomFailure = InputFailure | Failure<'NOT_FOUND' | 'ROOM_CLOSED'>;
type Changes = Partial<RoomSettings>;

/** Changes how a room is run. What changes nothing leaves no event. */
export async function updateRoom(deps: ChatDeps, viewer: Viewer, roomId: string, input: UpdateRoomInput): Promise<Result<RoomStanding, UpdateRoomFailure>> {
  return deps.uow.run<RoomStanding, UpdateRoomFailure>(async (tx) => {
    const found = await roomForManaging(tx, viewer, roomId);
    if (!found.ok) return found;
    const room = await lockRoom(tx, roomId);
    if (room.closedAt !== null) return refuse(failure('ROOM_CLOSED', ['roomId']));
    const checked = await check(tx, room, input);
    if (!checked.ok) return checked;
    const settings = settingsOf({ ...room, ...checked.value });
    if (!isSame(settings, settingsOf(room))) await change(deps, tx, room, found.value.standing.member.userId, settings);
    return ok((await roomStanding(tx.db, viewer, roomId, tx.now))!);
  });
}

async function change(deps: ChatDeps, tx: Tx, { id: roomId, communityId }: RoomRow, actorId: string, settings: RoomSettings): Promise<void> {
  await (tx.db as ChatReader).updateTable('room').set(settings as never).where('id', '=', roomId).execute();
  const { seq } = await takePosition(tx, roomId, false);
  await appendEvent(deps, tx, seq, { communityId, roomId, kind: 'ROOM_CHANGED', messageId: null, actorId, data: { ...settings } });
}

/** Windows compare by role: the order in which they were given says nothing. */
const isSame = (one: RoomSettings, other: RoomSettings): boolean => (Object.keys(one) as (keyof RoomSettings)[]).every((name) => canonical(one[name]) === canonical(other[name]));
const canonical = (value: unknown): string => JSON.stringify(typeof value === 'object' && value !== null ? Object.entries(value).sort() : value);

async function check(tx: Tx, room: RoomRow, input: UpdateRoomInput): Promise<Result<Changes, InputFailure>> {
  const words = await checkWords(tx, room, input);
  if (!words.ok) return words;
  const changes: Record<string, unknown> = { ...words.value };
  for (const [name, { usual, min, max }] of Object.entries(FIGURES)) {
    const figure = input[name as FigureName];
    if (figure === undefined) continue;
    if (figure !== null && (figure < min || figure > max)) return refuse(failure('OUT_OF_RANGE', ['input', name], { min, max }));
    changes[name] = figure ?? usual;
  }
  for (const [name, usual] of Object.entries(SWITCHES)) if (input[name as SwitchName] !== undefined) changes[name] = input[name as SwitchName] ?? usual;
  for (const name of ['editWindows', 'recallWindows'] as const) {
    const windows = checkWindows(name, room[name], input[name]);
    if (!windows.ok) return windows;
    changes[name] = windows.value;
  }
  return ok(changes as Changes);
}

/** Roles that are not named keep their window. */
function checkWindows(name: string, present: RoleWindows, given: readonly RoleWindow[] | null | undefined): Result<RoleWindows, InputFailure> {
  if (given === undefined) return ok(present);
  const beyond = given?.some(({ seconds }) => seconds != null && (seconds < 0 || seconds > MAX_WINDOW_SECONDS));
  if (beyond) return refuse(failure('OUT_OF_RANGE', ['input', name, 'seconds'], { min: 0, max: MAX_WINDOW_SECONDS }));
  return ok(given === null ? {} : { ...present, ...Object.fromEntries(given.map(({ role, seconds }) => [role, seconds ?? null])) });
}

async function checkWords(tx: Tx, room: RoomRow, input: UpdateRoomInput): Promise<Result<Changes, InputFailure>> {
  const changes: { name?: string; description?: string; entitlement?: string | null } = {};
  if (input.name !== undefined) {
    const name = boundedText(input.name ?? '', ['input', 'name'], { min: 1, max: 60 });
    if (!name.ok) return name;
    const twin = await (tx.db as ChatReader).selectFrom('room').select('id').where('communityId', '=', room.communityId).where('name', '=', name.value).where('id', '<>', room.id).executeTakeFirst();
    if (twin) return refuse(failure('TAKEN', ['input', 'name']));
    changes.name = name.value;
  }
  if (input.description !== undefined) {
    const description = boundedText(input.description ?? '', ['input', 'description'], { max: 500 });
    if (!description.ok) return description;
    changes.description = description.value;
  }
  if (input.entitlement !== undefined) {
    if (input.entitlement !== null && !isEntitlement(input.entitlement)) return refuse(failure('INVALID', ['input', 'entitlement']));
    changes.entitlement = input.entitlement;
  }
  return ok(changes);
}
