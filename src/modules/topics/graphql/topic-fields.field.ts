import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { CommunityType, communityLoaders } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import { AccessType, tierLoaders } from '../../tiers/graphql/index.ts';
import { askToRead, type Topics } from '../index.ts';
import { reachOfVisible, topicLoaders } from './loaders.ts';
import { TopicConnectionType, TopicType } from './topic.type.ts';

@ArgsType()
class TopicsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Archived topics too.' })
  includesArchived!: boolean;
}

@Resolver(() => CommunityType)
export class CommunityTopicFields {
  @Access('guarded')
  @FieldResolver(() => TopicConnectionType, { description: 'Its topics: pinned ones first, then in their order. Whoever sees the community sees which topics there are.' })
  async topics(@Root() { standing }: CommunityType, @Args(() => TopicsArgs) args: TopicsArgs, @Ctx() context: Context): Promise<Connection<TopicType>> {
    context.load(communityLoaders).standing.prime(standing.community.id, standing);
    const { ofCommunity, allOfCommunity } = context.load(topicLoaders);
    return toConnection(await (args.includesArchived ? allOfCommunity : ofCommunity)(standing.community.id, args), (row) => new TopicType(row));
  }
}

@Resolver(() => TopicType)
export class TopicFields {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @Access('guarded')
  @FieldResolver(() => CommunityType, { description: 'The community it belongs to.' })
  async community(@Root() topic: TopicType, @Ctx() context: Context): Promise<CommunityType> {
    return new CommunityType((await reachOfVisible(context, topic.row.communityId)).standing);
  }
  @Access('guarded')
  @FieldResolver(() => AccessType, { description: 'Whether the viewer may read its posts, why, and what would open them.' })
  async access(@Root() topic: TopicType, @Ctx() context: Context): Promise<AccessType> {
    const rights = await context.load(tierLoaders).viewerRights.load(topic.row.communityId);
    return new AccessType(askToRead(context.viewer, rights, topic.row));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may post in it now.' })
  async viewerCanPost(@Root() topic: TopicType, @Ctx() context: Context): Promise<boolean> {
    return this.topics.canPost(await reachOfVisible(context, topic.row.communityId), topic.row);
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change, order, pin and archive it.' })
  async viewerCanManage(@Root() topic: TopicType, @Ctx() context: Context): Promise<boolean> {
    const { role } = await context.load(tierLoaders).viewerRights.load(topic.row.communityId);
    return role !== null && hasPermission(role, 'topics.manage');
  }
}
