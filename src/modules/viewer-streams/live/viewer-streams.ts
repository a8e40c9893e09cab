import { badInput } from '../../../kernel/request-error.ts';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import { roomTopic } from '../../chat/index.ts';
import { viewerTopic, type ViewerStreamsDeps } from '../deps.ts';
import type { ViewerLogRow } from '../model/viewer-event.entity.ts';
import { openRoomIds, viewerHeads, type ViewerHead } from '../queries/viewer-heads.ts';
import { newestPositions, viewerLogs } from '../queries/viewer-log.ts';
import { DueLooks } from './due-looks.ts';
import { ViewerLogReader } from './viewer-log-reader.ts';
import { ViewerStream, type ViewerItem } from './viewer-stream.ts';
import { ViewerWatcher, WatchedRooms } from './viewer-watcher.ts';

/** How long hints gather before somebody looks. */
const GATHER = 20;
/** A room is told of once in this time, however much happens in it. */
const ROOM_EVERY = 1_000;
/** How long a lost hint can delay what it would have told. */
export const POLL_EVERY = 1_000;
/** Rooms that somebody may enter now, or not any more, are noticed within this time without any event. */
const RECHECK_EVERY = 3_000;
/** So many people are asked about at once; between them others have their turn. */
const RECHECKED_AT_ONCE = 200;
/** A longer gap in a person's log is not replayed. */
const MAX_GAP = 1_000;
const NO_LOG = { lastSeq: 0, firstSeq: 1, readVersion: 0 } as const;

interface Watched {
  readonly watcher: ViewerWatcher;
  readonly stopListening: () => void;
}

/**
 * Everybody who follows `myEvents` on this process: one reader for all of them. Hints say who and which rooms to look at, a poll behind them asks
 * for all in one statement, and what was found is read in a number of statements that does not grow with the people.
 */
export class ViewerStreams {
  readonly #deps: ViewerStreamsDeps;
  readonly #log: ViewerLogReader;
  readonly #people = new Map<string, Watched>();
  readonly #rooms: WatchedRooms;
  readonly #due: DueLooks;
  #reads = 0;
  #timers: NodeJS.Timeout[] = [];

