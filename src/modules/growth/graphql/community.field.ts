import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import { POINT_KINDS, type Growth, type Placing } from '../index.ts';
import { LeaderboardConnectionType, LeaderboardEntryType, PointRuleType } from './growth.type.ts';
import { GrowthLevelType } from './level.type.ts';
import { growthLoaders } from './loaders.field.ts';

@Resolver(() => CommunityType)
export class CommunityGrowthFields {
  private readonly growth: Growth;

  constructor(modules: { growth: Growth }) {
    this.growth = modules.growth;
  }
  @ListSize(30)
  @Access('object')
  @FieldResolver(() => [GrowthLevelType], { description: 'The levels that members reach with points, from the first.' })
  async growthLevels(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<GrowthLevelType[]> {
    const schedule = await context.load(growthLoaders).schedule.load(row.id);
    return schedule.map((level) => new GrowthLevelType(level, context.locale));
  }
  @ListSize(POINT_KINDS.length)
  @Access('object')
  @FieldResolver(() => [PointRuleType], { description: 'What each kind of contribution earns.' })
  pointRules(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<readonly PointRuleType[]> {
    return context.load(growthLoaders).rules.load(row.id);
  }
  @Access('guarded')
  @FieldResolver(() => LeaderboardConnectionType, { description: 'Active members by points of all time; empty for those who are not members.' })
  async leaderboard(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<LeaderboardEntryType>> {
    const placings = standing.member ? await this.growth.leaderboard(row.id, page) : emptyPage<Placing>();
    return toConnection(placings, (placing) => new LeaderboardEntryType(placing));
  }
  @Access('guarded')
  @FieldResolver(() => LeaderboardEntryType, { nullable: true, description: "The viewer's own place; null without points, and for those who are not members." })
  async viewerLeaderboardEntry(@Root() { standing }: CommunityType): Promise<LeaderboardEntryType | null> {
    const placing = standing.member && (await this.growth.placingOf(standing.member));
    return placing && new LeaderboardEntryType(placing);
  }
}
