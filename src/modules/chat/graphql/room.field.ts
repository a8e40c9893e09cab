import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ForBots, Shared } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { CommunityType, communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { AccessType, tierLoaders } from '../../tiers/graphql/index.ts';
import { askGate } from '../../tiers/index.ts';
import type { Chat, MessageRow, RoomRow } from '../index.ts';
import { chatLoaders } from './loaders.ts';
import { MessageConnectionType, MessageType } from './message.type.ts';
import { HistoryArgs, RoomConnectionType, RoomType } from './room.type.ts';

@Resolver(() => RoomType)
export class RoomFields {
  @Access('object')
  @FieldResolver(() => AccessType, { description: 'Whether the viewer may enter, why, and how to.' })
  access(@Root() { gate }: RoomType): AccessType {
    return new AccessType(gate);
  }
  @Access('guarded')
  @FieldResolver(() => MessageConnectionType, { description: 'Its history, oldest first, paged both ways; empty for those who may not enter.' })
  async messages(@Root() { row, gate }: RoomType, @Args(() => HistoryArgs) page: HistoryArgs, @Ctx() context: Context): Promise<Connection<MessageType>> {
    const history = gate.allowed ? await context.load(chatLoaders).history(row.id, page) : emptyPage<MessageRow>();
    return toConnection(history, (message) => new MessageType(message));
  }
  @Access('guarded')
  @FieldResolver(() => SafeInt, { description: 'Messages that the viewer has not read; 0 for those who may not enter.' })
  async viewerUnreadCount(@Root() { row, gate }: RoomType, @Ctx() context: Context): Promise<number> {
    if (!gate.allowed) return 0;
    return row.lastOrdinal - (await context.load(chatLoaders).readState.load(row.id)).ordinal;
  }
  @Access('guarded')
  @FieldResolver(() => Int, { description: 'Unread messages that name the viewer, or everyone; 0 for those who may not enter.' })
  async viewerMentionCount(@Root() { row, gate }: RoomType, @Ctx() context: Context): Promise<number> {
    return gate.allowed ? (await context.load(chatLoaders).readState.load(row.id)).mentionCount : 0;
  }
}

@Resolver(() => MessageType)
export class MessageFields {
  @ForBots('READ_MESSAGES', 'SEND_MESSAGES', 'MODERATE')
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who sent it; null when the person is not a member any more.' })
  async author(@Root() { row }: MessageType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = row.author === undefined ? await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.authorId }) : row.author;
    return member && new MemberType(member);
  }
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @FieldResolver(() => MessageType, { nullable: true, description: 'The message it answers.' })
  async replyTo(@Root() { row }: MessageType, @Ctx() context: Context): Promise<MessageType | null> {
    const message = row.replyToId === null ? null : await context.load(chatLoaders).message.load(row.replyToId);
    return message && new MessageType(message);
  }
}

@Resolver(() => CommunityType)
export class CommunityRooms {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @Access('guarded')
  @FieldResolver(() => RoomConnectionType, { description: 'Its rooms, also those that the viewer may not enter; empty for those who are not members.' })
  async rooms(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<RoomType>> {
    if (standing.member === null) return toConnection(emptyPage<RoomRow>(), () => null as never);
    const rights = await context.load(tierLoaders).viewerRights.load(row.id);
    return toConnection(await this.chat.roomsOf(row.id, page), (room) => new RoomType({ room, gate: askGate(context.viewer, row.id, rights, room.entitlement) }));
  }
}
