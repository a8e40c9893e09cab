import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { VoucherTables } from '../promotions/index.ts';
import type { ReferralProgrammeTables } from './model/referral-programme.entity.ts';
import type { ReferralTables } from './model/referral.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = ReferralProgrammeTables & ReferralTables & VoucherTables & CommunityTables & MemberTables;
export type ReferralsReader = Reader<Tables>;

export interface ReferralsDeps {
  readonly uow: UnitOfWork;
  readonly reader: ReferralsReader;
  readonly clock: Clock;
}
