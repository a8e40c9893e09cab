import { notFound, type Failure, type InputFailure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** The pictures of posts; media answers. */
export interface PostMedia {
  /** Makes these, in this order, the pictures of the post; only uploads of this person in this community. */
  attach(tx: Tx, communityId: string, userId: string, postId: string, mediaIds: readonly string[]): Promise<Result<null, InputFailure | Failure<'NOT_FOUND'>>>;
}

/** For a composition without media: posts have no pictures. */
export const noPostMedia: PostMedia = {
  attach: (_tx, _communityId, _userId, _postId, mediaIds) => Promise.resolve(mediaIds.length === 0 ? ok(null) : refuse(notFound('input', 'mediaIds'))),
};
