import { Args, ArgsType, Ctx, Field, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { CommunityType, communityLoaders } from '../../communities/graphql/index.ts';
import { TopicType } from '../../topics/graphql/index.ts';
import { POST_ORDERS, type PostOrder } from '../index.ts';
import { postLoaders } from './loaders.ts';
import { PostConnectionType, PostType } from './post.type.ts';

const PostOrderEnum = Object.fromEntries(POST_ORDERS.map((order) => [order, order])) as Record<PostOrder, PostOrder>;
registerEnumType(PostOrderEnum, {
  name: 'PostOrder',
  description: 'How a feed is ordered.',
  valuesConfig: {
    NEWEST: { description: 'By the time of publishing, newest first.' },
    HOTTEST: { description: 'By attention and age: ten times the reactions and comments weigh as much as twelve hours.' },
  },
});

@ArgsType()
class PostsArgs extends PageArgs {
  @Field(() => PostOrderEnum, { defaultValue: 'NEWEST', description: 'How it is ordered.' })
  orderBy!: PostOrder;
}

@Resolver(() => CommunityType)
export class CommunityPosts {
  @Access('guarded')
  @FieldResolver(() => PostConnectionType, { description: 'Its posts. What the viewer may not read is there too, as a teaser.' })
  async posts(@Root() { standing }: CommunityType, @Args(() => PostsArgs) args: PostsArgs, @Ctx() context: Context): Promise<Connection<PostType>> {
    context.load(communityLoaders).standing.prime(standing.community.id, standing);
    return toConnection(await context.load(postLoaders).feeds.community[args.orderBy](standing.community.id, args), (row) => new PostType(row));
  }
}

@Resolver(() => TopicType)
export class TopicPosts {
  @Access('guarded')
  @FieldResolver(() => PostConnectionType, { description: 'Its posts; teasers for those who may not read them.' })
  async posts(@Root() { row }: TopicType, @Args(() => PostsArgs) args: PostsArgs, @Ctx() context: Context): Promise<Connection<PostType>> {
    return toConnection(await context.load(postLoaders).feeds.topic[args.orderBy](row.id, args), (post) => new PostType(post));
  }
}
