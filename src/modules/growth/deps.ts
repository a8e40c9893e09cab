import type { Clock } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/viewer.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { GrowthLevelTables } from './model/growth-level.entity.ts';
import type { MemberGrowthTables } from './model/member-growth.entity.ts';
import type { PointRuleTables } from './model/point-rule.entity.ts';
import type { PointsEntryTables } from './model/points-entry.entity.ts';
import type { PointsMovementTables } from './model/points-movement.entity.ts';
import type { PointsSourceTables } from './model/points-source.entity.ts';

export type GrowthTables = PointRuleTables & GrowthLevelTables & PointsSourceTables & PointsEntryTables & PointsMovementTables & MemberGrowthTables;
/** The tables that statements of this module may name. */
export type Tables = GrowthTables & CommunityTables & MemberTables;
export type GrowthReader = Reader<Tables>;

export interface GrowthDeps {
  readonly uow: UnitOfWork;
  readonly reader: GrowthReader;
  readonly clock: Clock;
  /** Texts in the language of whoever asks. */
  readonly translate: (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>) => string;
}
