import { LockMode } from '@mikro-orm/core';
import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { hasPermission, maySpeak, unreadRules, type SpeakerFailure } from '../communities/index.ts';
import { postInView, type PostInView } from '../posts/index.ts';
import { entitlementMissing, type Reach } from '../topics/index.ts';
import type { CommentsReader } from './deps.ts';
import { Comment, type CommentRow } from './model/comment.entity.ts';
import { commentById } from './queries/comments.ts';

/** What people react to. */
export type ReactionTarget = { readonly kind: 'POST' | 'COMMENT'; readonly id: string };
type ReadingFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'BANNED' | 'ENTITLEMENT_MISSING' | 'DELETED'>;
export type CommentingFailure = SpeakerFailure | ReadingFailure;
export type ReactingFailure = ReadingFailure | Failure<'RULES_NOT_ACKNOWLEDGED'>;

/** Why the viewer may not take part below the post; null when they may. */
function refuseReading({ post, reach, access }: PostInView, ...path: string[]): Exclude<ReadingFailure, Failure<'NOT_FOUND'>> | null {
  if (reach.standing.member === null) return failure(reach.standing.isBanned ? 'BANNED' : 'NOT_A_MEMBER', path);
  if (!access.allowed) return entitlementMissing(post.communityId, access.entitlement!, ...path);
  return post.deletedAt === null ? null : failure('DELETED', path);
}

/** Why the viewer may not comment on the post now; null when they may. */
export const refuseCommenting = (view: PostInView, now: Date, ...path: string[]): Exclude<CommentingFailure, Failure<'NOT_FOUND'>> | null =>
  maySpeak(view.reach.standing, now, ...path) ?? refuseReading(view, ...path);

/** The post, tombstones too, for somebody who may read what stands below it. Whether they may write there now is another question. */
export async function postForTakingPart(tx: Tx, viewer: Viewer, postId: string): Promise<Result<PostInView, CommentingFailure>> {
  signedIn(viewer);
  const view = await postInView(tx.db, viewer, postId, tx.now);
  if (!view) return refuse(notFound('input', 'postId'));
  const isReader = view.reach.standing.member !== null && view.access.allowed;
  return isReader ? ok(view) : refuse(refuseCommenting(view, tx.now, 'input', 'postId')!);
}

/** Why the viewer may not react below the post now; null when they may. A mute takes words only. */
export function refuseReacting(view: PostInView, ...path: string[]): Exclude<ReactingFailure, Failure<'NOT_FOUND'>> | null {
  const { community, member } = view.reach.standing;
  return refuseReading(view, ...path) ?? unreadRules(community, member!, ...path);
}

/** The author and the community of a target, for somebody who may react to it. Comments of a post are there for its readers only. */
export async function targetForReacting(tx: Tx, viewer: Viewer, target: ReactionTarget): Promise<Result<{ view: PostInView; authorId: string }, ReactingFailure>> {
  signedIn(viewer);
  const comment = target.kind === 'COMMENT' ? await commentById(tx.db as CommentsReader, target.id) : null;
  const view = comment === undefined ? null : await postInView(tx.db, viewer, comment?.postId ?? target.id, tx.now);
  if (!view || (comment && !view.access.allowed)) return refuse(notFound('input', 'targetId'));
  const refusal = refuseReacting(view, 'input', 'targetId') ?? (comment?.deletedAt ? failure('DELETED', ['input', 'targetId']) : null);
  return refusal ? refuse(refusal) : ok({ view, authorId: comment?.authorId ?? view.post.authorId });
}

export const mayDelete = ({ viewer, standing }: Reach, { authorId }: Pick<CommentRow, 'authorId'>): boolean =>
  standing.member !== null && (authorId === viewer.userId || hasPermission(standing.member.role, 'posts.moderate'));

/** The comment, locked, for its author and for moderators. */
export async function commentForDeleting(tx: Tx, viewer: Viewer, commentId: string): Promise<Result<{ comment: Comment; view: PostInView }, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  const known = await commentById(tx.db as CommentsReader, commentId);
  const view = known && (await postInView(tx.db, viewer, known.postId, tx.now));
  if (!view?.access.allowed) return refuse(notFound('commentId'));
  if (!mayDelete(view.reach, known!)) throw forbidden();
  const comment = (await tx.em.findOne(Comment, { id: commentId }, { lockMode: LockMode.PESSIMISTIC_WRITE }))!;
  return ok({ comment, view });
}
