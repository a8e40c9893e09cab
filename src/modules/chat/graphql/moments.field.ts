import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ForBots, Shared } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { hasPermission, type Permission } from '../../communities/index.ts';
import type { Chat, LoggedEvent, MessageRevisionRow, MessageRow, MessageStanding, RoomMuteRow } from '../index.ts';
import { chatLoaders } from './loaders.ts';
import { MessageType } from './message.type.ts';
import { MessageRevisionConnectionType, MessageRevisionType, RoomMuteConnectionType, RoomMuteType, RoomSettingsType } from './moments.type.ts';
import { RoomActType, RoomSanctionType } from './room-event.type.ts';
import { RoomType } from './room.type.ts';

const memberOf = async (context: Context, communityId: string, userId: string): Promise<MemberType | null> => {
  const member = await context.load(communityLoaders).memberOf.load({ communityId, userId });
  return member && new MemberType(member);
};
/** The viewer before a message that they were found to be allowed to read. */
async function standingOf(context: Context, message: MessageRow): Promise<MessageStanding | null> {
  const [standing, room] = await Promise.all([context.load(communityLoaders).standing.load(message.communityId), context.load(chatLoaders).room.load(message.roomId)]);
  const member = standing?.member ?? null;
  return standing === null || member === null || room === null ? null : { ...standing, member, room, message };
}
const viewerMay = async (context: Context, communityId: string, permission: Permission): Promise<boolean> => {
  const member = await context.load(communityLoaders).viewerMember.load(communityId);
  return member !== null && hasPermission(member.role, permission);
};

@Resolver(() => MessageType)
export class MessageMomentFields {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @Access('guarded')
  @FieldResolver(() => MessageRevisionConnectionType, { description: 'What it said before each edit, newest first; empty for those who do not manage rooms, and once it is recalled.' })
  async revisions(@Root() { row }: MessageType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<MessageRevisionType>> {
    const isEmpty = row.editedAt === null || row.recalledAt !== null || !(await viewerMay(context, row.communityId, 'rooms.manage'));
    const readFirst = (limit: number) => context.load(chatLoaders).firstRevisions.load({ parentId: row.id, limit });
    const revisions = isEmpty ? emptyPage<MessageRevisionRow>() : await this.chat.revisionsOf(row.id, page, readFirst);
    return toConnection(revisions, (revision) => new MessageRevisionType(revision));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change its words now.' })
  async viewerCanEdit(@Root() { row }: MessageType, @Ctx() context: Context): Promise<boolean> {
    if (row.authorId !== context.viewer.userId) return false;
    const [standing, mute] = await Promise.all([standingOf(context, row), context.load(chatLoaders).viewerMute.load(row.roomId)]);
    return standing !== null && this.chat.canEdit(standing, mute);
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may take it back now.' })
  async viewerCanRecall(@Root() { row }: MessageType, @Ctx() context: Context): Promise<boolean> {
    const standing = await standingOf(context, row);
    const author = () => context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.authorId });
    return standing !== null && this.chat.canRecall(standing, author);
  }
}

@Resolver(() => RoomType)
export class RoomMomentFields {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @Access('object')
  @FieldResolver(() => RoomSettingsType, { description: 'How it is run.' })
  settings(@Root() { row }: RoomType): RoomSettingsType {
    return new RoomSettingsType(row);
  }
  @Access('guarded')
  @FieldResolver(() => RoomMuteConnectionType, { description: 'Who is mute in it now, the newest mute first; empty for those who do not mute members.' })
  async mutes(@Root() { row }: RoomType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<RoomMuteType>> {
    const readFirst = (limit: number) => context.load(chatLoaders).firstMutes.load({ parentId: row.id, limit });
    const mutes = (await viewerMay(context, row.communityId, 'members.mute')) ? await this.chat.mutesIn(row.id, page, readFirst) : emptyPage<RoomMuteRow>();
    return toConnection(mutes, (mute) => new RoomMuteType(mute));
  }
  @Access('guarded')
  @FieldResolver(() => RoomMuteType, { nullable: true, description: 'The mute that holds the viewer in it; null for those who may write.' })
  async viewerMute(@Root() { row }: RoomType, @Ctx() context: Context): Promise<RoomMuteType | null> {
    const mute = await context.load(chatLoaders).viewerMute.load(row.id);
    return mute && new RoomMuteType(mute);
  }
}

@Resolver(() => RoomMuteType)
export class RoomMuteFields {
  @ForBots('MODERATE')
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who is mute; null when the person is not a member any more.' })
  member(@Root() { row }: RoomMuteType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.userId);
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who muted; null when the person is not a member any more.' })
  mutedBy(@Root() { row }: RoomMuteType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.mutedBy);
  }
}

@Resolver(() => RoomActType)
export class RoomActFields {
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who did it; null for what time did, and when the person is not a member any more.' })
  async by(@Root() { logged }: { logged: LoggedEvent }, @Ctx() context: Context): Promise<MemberType | null> {
    return logged.actorId === null ? null : memberOf(context, logged.communityId, logged.actorId);
  }
}

@Resolver(() => RoomSanctionType)
export class RoomSanctionFields {
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whom it concerns; null when the person is not a member any more.' })
  member(@Root() { logged }: { logged: LoggedEvent }, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, logged.communityId, logged.subjectId!);
  }
}
