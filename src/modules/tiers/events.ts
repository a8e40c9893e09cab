import type { DomainEvent } from '../../kernel/event.ts';

/** A grant was given, changed or ended, also by time: what the person may see has to be asked again. */
export type AccessChanged = DomainEvent<'tiers.access-changed', { communityId: string; userId: string }>;
/** What was given without payment ended before its time. */
export type ComplimentaryEnded = DomainEvent<'tiers.complimentary-ended', { userId: string; tierId: string | null }>;
