import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { GrowthTables } from '../growth/index.ts';
import type { KolActivityTables } from './model/kol-activity.entity.ts';
import type { KolInvitationTables } from './model/kol-invitation.entity.ts';
import type { KolLevelTables } from './model/kol-level.entity.ts';
import type { KolStandingChangeTables } from './model/kol-standing-change.entity.ts';
import type { KolStandingTables } from './model/kol-standing.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = KolLevelTables & KolStandingTables & KolStandingChangeTables & KolInvitationTables & KolActivityTables & GrowthTables & CommunityTables & MemberTables;
export type KolReader = Reader<Tables>;

export interface KolDeps {
  readonly uow: UnitOfWork;
  readonly reader: KolReader;
  readonly clock: Clock;
}
