import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PostsDeps } from '../deps.ts';
import { MAX_PICTURES } from '../model/content.ts';

/** Makes these the pictures of the post; omitted keeps them, null and an empty list take them away. */
export async function attachPictures({ media }: PostsDeps, tx: Tx, post: { communityId: string; userId: string; postId: string }, mediaIds: readonly string[] | null | undefined): Promise<Result<null, InputFailure | Failure<'NOT_FOUND'>>> {
  if (mediaIds === undefined) return ok(null);
  const wanted = [...new Set(mediaIds ?? [])];
  if (wanted.length > MAX_PICTURES) return refuse(failure('OUT_OF_RANGE', ['input', 'mediaIds'], { max: MAX_PICTURES }));
  return media.attach(tx, post.communityId, post.userId, post.postId, wanted);
}
