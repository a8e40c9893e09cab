import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { countPublished, judgePosting, topicForMember, type PostingFailure, type Reach, type TopicRow } from '../../topics/index.ts';
import type { PostsDeps } from '../deps.ts';
import { checkContent } from '../model/content.ts';
import { initialHotScore } from '../model/hot-score.ts';
import { Post, type PostCard, type PostTypeName } from '../model/post.entity.ts';
import { postById } from '../queries/cards.ts';
import { attachPictures } from './attach-pictures.ts';

export interface PublishPostInput {
  readonly topicId: string;
  readonly type: PostTypeName;
  readonly title?: string | null | undefined;
  readonly body: string;
  readonly teaser?: string | null | undefined;
  readonly mediaIds?: readonly string[] | null | undefined;
  readonly idempotencyKey: string;
}
export type NewPost = Omit<PublishPostInput, 'idempotencyKey'>;
export type PublishPostFailure = InputFailure | Failure<'NOT_FOUND'> | PostingFailure;

/** Publishes a post in a topic that the viewer may post in. A repeat is for members, too: who has left is answered nothing. */
export async function publishPost(deps: PostsDeps, viewer: Viewer, input: PublishPostInput): Promise<Result<PostCard, PublishPostFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<PostCard, PublishPostFailure>(async (tx) => {
    const found = await topicForMember(tx, viewer, input.topicId, 'input', 'topicId');
    if (!found.ok) return found;
    const { topic, reach } = found.value;
    const call = { userId, operation: 'publishPost', key: input.idempotencyKey, input };
    return tx.once<PostCard, PublishPostFailure>(call, () => judgeAndCreate(deps, tx, topic, reach, input), async (id) => (await postById(tx.db, id))!);
  });
}

/** The same inside the transaction of another module, which answers for repeats. */
export async function publishPostIn(deps: PostsDeps, tx: Tx, viewer: Viewer, input: NewPost): Promise<Result<{ id: string; value: PostCard }, PublishPostFailure>> {
  const found = await topicForMember(tx, viewer, input.topicId, 'input', 'topicId');
  return found.ok ? judgeAndCreate(deps, tx, found.value.topic, found.value.reach, input) : found;
}

async function judgeAndCreate(deps: PostsDeps, tx: Tx, topic: TopicRow, reach: Reach, input: NewPost): Promise<Result<{ id: string; value: PostCard }, PublishPostFailure>> {
  const refusal = judgePosting(reach, topic, tx.now, 'input', 'topicId');
  return refusal ? refuse(refusal) : create(deps, tx, topic, signedIn(reach.viewer).userId, input);
}

async function create(deps: PostsDeps, tx: Tx, { id: topicId, communityId }: TopicRow, userId: string, input: NewPost): Promise<Result<{ id: string; value: PostCard }, PublishPostFailure>> {
  const content = checkContent(input.type, input);
  if (!content.ok) return content;
  const { id } = tx.em.create(Post, { id: newId(tx.now.getTime()), communityId, topicId, authorId: userId, type: input.type, ...content.value, hotScore: initialHotScore(tx.now), publishedAt: tx.now });
  await tx.flush();
  const attached = await attachPictures(deps, tx, { communityId, userId, postId: id }, input.mediaIds);
  if (!attached.ok) return attached;
  if (!(await countPublished(tx, topicId))) return refuse(failure('ARCHIVED', ['input', 'topicId']));
  tx.emit({ name: 'posts.post-published', communityId, payload: { postId: id, authorId: userId, topicId } });
  return ok({ id, value: (await postById(tx.db, id))! });
}
