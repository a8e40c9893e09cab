import DataLoader from 'dataloader';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { Access, ForBots, ListSize, Shared } from '../../../graphql/policy.ts';
import { RoomAttachmentType } from '../../../graphql/room-attachment.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { FileType, mediaLoaders, MediaType } from '../../media/graphql/index.ts';
import type { MediaRow } from '../../media/index.ts';
import { MAX_MEDIA, MAX_MENTIONS, type AttachmentKind, type Chat, type MessageRow } from '../index.ts';
import { MessageType } from './message.type.ts';
import { RoomActType, RoomEventType } from './room-event.type.ts';

@Shared()
@Access('object')
@ObjectType('AttachmentChanged', { implements: [RoomEventType, RoomActType], simpleResolvers: true, description: 'What hangs on a message has changed. Replayed, it shows the attachment as it is now.' })
export class AttachmentChangedType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message with its attachment.' })
  readonly message!: MessageType;
}
@Resolver(() => AttachmentChangedType)
export class AttachmentChangedFields {
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whom the change is about; null when it is about nobody, or the person is not a member any more.' })
  async member(@Root() { logged }: AttachmentChangedType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = logged.subjectId === null ? null : await context.load(communityLoaders).memberOf.load({ communityId: logged.communityId, userId: logged.subjectId });
    return member && new MemberType(member);
  }
}

interface AttachmentKey {
  readonly kind: AttachmentKind;
  readonly id: string;
}
/** One read for each kind of attachment of an answer. */
const attachmentLoaders = defineLoaders(({ chat }: { chat: Chat }) => ({
  attachment: new DataLoader<AttachmentKey, object | null, string>((keys) => chat.attachmentsByKey(keys), { cacheKeyFn: ({ kind, id }) => `${kind}:${id}` }),
}));

@Resolver(() => MessageType)
export class MessageAttachmentFields {
  @Shared()
  @Access('object')
  @FieldResolver(() => RoomAttachmentType, { nullable: true, description: 'What hangs on it, as it is now; null for most messages, and for one that was recalled.' })
  async attachment(@Root() { row }: MessageType, @Ctx() context: Context): Promise<RoomAttachmentType | null> {
    const { attachmentKind: kind, attachmentId: id, recalledAt } = row;
    if (kind === null || id === null || recalledAt !== null) return null;
    return (await context.load(attachmentLoaders).attachment.load({ kind, id })) as RoomAttachmentType | null;
  }
}

type MessageKey = Pick<MessageRow, 'id' | 'roomId'>;
const mentionLoaders = defineLoaders(({ chat }: { chat: Chat }) => ({
  /** The people whom each message names. */
  mentions: new DataLoader<MessageKey, readonly string[], string>(async (keys) => {
    const people = await chat.mentionsOf(keys);
    return keys.map(({ id }) => people.get(id) ?? []);
  }, { cacheKeyFn: ({ id }) => id }),
}));

/** What a message was sent with; nothing of it is left when it is recalled. */
@Resolver(() => MessageType)
export class SentMessageFields {
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @ListSize(MAX_MENTIONS)
  @FieldResolver(() => [MemberType], { description: 'The members whom it names; those who are not members any more are left out. Empty once it is recalled.' })
  async mentions(@Root() { row }: MessageType, @Ctx() context: Context): Promise<MemberType[]> {
    if (row.mentionCount === 0 || row.recalledAt !== null) return [];
    const people = await context.load(mentionLoaders).mentions.load(row);
    const members = await Promise.all(people.map((userId) => context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId })));
    return members.filter((member) => member !== null).map((member) => new MemberType(member));
  }
  @ForBots('READ_MESSAGES', 'SEND_MESSAGES')
  @Shared()
  @Access('object')
  @FieldResolver(() => Boolean, { description: 'Whether it names everyone in the room.' })
  mentionsEveryone(@Root() { row }: MessageType): boolean {
    return row.mentionsEveryone && row.recalledAt === null;
  }
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @ListSize(MAX_MEDIA)
  @FieldResolver(() => [MediaType], { description: 'Its pictures in order; empty once it is recalled.' })
  async media(@Root() { row }: MessageType, @Ctx() context: Context): Promise<MediaType[]> {
    return (await uploadsOf(row, context)).filter(({ kind }) => kind === 'PICTURE').map((picture) => new MediaType(picture));
  }
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @ListSize(MAX_MEDIA)
  @FieldResolver(() => [FileType], { description: 'Its files in order; empty once it is recalled.' })
  async files(@Root() { row }: MessageType, @Ctx() context: Context): Promise<FileType[]> {
    return (await uploadsOf(row, context)).filter(({ kind }) => kind === 'FILE').map((file) => new FileType(file));
  }
}

const uploadsOf = async ({ id, mediaCount, recalledAt }: MessageRow, context: Context): Promise<readonly MediaRow[]> => (mediaCount === 0 || recalledAt !== null ? [] : context.load(mediaLoaders).ofMessage.load(id));
