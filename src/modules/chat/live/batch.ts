import type { LoggedEvent, LogPage } from '../queries/room-log.ts';

/** What a subscriber gets: an event of the log, a tombstone for one that cannot be shown, or the news that its gap cannot be replayed. */
export type StreamItem =
  | { readonly kind: 'EVENT'; readonly event: LoggedEvent }
  | { readonly kind: 'UNAVAILABLE'; readonly seq: number; readonly occurredAt: Date }
  | { readonly kind: 'RESYNC'; readonly firstAvailableSeq: number };

/** Renders events once for several streams; null when each had better ask for itself. */
export interface Rendering {
  render(items: readonly StreamItem[]): Promise<readonly Uint8Array[] | null>;
}
/** Takes what was rendered, or less of it when too much waits there already. */
export interface Outlet {
  send(payloads: readonly Uint8Array[], from: number): number;
  onceDrained(again: () => void): void;
  /** Says that the next item has to be asked for. */
  ask(): void;
}
/** A piece of the log in order, without gaps. */
export interface Batch {
  readonly items: readonly StreamItem[];
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** The right that let one into the room, in the snapshot that the events were read from; null when membership was enough. */
  readonly entitlement: string | null;
}
/** A page of the log as a batch; null when there is nothing in it. A hole, which retention may cut at its beginning, ends it. */
export function batchOf({ events, entitlement }: LogPage): Batch | null {
  const first = events[0]?.seq ?? 0;
  const hole = events.findIndex(({ seq }, index) => seq !== first + index);
  const items = (hole === -1 ? events : events.slice(0, hole)).map((event) => ({ kind: 'EVENT', event }) as const);
  return items.length === 0 ? null : { items, firstSeq: first, lastSeq: first + items.length - 1, entitlement };
}
