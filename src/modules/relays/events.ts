import type { DomainEvent } from '../../kernel/event.ts';

/** Somebody who waited is in: a place became free. */
export type EntryPromoted = DomainEvent<'relays.entry-promoted', { relayListId: string; entryId: string; userId: string }>;
/** A list closed: by hand, at its time, or with its message. */
export type RelayListClosed = DomainEvent<'relays.relay-list-closed', { relayListId: string; authorId: string; because: 'BY_HAND' | 'TIME' | 'RECALLED' }>;
