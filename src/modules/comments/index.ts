import type { Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { ReactionKind } from '../../kernel/reaction-kind.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import type { PostInView } from '../posts/index.ts';
import type { Reach } from '../topics/index.ts';
import { mayDelete, refuseCommenting, refuseReacting, type ReactionTarget } from './access.ts';
import { addComment, type AddCommentInput } from './commands/add-comment.ts';
import { deleteComment } from './commands/delete-comment.ts';
import { react, unreact } from './commands/react.ts';
import type { CommentsDeps } from './deps.ts';
import type { CommentRow } from './model/comment.entity.ts';
import { commentsById, commentsOf, firstComments, type CommentList } from './queries/comments.ts';
import { reactionsOfUser } from './queries/viewer-reactions.ts';

/** What members say below posts, in words and with one tap. */
export function createComments(deps: CommentsDeps) {
  const { reader, clock } = deps;
  return {
    addComment: (viewer: Viewer, input: AddCommentInput) => addComment(deps, viewer, input),
    deleteComment: (viewer: Viewer, commentId: string) => deleteComment(deps, viewer, commentId),
    react: (viewer: Viewer, target: ReactionTarget, kind: ReactionKind) => react(deps, viewer, target, kind),
    unreact: (viewer: Viewer, target: ReactionTarget, kind: ReactionKind) => unreact(deps, viewer, target, kind),
    commentsById: (ids: readonly string[]) => commentsById(reader, ids),
    commentsOf: (list: CommentList, parentId: string, request: PageRequest, readFirst: (limit: number) => Promise<CommentRow[]>) => commentsOf(reader, list, parentId, request, readFirst),
    firstComments: (list: CommentList, parentIds: readonly string[], limit: number) => firstComments(reader, list, parentIds, limit),
    reactionsOfUser: (userId: string, targets: readonly ReactionTarget[]) => reactionsOfUser(reader, userId, targets),
    canReact: (view: PostInView) => refuseReacting(view) === null,
    canComment: (view: PostInView) => refuseCommenting(view, clock.now()) === null,
    canDelete: (reach: Reach, comment: CommentRow) => comment.deletedAt === null && mayDelete(reach, comment),
    reactions: [] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Comments = ReturnType<typeof createComments>;

export type { ReactionTarget } from './access.ts';
export type { AddCommentInput } from './commands/add-comment.ts';
export type { CommentsDeps } from './deps.ts';
export type { CommentAdded, CommentDeleted, ReactionAdded, ReactionRemoved } from './events.ts';
export { Comment, type CommentRow, type CommentTables } from './model/comment.entity.ts';
export { ReactionRecord, type ReactionTables } from './model/reaction.entity.ts';
export { parentOf, type CommentList } from './queries/comments.ts';
