import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { UserTables } from '../identity/index.ts';
import type { CommunityTables } from './model/community.entity.ts';
import type { InvitationTables } from './model/invitation.entity.ts';
import type { JoinRequestTables } from './model/join-request.entity.ts';
import type { MemberTables } from './model/member.entity.ts';
import type { RulesVersionTables } from './model/rules-version.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = UserTables & CommunityTables & MemberTables & RulesVersionTables & JoinRequestTables & InvitationTables;
export type CommunitiesReader = Reader<Tables>;

export interface CommunitiesDeps {
  readonly uow: UnitOfWork;
  readonly reader: CommunitiesReader;
  readonly clock: Clock;
  /** Who may open a community: everybody with an account, or the operator only. */
  readonly creation: 'anyone' | 'staff';
}
