import type { DomainEvent } from '../../kernel/event.ts';

interface KolFacts {
  readonly standingId: string;
  readonly memberId: string;
  readonly userId: string;
}
/** A member was asked to become a KOL. */
export type KolInvited = DomainEvent<'kol.invited', { invitationId: string; memberId: string; userId: string }>;
/** A member accepted, and begins at a rank. */
export type KolJoined = DomainEvent<'kol.joined', KolFacts & { rank: number }>;
/** A KOL was promoted or demoted. */
export type KolLevelChanged = DomainEvent<'kol.level-changed', KolFacts & { from: number; to: number }>;
/** A KOL is one no longer: by decision, or because they left the community. */
export type KolEnded = DomainEvent<'kol.ended', KolFacts & { from: number }>;
