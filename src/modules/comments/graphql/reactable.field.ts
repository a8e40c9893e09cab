import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { ReactableType, ReactionKindEnum } from '../../../graphql/reactable.ts';
import { REACTION_KINDS, type ReactionKind } from '../../../kernel/reaction-kind.ts';
import { commentLoaders } from './loaders.ts';

@Resolver(() => ReactableType)
export class ReactableFields {
  @Access('guarded')
  @ListSize(REACTION_KINDS.length)
  @FieldResolver(() => [ReactionKindEnum], { description: 'What the viewer gave, in the order of giving.' })
  viewerReactions(@Root() { __typename, row }: ReactableType, @Ctx() context: Context): Promise<ReactionKind[]> {
    return context.load(commentLoaders).viewerReactions.load({ kind: __typename === 'Comment' ? 'COMMENT' : 'POST', id: row.id });
  }
}
