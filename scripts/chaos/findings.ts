import { isDeepStrictEqual } from 'node:util';
import type { Fresh } from './fresh-read.ts';
import type { Subscriber } from './subscriber.ts';
import type { Written } from './writer.ts';

/** What went wrong; all zero when nothing did. */
export interface Findings {
  /** Sends, edits and recalls that were acknowledged and are not in the room as they were. */
  readonly lost: number;
  /** Messages in the room that a repetition wrote twice. */
  readonly doubledWrites: number;
  /** Events that some subscriber never got, got twice, or got before an earlier one; summed over subscribers. */
  readonly missing: number;
  readonly doubled: number;
  readonly reordered: number;
  /** Subscribers whose room is not the one that a fresh read shows. */
  readonly differing: number;
  readonly resyncs: number;
  /** By how much the unread count of somebody who never read is wrong. */
  readonly unreadOff: number;
}

export function findings(fresh: Fresh, written: readonly Written[], subscribers: readonly Subscriber[]): Findings {
  const stored = new Map(fresh.messages.map((message) => [message.id, message]));
  const isKept = ({ id, body, isRecalled }: Written): boolean => stored.get(id)?.body === body && stored.get(id)?.isRecalled === isRecalled;
  const known = new Set(written.map(({ id }) => id));
  const each = subscribers.map(({ seqs }) => orderOf(seqs, fresh.lastSeq));
  const sum = (of: (order: ReturnType<typeof orderOf>) => number): number => each.reduce((total, order) => total + of(order), 0);
  return {
    lost: written.filter((message) => !isKept(message)).length,
    doubledWrites: fresh.messages.filter(({ id }) => !known.has(id)).length,
    missing: sum(({ missing }) => missing), doubled: sum(({ doubled }) => doubled), reordered: sum(({ reordered }) => reordered),
    differing: subscribers.filter(({ messages }) => !isDeepStrictEqual([...messages.values()].sort((a, b) => a.ordinal - b.ordinal), fresh.messages)).length,
    resyncs: subscribers.reduce((total, { resyncs }) => total + resyncs, 0),
    unreadOff: Math.abs(fresh.unreadCount - fresh.messages.length),
  };
}

export function orderOf(seqs: readonly number[], head: number): { missing: number; doubled: number; reordered: number } {
  const distinct = new Set(seqs);
  let missing = 0;
  for (let seq = 1; seq <= head; seq++) if (!distinct.has(seq)) missing++;
  return { missing, doubled: seqs.length - distinct.size, reordered: seqs.filter((seq, index) => index > 0 && seq < seqs[index - 1]!).length };
}
