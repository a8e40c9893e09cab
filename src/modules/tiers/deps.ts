import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { GrantTables } from './model/grant.entity.ts';
import type { TierTables } from './model/tier.entity.ts';
import type { UnlockPathRegistry } from './unlock-paths.ts';

/** The tables that statements of this module may name. */
export type Tables = TierTables & GrantTables & CommunityTables & MemberTables & UserTables;
export type TiersReader = Reader<Tables>;

export interface TiersDeps {
  readonly uow: UnitOfWork;
  readonly reader: TiersReader;
  readonly clock: Clock;
  readonly unlockPaths: UnlockPathRegistry;
}
