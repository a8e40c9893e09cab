import { defineEntity, p } from '@mikro-orm/core';
import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What a person said about a post or about a comment: one row per person, target and kind, and exactly one of the two targets. */
export const ReactionSchema = defineEntity({
  name: 'Reaction',
  tableName: 'reaction',
  uniques: [
    { name: 'reaction_post_unique', properties: ['postId', 'userId', 'kind'] },
    { name: 'reaction_comment_unique', properties: ['commentId', 'userId', 'kind'] },
  ],
  checks: [{ name: 'reaction_one_target', expression: 'num_nonnulls(post_id, comment_id) = 1' }],
  indexes: [{ name: 'reaction_user_index', properties: ['communityId', 'userId'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    postId: column.reference().nullable(),
    commentId: column.reference().nullable(),
    userId: column.reference(),
    kind: p.text().$type<ReactionKind>(),
    createdAt: column.time(),
  },
});
export class ReactionRecord extends ReactionSchema.class {}
ReactionSchema.setClass(ReactionRecord);

export type ReactionRow = RowOf<typeof ReactionSchema>;
export interface ReactionTables {
  reaction: TableOf<typeof ReactionSchema>;
}
