import type { Failure, InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { postForEditing, type EditingFailure } from '../access.ts';
import type { PostsDeps } from '../deps.ts';
import { checkContent, type CheckedContent } from '../model/content.ts';
import { PostRevision } from '../model/post-revision.entity.ts';
import type { Post, PostCard } from '../model/post.entity.ts';
import { postById } from '../queries/cards.ts';
import { attachPictures } from './attach-pictures.ts';

export interface UpdatePostInput {
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly teaser?: string | null | undefined;
  readonly mediaIds?: readonly string[] | null | undefined;
}
type UpdatePostFailure = InputFailure | Failure<'NOT_FOUND'> | EditingFailure;

/** Changes what is given of the viewer's own post; the words it had are kept as a revision. */
export async function updatePost(deps: PostsDeps, viewer: Viewer, postId: string, input: UpdatePostInput): Promise<Result<PostCard, UpdatePostFailure>> {
  return deps.uow.run<PostCard, UpdatePostFailure>(async (tx) => {
    const found = await postForEditing(tx, viewer, postId);
    if (!found.ok) return found;
    const post = found.value;
    const content = checkContent(post.type, {
      title: input.title === undefined ? post.title ?? null : input.title,
      body: input.body === undefined ? post.body : input.body ?? '',
      teaser: input.teaser === undefined ? post.teaser ?? null : input.teaser,
    });
    if (!content.ok) return content;
    const attached = await attachPictures(deps, tx, { communityId: post.communityId, userId: post.authorId, postId }, input.mediaIds);
    if (!attached.ok) return attached;
    rewrite(tx, post, content.value);
    await tx.flush();
    return ok((await postById(tx.db, postId))!);
  });
}

function rewrite(tx: Tx, post: Post, content: CheckedContent): void {
  if (content.title !== (post.title ?? null) || content.body !== post.body) {
    tx.em.create(PostRevision, { id: newId(tx.now.getTime()), communityId: post.communityId, postId: post.id, number: post.revisionNumber, title: post.title ?? null, body: post.body, bodyHtml: post.bodyHtml, writtenAt: post.writtenAt() });
    post.rewrite(content, tx.now);
  } else {
    post.teaser = content.teaser;
  }
}
