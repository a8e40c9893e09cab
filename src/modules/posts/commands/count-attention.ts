import { sql, type RawBuilder } from 'kysely';
import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PostsReader } from '../deps.ts';
import { COMMENT_WEIGHT, SECONDS_PER_DECADE } from '../model/hot-score.ts';

/** Counts comments that came or went, and moves the post in the order of the hottest. */
export async function countComments(tx: Tx, postId: string, change: 1 | -1): Promise<void> {
  const comments = sql<number>`${sql.ref('commentCount')} + ${change}::int`;
  await (tx.db as PostsReader).updateTable('post').set({ commentCount: comments, hotScore: hotScore(sql.ref('reactionCount'), comments) }).where('id', '=', postId).execute();
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
