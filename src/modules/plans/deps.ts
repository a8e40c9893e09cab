import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { TierTables } from '../tiers/index.ts';
import type { PlanTables } from './model/plan.entity.ts';
import type { PriceTables } from './model/price.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = PlanTables & PriceTables & TierTables & CommunityTables & MemberTables;
export type PlansReader = Reader<Tables>;

export interface PlansDeps {
  readonly uow: UnitOfWork;
  readonly reader: PlansReader;
  readonly clock: Clock;
}