  constructor(deps: ViewerStreamsDeps) {
    this.#deps = deps;
    this.#log = new ViewerLogReader(deps);
    this.#rooms = new WatchedRooms({ listen: (roomId) => deps.hints.listen(roomTopic(roomId), () => this.#due.room(roomId)), every: ROOM_EVERY });
    this.#due = new DueLooks({ look: (people, rooms) => this.#look(people, rooms), dueIn: (roomId) => this.#rooms.dueIn(roomId), gather: GATHER });
  }
  /** Streams that are open in this process. */
  get size(): number {
    return [...this.#people.values()].reduce((sum, { watcher }) => sum + watcher.streams.size, 0);
  }

  /** All rooms of the person, what was addressed to them after a position of their log, then what comes; only what comes when it is null. */
  async subscribe(viewer: SignedInViewer, after: number | null): Promise<AsyncIterableIterator<ViewerItem>> {
    const watcher = this.#watch(viewer);
    watcher.opening += 1;
    try {
      const log = (await viewerLogs(this.#deps.reader, [viewer.userId])).get(viewer.userId) ?? NO_LOG;
      if (after !== null && (after < 0 || after > log.lastSeq)) throw badInput('errors.cursor-in-future');
      const { heads, asOf } = await this.#headsOf([watcher], null);
      watcher.begin(log);
      this.#rooms.follow(watcher, () => watcher.renew(heads.get(viewer.userId)!, asOf));
      const stream = this.#streamOf(watcher, after ?? log.lastSeq, log);
      watcher.streams.add(stream);
      stream.replaceHeads(watcher.heads);
      this.#due.person(viewer.userId);
      return stream;
    } finally {
      watcher.opening -= 1;
      this.#forget(watcher);
    }
  }
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    this.#due.stop();
  }

  #streamOf(watcher: ViewerWatcher, after: number, { lastSeq, firstSeq }: Pick<ViewerLogRow, 'lastSeq' | 'firstSeq'>): ViewerStream {
    return new ViewerStream({
      after, head: Math.max(lastSeq, watcher.position ?? 0), isTooOld: after < firstSeq - 1 || lastSeq - after > MAX_GAP,
      readLog: async (from, head) => (await this.#log.read([{ viewer: watcher.viewer, after: from, head }])).get(watcher.viewer.userId)!,
      onDeliver: () => this.#deps.eventsDelivered(1),
      onFault: (error) => void this.#deps.reportFault(error, { area: 'chat' }),
      onClose: (closed) => {
        watcher.streams.delete(closed);
        this.#forget(watcher);
      },
    });
  }
  #watch(viewer: SignedInViewer): ViewerWatcher {
    const known = this.#people.get(viewer.userId);
    if (known) return known.watcher;
    const watcher = new ViewerWatcher(viewer);
    this.#people.set(viewer.userId, { watcher, stopListening: this.#deps.hints.listen(viewerTopic(viewer.userId), () => this.#due.person(viewer.userId)) });
    if (this.#timers.length === 0) this.#timers = [this.#every(POLL_EVERY, () => this.#poll()), this.#every(RECHECK_EVERY, () => this.#recheck())];
    return watcher;
  }
  #forget(watcher: ViewerWatcher): void {
    const { userId } = watcher.viewer;
    if (watcher.streams.size > 0 || watcher.opening > 0 || this.#people.get(userId)?.watcher !== watcher) return;
    this.#people.get(userId)!.stopListening();
    this.#people.delete(userId);
    for (const roomId of watcher.roomIds) this.#rooms.leave(roomId, userId);
    if (this.#people.size === 0) this.stop();
  }

  async #look(userIds: readonly string[], roomIds: readonly string[]): Promise<void> {
    const people = userIds.flatMap((userId) => this.#people.get(userId)?.watcher ?? []).filter(({ position }) => position !== null);
    await this.#attempt(() => this.#tellPeople(people));
    await this.#attempt(() => this.#tellRooms(roomIds));
  }
  /** What was addressed to these people, and their rooms when doors moved or another device read. */
  async #tellPeople(people: readonly ViewerWatcher[]): Promise<void> {
    const logs = await viewerLogs(this.#deps.reader, people.map(({ viewer }) => viewer.userId));
    const logOf = ({ viewer }: ViewerWatcher): Pick<ViewerLogRow, 'lastSeq' | 'readVersion'> => logs.get(viewer.userId) ?? NO_LOG;
    const behind = people.filter((watcher) => watcher.position! < logOf(watcher).lastSeq);
    const parts = await this.#log.read(behind.map((watcher) => ({ viewer: watcher.viewer, after: watcher.position!, head: logOf(watcher).lastSeq })));
    for (const watcher of behind) {
      const part = parts.get(watcher.viewer.userId)!;
      watcher.advance(part);
      if (part.to < logOf(watcher).lastSeq) this.#due.person(watcher.viewer.userId);
    }
    const moved = people.filter((watcher) => logOf(watcher).readVersion > watcher.readVersion || parts.get(watcher.viewer.userId)?.movesDoors);
    await this.#renew(moved);
    for (const watcher of moved) watcher.readVersion = Math.max(watcher.readVersion, logOf(watcher).readVersion);
  }
  async #renew(people: readonly ViewerWatcher[]): Promise<void> {
    if (people.length === 0) return;
    const { heads, asOf } = await this.#headsOf(people, null);
    for (const watcher of people) if (watcher.streams.size > 0) this.#rooms.follow(watcher, () => watcher.renew(heads.get(watcher.viewer.userId)!, asOf));
  }
  async #tellRooms(roomIds: readonly string[]): Promise<void> {
    if (roomIds.length === 0) return;
    const watchers = [...new Set(roomIds.flatMap((id) => [...this.#rooms.watchersOf(id)]))].flatMap((userId) => this.#people.get(userId)?.watcher ?? []);
    const { heads, asOf } = await this.#headsOf(watchers, roomIds);
    const lost: ViewerWatcher[] = [];
    for (const watcher of watchers) {
      const open = heads.get(watcher.viewer.userId)!;
      for (const head of open) watcher.update(head, asOf);
      const ids = new Set(open.map(({ room }) => room.id));
      if (roomIds.some((id) => !ids.has(id) && this.#rooms.watchersOf(id).has(watcher.viewer.userId))) lost.push(watcher);
    }
    const seqs = new Map([...heads.values()].flat().map(({ room }) => [room.id, room.lastSeq]));
    for (const id of roomIds) this.#rooms.told(id, seqs.get(id) ?? 0);
    await this.#renew(lost);
  }

  /** Equal rooms are one object, however many people are told of them. */
  async #headsOf(people: readonly ViewerWatcher[], roomIds: readonly string[] | null): Promise<{ heads: Map<string, ViewerHead[]>; asOf: number }> {
    const asOf = ++this.#reads;
    const heads = await viewerHeads(this.#deps.reader, people.map(({ viewer }) => viewer), roomIds, this.#deps.clock.now());
    return { asOf, heads: new Map([...heads].map(([userId, own]) => [userId, own.map((head) => ({ ...head, room: this.#rooms.shared(head.room) }))])) };
  }

  async #poll(): Promise<void> {
    for (const { id, isRoom, lastSeq, readVersion } of await newestPositions(this.#deps.reader, this.#rooms.ids, [...this.#people.keys()])) {
      if (isRoom) {
        if (this.#rooms.isBehind(id, lastSeq)) this.#due.room(id);
      } else {
        const watcher = this.#people.get(id)?.watcher;
        if (watcher && (lastSeq > (watcher.position ?? lastSeq) || readVersion > watcher.readVersion)) this.#due.person(id);
      }
    }
  }
  /** Rooms that were opened or locked, and rights that began or ran out by time. */
  async #recheck(): Promise<void> {
    const watchers = [...this.#people.values()].map(({ watcher }) => watcher).filter(({ streams }) => streams.size > 0);
    for (let at = 0; at < watchers.length; at += RECHECKED_AT_ONCE) {
      const some = watchers.slice(at, at + RECHECKED_AT_ONCE);
      const open = await openRoomIds(this.#deps.reader, some.map(({ viewer }) => viewer), this.#deps.clock.now());
      await this.#renew(some.filter((watcher) => !watcher.knowsExactly(open.get(watcher.viewer.userId)!)));
    }
  }
  /** Skipped while the last one is not done. */
  #every(milliseconds: number, work: () => Promise<void>): NodeJS.Timeout {
    let isBusy = false;
    const round = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      await this.#attempt(work);
      isBusy = false;
    };
    return setInterval(() => void round(), milliseconds).unref();
  }
  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#deps.reportFault(error, { area: 'chat' });
    }
  }
}
