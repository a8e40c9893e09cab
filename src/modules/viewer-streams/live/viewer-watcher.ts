import type { SignedInViewer } from '../../../kernel/viewer.ts';
import type { RoomRow } from '../../chat/index.ts';
import type { ViewerLogRow } from '../model/viewer-event.entity.ts';
import type { ViewerHead } from '../queries/viewer-heads.ts';
import type { LogPart, ViewerStream } from './viewer-stream.ts';

interface KnownHead {
  readonly head: ViewerHead;
  /** Counts reads: what an older read brings never replaces what a newer one brought. */
  readonly asOf: number;
}
const isSame = (a: ViewerHead, b: ViewerHead): boolean => a.room.lastSeq === b.room.lastSeq && a.unreadCount === b.unreadCount && a.mentionCount === b.mentionCount;

/** One person who listens in this process, over all their devices: where the log was read to, and how the rooms stood. */
export class ViewerWatcher {
  readonly viewer: SignedInViewer;
  readonly streams = new Set<ViewerStream>();
  /** How many subscriptions are being opened. */
  opening = 0;
  /** Null until it is first read. */
  position: number | null = null;
  readVersion = 0;
  readonly #heads = new Map<string, KnownHead>();

  constructor(viewer: SignedInViewer) {
    this.viewer = viewer;
  }
  get roomIds(): readonly string[] {
    return [...this.#heads.keys()];
  }
  /** Whether the person's rooms are these and no others. */
  knowsExactly(roomIds: readonly string[]): boolean {
    return roomIds.length === this.#heads.size && roomIds.every((id) => this.#heads.has(id));
  }
  get heads(): readonly ViewerHead[] {
    return [...this.#heads.values()].map(({ head }) => head);
  }

  begin({ lastSeq, readVersion }: Pick<ViewerLogRow, 'lastSeq' | 'readVersion'>): void {
    if (this.position !== null) return;
    this.position = lastSeq;
    this.readVersion = readVersion;
  }
  advance(part: LogPart): void {
    this.position = part.to;
    for (const stream of this.streams) stream.offer(part);
  }
  /** All rooms as they were read; tells what changed, and everything when rooms came or went. True then. */
  renew(fresh: readonly ViewerHead[], asOf: number): boolean {
    const ids = new Set(fresh.map(({ room }) => room.id));
    const gone = [...this.#heads].filter(([id, known]) => !ids.has(id) && known.asOf < asOf);
    const isNewSet = gone.length > 0 || fresh.some(({ room }) => !this.#heads.has(room.id));
    for (const [id] of gone) this.#heads.delete(id);
    const changed = fresh.filter((head) => this.#learn(head, asOf));
    for (const stream of this.streams) {
      if (isNewSet) stream.replaceHeads(this.heads);
      else for (const head of changed) stream.offerHead(head);
    }
    return isNewSet;
  }
  /** One room as it was read. */
  update(head: ViewerHead, asOf: number): void {
    if (this.#heads.has(head.room.id) && this.#learn(head, asOf)) for (const stream of this.streams) stream.offerHead(head);
  }
  /** Whether it is news. */
  #learn(head: ViewerHead, asOf: number): boolean {
    const known = this.#heads.get(head.room.id);
    if (known && known.asOf > asOf) return false;
    this.#heads.set(head.room.id, { head, asOf });
    return !known || !isSame(known.head, head);
  }
}

interface WatchedRoom {
  room: RoomRow;
  readonly userIds: Set<string>;
  readonly stopListening: () => void;
  toldAt: number;
  /** Up to where everybody who watches it was told; `room` may be ahead, read for one of them alone. */
  toldSeq: number;
}
/** The rooms that somebody of this process may enter: who watches each, and when it was looked into. */
export class WatchedRooms {
  readonly #rooms = new Map<string, WatchedRoom>();
  readonly #listen: (roomId: string) => () => void;
  readonly #every: number;

  constructor({ listen, every }: { listen: (roomId: string) => () => void; every: number }) {
    this.#listen = listen;
    this.#every = every;
  }
  get ids(): string[] {
    return [...this.#rooms.keys()];
  }
  watchersOf(roomId: string): ReadonlySet<string> {
    return this.#rooms.get(roomId)?.userIds ?? new Set();
  }
  /** Milliseconds until it may be told of again. */
  dueIn(roomId: string): number {
    return Math.max(0, (this.#rooms.get(roomId)?.toldAt ?? -Infinity) + this.#every - performance.now());
  }
  /** All its watchers were told of it as it stood at this position. */
  told(roomId: string, seq: number): void {
    const watched = this.#rooms.get(roomId);
    if (!watched) return;
    watched.toldAt = performance.now();
    watched.toldSeq = Math.max(watched.toldSeq, seq);
  }
  /** The room as it is known already when nothing has happened in it since, else as it is given. */
  shared(room: RoomRow): RoomRow {
    const watched = this.#rooms.get(room.id);
    if (!watched) return room;
    if (room.lastSeq > watched.room.lastSeq) watched.room = room;
    return room.lastSeq === watched.room.lastSeq ? watched.room : room;
  }
  isBehind(roomId: string, seq: number): boolean {
    return seq > (this.#rooms.get(roomId)?.toldSeq ?? seq);
  }
  /** Watches what the work adds to the person's rooms, and not any more what it takes away. */
  follow(watcher: ViewerWatcher, work: () => unknown): void {
    const before = new Set(watcher.roomIds);
    work();
    const { userId } = watcher.viewer;
    for (const { room } of watcher.heads) {
      const watched = this.#rooms.get(room.id) ?? { userIds: new Set(), room, stopListening: this.#listen(room.id), toldAt: -Infinity, toldSeq: room.lastSeq };
      this.#rooms.set(room.id, watched);
      watched.userIds.add(userId);
      before.delete(room.id);
    }
    for (const roomId of before) this.leave(roomId, userId);
  }
  leave(roomId: string, userId: string): void {
    const watched = this.#rooms.get(roomId);
    if (!watched?.userIds.delete(userId) || watched.userIds.size > 0) return;
    watched.stopListening();
    this.#rooms.delete(roomId);
  }
}
