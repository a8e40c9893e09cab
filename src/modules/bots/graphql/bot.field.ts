import DataLoader from 'dataloader';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { listLoader, pageLoader } from '../../../graphql/page-loader.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { RoomType } from '../../chat/graphql/index.ts';
import { communityLoaders, CommunityType, MemberType } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import { tierLoaders } from '../../tiers/graphql/index.ts';
import { askGate } from '../../tiers/index.ts';
import { MAX_TOKEN_ROOMS, type BotRow, type Bots, type BotTokenRow } from '../index.ts';
import { BotConnectionType, BotTokenConnectionType, BotTokenType, BotType } from './bot.type.ts';

/** Batches what many bots and tokens of one answer ask. */
const botLoaders = defineLoaders(({ bots }: { bots: Bots }) => ({
  tokens: pageLoader<BotTokenRow>((botIds, request) => bots.tokensOf(botIds, request)),
  rooms: listLoader((tokenIds) => bots.roomsOfTokens(tokenIds)),
  bot: new DataLoader<string, BotRow>(async (ids) => {
    const rows = new Map((await bots.botsById(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id)!);
  }),
}));
const memberOf = async (context: Context, communityId: string, userId: string): Promise<MemberType | null> => {
  const member = await context.load(communityLoaders).memberOf.load({ communityId, userId });
  return member && new MemberType(member);
};

@Resolver(() => CommunityType)
export class CommunityBots {
  private readonly modules: { bots: Bots };

  constructor(modules: { bots: Bots }) {
    this.modules = modules;
  }
  @Access('guarded')
  @FieldResolver(() => BotConnectionType, { description: 'Its bots, in the order in which they were made; empty for those who do not manage bots.' })
  async bots(@Root() { row, standing: { member } }: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<BotType>> {
    const isManager = member !== null && hasPermission(member.role, 'bots.manage');
    return toConnection(isManager ? await this.modules.bots.botsOf(row.id, page) : emptyPage<BotRow>(), (bot) => new BotType(bot));
  }
}

@Resolver(() => BotType)
export class BotFields {
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'How it stands in the community: the author of its messages. Null once it is removed.' })
  member(@Root() { row }: BotType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.userId);
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who made it; null when the person is not a member any more.' })
  createdBy(@Root() { row }: BotType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.createdByUserId);
  }
  @Access('object')
  @FieldResolver(() => BotTokenConnectionType, { description: 'Its tokens, also those that ended, the newest first.' })
  async tokens(@Root() { row }: BotType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<BotTokenType>> {
    return toConnection(await context.load(botLoaders).tokens(row.id, page), (token) => new BotTokenType(token));
  }
}

@Resolver(() => BotTokenType)
export class BotTokenFields {
  @Access('object')
  @FieldResolver(() => BotType, { description: 'Whose it is.' })
  async bot(@Root() { row }: BotTokenType, @Ctx() context: Context): Promise<BotType> {
    return new BotType(await context.load(botLoaders).bot.load(row.botId));
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who made it; null when the person is not a member any more.' })
  createdBy(@Root() { row }: BotTokenType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.createdByUserId);
  }
  @Access('object')
  @ListSize(MAX_TOKEN_ROOMS)
  @FieldResolver(() => [RoomType], { description: 'The rooms that it is good for; empty when it is for all.' })
  async rooms(@Root() { row }: BotTokenType, @Ctx() context: Context): Promise<RoomType[]> {
    if (row.isForAllRooms) return [];
    const [rooms, rights] = await Promise.all([context.load(botLoaders).rooms.load(row.id), context.load(tierLoaders).viewerRights.load(row.communityId)]);
    return rooms.map((room) => new RoomType({ room, gate: askGate(context.viewer, row.communityId, rights, room.entitlement) }));
  }
}
