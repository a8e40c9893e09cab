import { sql, type RawBuilder } from 'kysely';
import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PostsReader } from '../deps.ts';
import { COMMENT_WEIGHT, SECONDS_PER_DECADE } from '../model/hot-score.ts';

/** Counts a comment that comes; false when the post is deleted. */
export const countCommentAdded = async (tx: Tx, postId: string): Promise<boolean> => (await commentsChanged(tx, postId, 1).where('deletedAt', 'is', null).executeTakeFirstOrThrow()).numUpdatedRows === 1n;

/** Counts a comment that goes, below a deleted post too. */
export const countCommentDeleted = async (tx: Tx, postId: string): Promise<void> => void (await commentsChanged(tx, postId, -1).execute());

function commentsChanged(tx: Tx, postId: string, change: 1 | -1) {
  const comments = sql<number>`${sql.ref('commentCount')} + ${change}::int`;
  return (tx.db as PostsReader).updateTable('post').set({ commentCount: comments, hotScore: hotScore(sql.ref('reactionCount'), comments) }).where('id', '=', postId);
}

/** Counts one reaction that came or went; false when the post is deleted. */
export async function countReaction(tx: Tx, postId: string, kind: ReactionKind, change: 1 | -1): Promise<boolean> {
  const reactions = sql<number>`${sql.ref('reactionCount')} + ${change}::int`;
  const counts = sql<never>`jsonb_set(${sql.ref('reactionCounts')}, array[${kind}::text], to_jsonb(coalesce((${sql.ref('reactionCounts')} ->> ${kind}::text)::int, 0) + ${change}::int))`;
  const { numUpdatedRows } = await (tx.db as PostsReader).updateTable('post')
    .set({ reactionCount: reactions, reactionCounts: counts, hotScore: hotScore(reactions, sql.ref('commentCount')) })
    .where('id', '=', postId).where('deletedAt', 'is', null).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const hotScore = (reactions: RawBuilder<unknown>, comments: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`floor(extract(epoch from ${sql.ref('publishedAt')}))::bigint + round(${SECONDS_PER_DECADE}::float8 * log(greatest(1, (${reactions}) + ${COMMENT_WEIGHT}::int * (${comments}))::float8))::bigint`;
