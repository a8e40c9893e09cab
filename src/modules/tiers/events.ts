import type { DomainEvent } from '../../kernel/event.ts';

/** A grant was given, changed or ended: what the person may see has to be asked again. */
export type AccessChanged = DomainEvent<'tiers.access-changed', { communityId: string; userId: string }>;
