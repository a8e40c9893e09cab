import { RoomAccess, roomsById, type RoomMemberStanding } from '../../chat/index.ts';
import { activeMembers, memberKey, type NamedMemberRow } from '../../communities/index.ts';
import { typingTopic, type RoomSignalsDeps } from '../deps.ts';
import { SignalStream, type SignalItem } from './signal-stream.ts';

/** Signals of a room gather for this time: one question about access for all of them. */
const GATHER = 250;
/** Lost access ends a stream within this time also when nobody types. */
const RECHECK_EVERY = 3_000;
/** How many of those present are named. */
export const PRESENT_NAMED = 20;
export const TYPING_MILLISECONDS = 6_000;
/** What somebody types is told once in this time. */
const TYPING_EVERY = 2_000;

interface WatchedRoom {
  readonly roomId: string;
  readonly communityId: string;
  readonly streams: Set<SignalStream>;
  readonly access: RoomAccess;
  readonly typing: Map<string, Date>;
  isPresenceDue: boolean;
  timer: NodeJS.Timeout | null;
  readonly stop: () => void;
}

/** Who types and who is there: told by signals between processes, stored nowhere, replayed never. */
export class RoomSignals {
  readonly #deps: RoomSignalsDeps;
  readonly #rooms = new Map<string, WatchedRoom>();
  readonly #toldAt = new Map<string, number>();
  #recheck: NodeJS.Timeout | null = null;

  constructor(deps: RoomSignalsDeps) {
    this.#deps = deps;
  }

  /** The people who are in the room now. */
  presentIn(roomId: string): readonly string[] {
    return this.#deps.presence.present(roomId);
  }
  /** Tells the room that somebody types; told again within two seconds, only the first is passed on. */
  tellTyping({ room, member }: RoomMemberStanding): Date {
    const expiresAt = new Date(this.#deps.clock.now().getTime() + TYPING_MILLISECONDS);
    const key = `${room.id} ${member.userId}`;
    const now = performance.now();
    for (const [told, at] of this.#toldAt) if (now - at >= TYPING_EVERY) this.#toldAt.delete(told); else break;
    if (this.#toldAt.has(key)) return expiresAt;
    this.#toldAt.set(key, now);
    this.#deps.hints.signal(typingTopic(room.id), `${member.userId} ${expiresAt.getTime()}`);
    return expiresAt;
  }
  subscribe({ room, member }: RoomMemberStanding): AsyncIterableIterator<SignalItem> {
    const watched = this.#watch(room.id, room.communityId);
    this.#deps.presence.enter(room.id, member.userId);
    const stream = new SignalStream(member.userId, (closed) => {
      this.#deps.presence.leave(room.id, member.userId);
      watched.streams.delete(closed);
      watched.access.streamsChanged();
      if (watched.streams.size === 0) this.#forget(watched);
    });
    watched.streams.add(stream);
    watched.access.streamsChanged();
    this.#presenceChanged(watched);
    return stream;
  }
  stop(): void {
    if (this.#recheck) clearInterval(this.#recheck);
    this.#recheck = null;
    for (const watched of [...this.#rooms.values()]) this.#forget(watched);
  }

  #watch(roomId: string, communityId: string): WatchedRoom {
    const known = this.#rooms.get(roomId);
    if (known) return known;
    const stops = [this.#deps.hints.hear(typingTopic(roomId), (payload) => this.#hear(watched, payload)), this.#deps.presence.watch(roomId, () => this.#presenceChanged(watched))];
    const streams = new Set<SignalStream>();
    const watched: WatchedRoom = { roomId, communityId, streams, access: new RoomAccess(this.#deps, { roomId, communityId, streams }), typing: new Map(), isPresenceDue: false, timer: null, stop: () => stops.forEach((stop) => stop()) };
    this.#rooms.set(roomId, watched);
    this.#recheck ??= setInterval(() => { for (const room of this.#rooms.values()) void this.#flush(room); }, RECHECK_EVERY).unref();
    return watched;
  }
  #forget(watched: WatchedRoom): void {
    watched.stop();
    if (watched.timer) clearTimeout(watched.timer);
    if (this.#rooms.get(watched.roomId) === watched) this.#rooms.delete(watched.roomId);
    if (this.#rooms.size === 0 && this.#recheck) this.stop();
  }
  #hear(watched: WatchedRoom, payload: string): void {
    const [userId = '', expiresAt] = payload.split(' ');
    watched.typing.set(userId, new Date(Number(expiresAt)));
    this.#flushSoon(watched);
  }
  #presenceChanged(watched: WatchedRoom): void {
    watched.isPresenceDue = true;
    this.#flushSoon(watched);
  }
  #flushSoon(watched: WatchedRoom): void {
    watched.timer ??= setTimeout(() => {
      watched.timer = null;
      void this.#flush(watched);
    }, GATHER).unref();
  }
  /** Access is asked for every time, before anything is told. */
  async #flush(watched: WatchedRoom): Promise<void> {
    const typing = new Map(watched.typing);
    const isPresenceDue = watched.isPresenceDue;
    watched.typing.clear();
    watched.isPresenceDue = false;
    try {
      const [room] = await roomsById(this.#deps.reader as never, [watched.roomId]);
      await watched.access.endAllLost(room?.entitlement ?? null);
      const items = [...(isPresenceDue ? [await this.#presenceOf(watched)] : []), ...(await this.#typingOf(watched, typing))];
      for (const stream of watched.streams) for (const item of items) stream.offer(item);
    } catch (error) {
      watched.isPresenceDue ||= isPresenceDue;
      this.#deps.reportFault(error, { area: 'chat' });
    }
  }
  async #presenceOf({ roomId, communityId }: WatchedRoom): Promise<SignalItem> {
    const userIds = this.presentIn(roomId);
    const members = await this.#membersOf(communityId, userIds.slice(0, PRESENT_NAMED));
    return { kind: 'PRESENCE', count: userIds.length, members: [...members.values()] };
  }
  async #typingOf({ communityId }: WatchedRoom, typing: ReadonlyMap<string, Date>): Promise<SignalItem[]> {
    const members = await this.#membersOf(communityId, [...typing.keys()]);
    return [...members].map(([userId, member]) => ({ kind: 'TYPING', member, expiresAt: typing.get(userId)! }));
  }
  async #membersOf(communityId: string, userIds: readonly string[]): Promise<Map<string, NamedMemberRow>> {
    if (userIds.length === 0) return new Map();
    const rows = await activeMembers(this.#deps.reader as never, userIds.map((userId) => ({ communityId, userId })));
    return new Map(userIds.flatMap((userId) => { const row = rows.get(memberKey({ communityId, userId })); return row ? [[userId, row] as const] : []; }));
  }
}
