import { sql } from 'kysely';
import { failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import type { ReactionKind } from '../../../kernel/reaction-kind.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { countReaction } from '../../posts/index.ts';
import { targetForReacting, type ReactionTarget, type ReactingFailure } from '../access.ts';
import type { CommentsDeps, CommentsReader } from '../deps.ts';

/** Gives a reaction. Giving it again changes nothing. */
export const react = (deps: CommentsDeps, viewer: Viewer, target: ReactionTarget, kind: ReactionKind): Promise<Result<null, ReactingFailure>> => change(deps, viewer, target, kind, 1);

/** Takes a reaction back. Taking back what was not given changes nothing. */
export const unreact = (deps: CommentsDeps, viewer: Viewer, target: ReactionTarget, kind: ReactionKind): Promise<Result<null, ReactingFailure>> => change(deps, viewer, target, kind, -1);

/** The row decides whether anything changed, so that counters follow rows whatever comes at the same time. */
async function change(deps: CommentsDeps, viewer: Viewer, target: ReactionTarget, kind: ReactionKind, by: 1 | -1): Promise<Result<null, ReactingFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<null, ReactingFailure>(async (tx) => {
    const found = await targetForReacting(tx, viewer, target);
    if (!found.ok) return found;
    const { communityId } = found.value.view.post;
    const isChanged = await (by === 1 ? insert(tx, communityId, userId, target, kind) : remove(tx, userId, target, kind));
    if (!isChanged) return ok(null);
    const isCounted = await (target.kind === 'POST' ? countReaction(tx, target.id, kind, by) : countOnComment(tx, target.id, kind, by));
    if (!isCounted) return refuse(failure('DELETED', ['input', 'targetId']));
    const payload = { targetKind: target.kind, targetId: target.id, authorId: found.value.authorId, byUserId: userId, kind };
    tx.emit({ name: by === 1 ? 'comments.reaction-added' : 'comments.reaction-removed', communityId, payload });
    return ok(null);
  });
}

const columnOf = ({ kind }: ReactionTarget): 'postId' | 'commentId' => (kind === 'POST' ? 'postId' : 'commentId');

async function insert(tx: Tx, communityId: string, userId: string, target: ReactionTarget, kind: ReactionKind): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await (tx.db as CommentsReader).insertInto('reaction')
    .values({ id: newId(tx.now.getTime()), communityId, postId: null, commentId: null, [columnOf(target)]: target.id, userId, kind, createdAt: tx.now })
    .onConflict((conflict) => conflict.columns([columnOf(target), 'userId', 'kind']).doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function remove(tx: Tx, userId: string, target: ReactionTarget, kind: ReactionKind): Promise<boolean> {
  const { numDeletedRows } = await (tx.db as CommentsReader).deleteFrom('reaction').where(columnOf(target), '=', target.id).where('userId', '=', userId).where('kind', '=', kind).executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

async function countOnComment(tx: Tx, id: string, kind: ReactionKind, by: 1 | -1): Promise<boolean> {
  const counts = sql.ref('reactionCounts');
  const { numUpdatedRows } = await (tx.db as CommentsReader).updateTable('comment').set((eb) => ({
    reactionCount: eb('reactionCount', '+', by),
    reactionCounts: sql<never>`jsonb_set(${counts}, array[${kind}::text], to_jsonb(coalesce((${counts} ->> ${kind}::text)::int, 0) + ${by}::int))`,
  })).where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
