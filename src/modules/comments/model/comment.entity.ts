import { defineEntity, p } from '@mikro-orm/core';
import type { ReactionCounts } from '../../../kernel/reaction-kind.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const CommentSchema = defineEntity({
  name: 'Comment',
  tableName: 'comment',
  uniques: [{ name: 'comment_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'comment_post_index', properties: ['postId', 'parentId', 'createdAt', 'id'] },
    { name: 'comment_parent_index', properties: ['parentId', 'createdAt', 'id'] },
    { name: 'comment_thread_index', properties: ['rootId', 'createdAt', 'id'] },
    { name: 'comment_author_index', properties: ['communityId', 'authorId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    postId: column.reference(),
    /** The comment it answers; null when it answers the post. */
    parentId: column.reference().nullable(),
    /** The comment that its thread hangs on; null for that comment itself. */
    rootId: column.reference().nullable(),
    authorId: column.reference(),
    /** Plain text; empty once deleted. */
    body: p.text(),
    /** Direct answers, tombstones too. */
    replyCount: p.integer().default(0),
    reactionCount: p.integer().default(0),
    reactionCounts: p.json().$type<ReactionCounts>().defaultRaw(`'{}'`),
    createdAt: column.time(),
    deletedAt: column.time().nullable(),
    deletedBy: column.reference().nullable(),
  },
});
export class Comment extends CommentSchema.class {
  isDeleted(): boolean {
    return this.deletedAt !== null && this.deletedAt !== undefined;
  }
  /** Leaves a tombstone in its place, so that the answers keep their parent. */
  erase(by: string, at: Date): void {
    Object.assign(this, { body: '', deletedAt: at, deletedBy: by });
  }
}
CommentSchema.setClass(Comment);

export type CommentRow = RowOf<typeof CommentSchema>;
export interface CommentTables {
  comment: TableOf<typeof CommentSchema>;
}
