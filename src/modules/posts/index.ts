import type { Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { UploadHost } from '../media/index.ts';
import type { Reach, TopicRow } from '../topics/index.ts';
import { mayDelete, postInView, refuseEditing, type PostInView } from './access.ts';
import { deletePost } from './commands/delete-post.ts';
import { publishPost, publishPostIn, type NewPost, type PublishPostInput } from './commands/publish-post.ts';
import { updatePost, type UpdatePostInput } from './commands/update-post.ts';
import type { PostsDeps } from './deps.ts';
import type { PostRevisionRow } from './model/post-revision.entity.ts';
import type { PostCard } from './model/post.entity.ts';
import { bodiesOf } from './queries/bodies.ts';
import { postsById } from './queries/cards.ts';
import { feeds, type FeedKind } from './queries/feed.ts';
import { firstRevisions, revisionById, revisionsOf } from './queries/revisions.ts';

/** Posts of every type, their words, teasers, revisions and feeds. */
export function createPosts(deps: PostsDeps) {
  const { reader, clock } = deps;
  return {
    publishPost: (viewer: Viewer, input: PublishPostInput) => publishPost(deps, viewer, input),
    /** For modules that publish what they hold, in their own transaction. */
    publishPostIn: (tx: Tx, viewer: Viewer, input: NewPost) => publishPostIn(deps, tx, viewer, input),
    updatePost: (viewer: Viewer, postId: string, input: UpdatePostInput) => updatePost(deps, viewer, postId, input),
    deletePost: (viewer: Viewer, postId: string) => deletePost(deps, viewer, postId),
    postsById: (ids: readonly string[]) => postsById(reader, ids),
    /** The words of posts; only for those that the viewer was found to be allowed to read. */
    bodiesOf: (ids: readonly string[]) => bodiesOf(reader, ids),
    postInView: (viewer: Viewer, postId: string) => postInView(reader, viewer, postId, clock.now()),
    /** Shows pictures to those who may read their post. */
    uploadHost: { shows: async (viewer, { postId }) => postId !== null && showsPictures(await postInView(reader, viewer, postId, clock.now())) } satisfies UploadHost,
    /** The same page of many communities or topics. */
    feeds: (kind: FeedKind, parentIds: readonly string[], request: PageRequest) => feeds(reader, kind, parentIds, request),
    revisionsOf: (postId: string, request: PageRequest, readFirst: (limit: number) => Promise<PostRevisionRow[]>) => revisionsOf(reader, postId, request, readFirst),
    firstRevisions: (postIds: readonly string[], limit: number) => firstRevisions(reader, postIds, limit),
    revisionById: (id: string) => revisionById(reader, id),
    canEdit: (reach: Reach, post: PostCard, topic: TopicRow) => post.authorId === reach.viewer.userId && refuseEditing({ reach, post, topic }, clock.now()) === null,
    canDelete: (reach: Reach, post: PostCard) => post.deletedAt === null && mayDelete(reach, post),
    reactions: [] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Posts = ReturnType<typeof createPosts>;

const showsPictures = (view: PostInView | null): boolean => view !== null && view.post.deletedAt === null && view.access.allowed;

export { postInView, type PostInView } from './access.ts';
export { countCommentAdded, countCommentDeleted, countReaction } from './commands/count-attention.ts';
export type { PublishPostFailure, PublishPostInput } from './commands/publish-post.ts';
export type { UpdatePostInput } from './commands/update-post.ts';
export type { PostsDeps } from './deps.ts';
export type { PostDeleted, PostPublished } from './events.ts';
export { MAX_PICTURES } from './model/content.ts';
export { hotScoreOf } from './model/hot-score.ts';
export { Post, POST_TYPES, type PostCard, type PostTables, type PostTypeName } from './model/post.entity.ts';
export { PostRevision, type PostRevisionRow, type PostRevisionTables } from './model/post-revision.entity.ts';
export type { PostMedia } from './ports.ts';
export type { PostBody } from './queries/bodies.ts';
export { POST_ORDERS, type FeedKind, type PostOrder } from './queries/feed.ts';
