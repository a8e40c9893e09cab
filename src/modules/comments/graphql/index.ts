import type { ModuleApi } from '../../../graphql/schema.ts';
import { accessTo, visiblePost } from '../../posts/graphql/index.ts';
import type { Comments } from '../index.ts';
import { AddCommentMutation } from './add-comment.mutation.ts';
import { CommentFields } from './comment-fields.field.ts';
import { CommentType } from './comment.type.ts';
import { DeleteCommentMutation } from './delete-comment.mutation.ts';
import { commentLoaders } from './loaders.ts';
import { PostComments } from './post-comments.field.ts';
import { ReactMutation } from './react.mutation.ts';
import { ReactableFields } from './reactable.field.ts';

export { CommentConnectionType, CommentType } from './comment.type.ts';
export { commentLoaders } from './loaders.ts';

export const commentsApi = (): ModuleApi<{ comments: Comments }> => ({
  resolvers: [CommentFields, PostComments, ReactableFields, AddCommentMutation, DeleteCommentMutation, ReactMutation],
  nodes: {
    Comment: async (context, uuid) => {
      const row = await context.load(commentLoaders).byId.load(uuid);
      const post = row && (await visiblePost(context, row.postId));
      return post && (await accessTo(context, post.row)).access.allowed ? new CommentType(row!) : null;
    },
  },
});
