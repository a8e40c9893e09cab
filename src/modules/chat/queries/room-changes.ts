import { pageSize } from '../../../kernel/page.ts';
import { badInput } from '../../../kernel/request-error.ts';
import type { ChatReader } from '../deps.ts';
import type { StreamItem } from '../live/batch.ts';
import type { RoomRow } from '../model/room.entity.ts';
import { logAfter } from './room-log.ts';

/** A longer gap is not replayed: the client fetches anew. */
export const MAX_REPLAY = 10_000;

/** A page of a room's log. */
export interface RoomChanges {
  readonly items: readonly StreamItem[];
  /** What the next page comes after. */
  readonly nextAfter: number;
  readonly hasMore: boolean;
  readonly head: number;
}
type LogBounds = Pick<RoomRow, 'id' | 'firstSeq' | 'lastSeq'>;

/** The first position from which the log could still be replayed, when what follows `after` cannot be; null when it can. */
export function resyncFrom({ firstSeq, lastSeq }: Omit<LogBounds, 'id'>, after: number): number | null {
  const first = Math.max(firstSeq, lastSeq - MAX_REPLAY + 1);
  return after < first - 1 ? first : null;
}

/** A position that the room has reached; any other is `BAD_USER_INPUT`. */
export function checkedPosition({ lastSeq: head }: Pick<RoomRow, 'lastSeq'>, after: number): number {
  if (after < 0) throw badInput('errors.position-below-zero');
  if (after > head) throw badInput('errors.position-in-future', { head });
  return after;
}

/** What happened in a room after a position, for somebody who was let in after the room was read: nothing beyond its head of that moment. */
export async function roomChanges(db: ChatReader, room: LogBounds, after: number, first: number | null): Promise<RoomChanges> {
  const size = pageSize(first);
  const head = room.lastSeq;
  const keptFrom = resyncFrom(room, checkedPosition(room, after));
  if (keptFrom !== null) return resync(keptFrom, head);
  const events = (await logAfter(db, { roomId: room.id, after, limit: size })).events.filter(({ seq }) => seq <= head);
  // Retention may have run meanwhile.
  if (events[0] && events[0].seq > after + 1) return resync(events[0].seq, head);
  const nextAfter = events.at(-1)?.seq ?? after;
  return { items: events.map((event) => ({ kind: 'EVENT', event })), nextAfter, hasMore: nextAfter < head, head };
}
const resync = (firstAvailableSeq: number, head: number): RoomChanges => ({ items: [{ kind: 'RESYNC', firstAvailableSeq }], nextAfter: firstAvailableSeq - 1, hasMore: true, head });
