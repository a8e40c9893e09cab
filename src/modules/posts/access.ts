import { LockMode } from '@mikro-orm/core';
import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { hasPermission, maySpeak, type SpeakerFailure } from '../communities/index.ts';
import type { GateAnswer } from '../tiers/index.ts';
import { askToRead, reachIn, type Reach, type TopicRow } from '../topics/index.ts';
import type { PostsReader } from './deps.ts';
import { Post, type PostCard } from './model/post.entity.ts';
import { postById } from './queries/cards.ts';

/** A post as the viewer stands to it. */
export interface PostInView {
  readonly post: PostCard;
  readonly topic: TopicRow;
  readonly reach: Reach;
  /** Whether the viewer may read its words and the thread below. */
  readonly access: GateAnswer;
}
export type EditingFailure = SpeakerFailure | Failure<'NOT_FOUND' | 'DELETED' | 'ARCHIVED'>;

/** The post, when the viewer may know of it, with the answer whether they may read it. */
export async function postInView(db: PostsReader, viewer: Viewer, postId: string, at: Date): Promise<PostInView | null> {
  const post = await postById(db, postId);
  const reach = post && (await reachIn(db as never, viewer, post.communityId, at));
  if (!post || !reach) return null;
  const topic = await db.selectFrom('topic').selectAll().where('id', '=', post.topicId).executeTakeFirstOrThrow();
  return { post, topic, reach, access: askToRead(viewer, reach.rights, topic, post.authorId) };
}

export const mayDelete = (reach: Reach, { authorId }: Pick<PostCard, 'authorId'>): boolean => {
  const { member } = reach.standing;
  return member !== null && (authorId === reach.viewer.userId || hasPermission(member.role, 'posts.moderate'));
};

/** Why the author may not change the words now; null when they may. */
export function refuseEditing({ reach, post, topic }: Omit<PostInView, 'access'>, now: Date): Exclude<EditingFailure, Failure<'NOT_FOUND'>> | null {
  const silence = maySpeak(reach.standing, now, 'postId');
  if (silence) return silence;
  if (post.deletedAt !== null) return failure('DELETED', ['postId']);
  return topic.archivedAt === null ? null : failure('ARCHIVED', ['postId']);
}

/** The post, locked, for its author. */
export async function postForEditing(tx: Tx, viewer: Viewer, postId: string): Promise<Result<Post, EditingFailure>> {
  const { userId } = signedIn(viewer);
  return judgedTwice(tx, viewer, postId, (view): EditingFailure | null => {
    if (view.post.authorId !== userId) throw forbidden();
    return refuseEditing(view, tx.now);
  });
}

/** The post, locked, for its author and for moderators. */
export async function postForDeleting(tx: Tx, viewer: Viewer, postId: string): Promise<Result<Post, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  return judgedTwice<never>(tx, viewer, postId, ({ reach, post }) => {
    if (!mayDelete(reach, post)) throw forbidden();
    return null;
  });
}

/** Locks the post for somebody who was judged, and judges again what may have changed before the lock was there. */
async function judgedTwice<F extends Failure>(tx: Tx, viewer: Viewer, postId: string, judge: (view: PostInView) => F | null): Promise<Result<Post, F | Failure<'NOT_FOUND'>>> {
  const refusal = async (): Promise<F | Failure<'NOT_FOUND'> | null> => {
    const view = await postInView(tx.db, viewer, postId, tx.now);
    return view ? judge(view) : notFound('postId');
  };
  const before = await refusal();
  if (before) return refuse(before);
  const post = (await tx.em.findOne(Post, { id: postId }, { lockMode: LockMode.PESSIMISTIC_WRITE }))!;
  const now = await refusal();
  return now ? refuse(now) : ok(post);
}
