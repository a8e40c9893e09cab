import type { DomainEvent } from '../../kernel/event.ts';

/** A member reached another level, or fell back to one: by points, or because the schedule changed. */
export type GrowthLevelChanged = DomainEvent<'growth.level-changed', { memberId: string; userId: string; from: number; to: number }>;
/** The schedule of levels is another one; members follow. */
export type GrowthLevelsSet = DomainEvent<'growth.levels-set', { communityId: string }>;
