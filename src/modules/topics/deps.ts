import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { TopicTables } from './model/topic.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = TopicTables & CommunityTables & MemberTables;
export type TopicsReader = Reader<Tables>;

export interface TopicsDeps {
  readonly uow: UnitOfWork;
  readonly reader: TopicsReader;
  readonly clock: Clock;
}
