import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { ReactableType, ReactionKindEnum } from '../../../graphql/reactable.ts';
import { REACTION_KINDS, type ReactionKind } from '../../../kernel/reaction-kind.ts';
import { accessTo, postLoaders, type PostType } from '../../posts/graphql/index.ts';
import { reachOfVisible } from '../../topics/graphql/index.ts';
import type { Comments } from '../index.ts';
import type { CommentType } from './comment.type.ts';
import { commentLoaders } from './loaders.ts';

@Resolver(() => ReactableType)
export class ReactableFields {
  private readonly comments: Comments;

  constructor(modules: { comments: Comments }) {
    this.comments = modules.comments;
  }
  @Access('guarded')
  @ListSize(REACTION_KINDS.length)
  @FieldResolver(() => [ReactionKindEnum], { description: 'What the viewer gave, in the order of giving.' })
  viewerReactions(@Root() { __typename, row }: ReactableType, @Ctx() context: Context): Promise<ReactionKind[]> {
    return context.load(commentLoaders).viewerReactions.load({ kind: __typename === 'Comment' ? 'COMMENT' : 'POST', id: row.id });
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may react to it now.' })
  async viewerCanReact(@Root() target: ReactableType, @Ctx() context: Context): Promise<boolean> {
    const { row } = target as PostType | CommentType;
    const post = 'postId' in row ? await context.load(postLoaders).byId.load(row.postId) : row;
    if (!post || row.deletedAt !== null) return false;
    const [reach, { topic, access }] = await Promise.all([reachOfVisible(context, post.communityId), accessTo(context, post)]);
    return this.comments.canReact({ post, topic, reach, access });
  }
}
