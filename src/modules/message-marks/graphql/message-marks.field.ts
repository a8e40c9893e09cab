import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ForBots, ListSize, Shared } from '../../../graphql/policy.ts';
import { MessageType, RoomType } from '../../chat/graphql/index.ts';
import { emojiInOrder, MAX_DISTINCT_EMOJI, MAX_PINS } from '../index.ts';
import { EmojiCountType } from './emoji-count.type.ts';
import { markLoaders } from './loaders.ts';

@Resolver(() => MessageType)
export class MessageReactionFields {
  @ForBots('READ_MESSAGES')
  @Shared()
  @Access('object')
  @ListSize(MAX_DISTINCT_EMOJI)
  @FieldResolver(() => [EmojiCountType], { description: 'What was given to it, the most given first.' })
  reactions(@Root() { row }: MessageType): EmojiCountType[] {
    return emojiInOrder(row.reactionCounts);
  }
  @Access('guarded')
  @ListSize(MAX_DISTINCT_EMOJI)
  @FieldResolver(() => [String], { description: 'The emoji that the viewer gave, in the order of giving.' })
  viewerReactions(@Root() { row }: MessageType, @Ctx() context: Context): Promise<string[]> | string[] {
    return Object.keys(row.reactionCounts).length === 0 ? [] : context.load(markLoaders).viewerReactions.load(row.id);
  }
}

@Resolver(() => RoomType)
export class RoomPins {
  @Access('guarded')
  @ListSize(MAX_PINS)
  @FieldResolver(() => [MessageType], { description: 'What is on top of it, the newest pin first; empty for those who may not enter.' })
  async pinnedMessages(@Root() { row, gate }: RoomType, @Ctx() context: Context): Promise<MessageType[]> {
    return gate.allowed ? (await context.load(markLoaders).pinned.load(row.id)).map((message) => new MessageType(message)) : [];
  }
}
