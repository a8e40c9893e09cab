import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { TopicTables } from '../topics/index.ts';
import type { PostRevisionTables } from './model/post-revision.entity.ts';
import type { PostTables } from './model/post.entity.ts';
import type { PostMedia } from './ports.ts';

/** The tables that statements of this module may name. */
export type Tables = PostTables & PostRevisionTables & TopicTables & CommunityTables & MemberTables;
export type PostsReader = Reader<Tables>;

export interface PostsDeps {
  readonly uow: UnitOfWork;
  readonly reader: PostsReader;
  readonly clock: Clock;
  readonly media: PostMedia;
}
