import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { PostTables } from '../posts/index.ts';
import type { CommentTables } from './model/comment.entity.ts';
import type { ReactionTables } from './model/reaction.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = CommentTables & ReactionTables & PostTables;
export type CommentsReader = Reader<Tables>;

export interface CommentsDeps {
  readonly uow: UnitOfWork;
  readonly reader: CommentsReader;
  readonly clock: Clock;
}
