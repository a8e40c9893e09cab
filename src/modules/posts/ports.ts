import type { Failure, InputFailure } from '../../kernel/failure.ts';
import type { Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** The pictures of posts; media answers. */
export interface PostMedia {
  /** Makes these, in this order, the pictures of the post; only uploads of this person in this community. */
  attach(tx: Tx, communityId: string, userId: string, postId: string, mediaIds: readonly string[]): Promise<Result<null, InputFailure | Failure<'NOT_FOUND'>>>;
  /** Ends the pictures of the post: nobody gets or attaches them again. */
  eraseOfPost(tx: Tx, communityId: string, postId: string): Promise<void>;
}
