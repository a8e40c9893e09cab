import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { chatLoaders, MessageType, RoomType } from '../../chat/graphql/index.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { accessTo, PostType } from '../../posts/graphql/index.ts';
import { tierLoaders } from '../../tiers/graphql/index.ts';
import { askGate } from '../../tiers/index.ts';
import { MAX_FORWARDED } from '../index.ts';
import { forwardLoaders } from './loaders.ts';
import { PostSourceType } from './post-source.type.ts';

@Resolver(() => PostType)
export class PostSources {
  @Access('guarded')
  @FieldResolver(() => PostSourceType, { nullable: true, description: 'The talk that it was made of; null for those who are not members or may not read it, when it is deleted, and for every other post.' })
  async source(@Root() { row }: PostType, @Ctx() context: Context): Promise<PostSourceType | null> {
    if (row.deletedAt !== null || !(await accessTo(context, row)).access.allowed) return null;
    if ((await context.load(communityLoaders).viewerMember.load(row.communityId)) === null) return null;
    const forwarded = await context.load(forwardLoaders).forwarded.load(row.id);
    return forwarded.length === 0 ? null : new PostSourceType(forwarded);
  }
}

@Resolver(() => PostSourceType)
export class PostSourceFields {
  @Access('object')
  @ListSize(MAX_FORWARDED)
  @FieldResolver(() => [MemberType], { description: 'Who wrote it, in the order of their first message; those who are not members any more are left out.' })
  async authors(@Root() { forwarded }: PostSourceType, @Ctx() context: Context): Promise<MemberType[]> {
    const { communityId } = forwarded[0]!;
    const userIds = [...new Set(forwarded.map(({ authorId }) => authorId))];
    const members = await Promise.all(userIds.map((userId) => context.load(communityLoaders).memberOf.load({ communityId, userId })));
    return members.filter((member) => member !== null).map((member) => new MemberType(member!));
  }
  @Access('guarded')
  @FieldResolver(() => RoomType, { nullable: true, description: 'Where it was said.' })
  async room(@Root() source: PostSourceType, @Ctx() context: Context): Promise<RoomType | null> {
    return roomOf(source, context);
  }
  @Access('guarded')
  @ListSize(MAX_FORWARDED)
  @FieldResolver(() => [MessageType], { description: 'The messages as they are now; empty for those who may not enter the room, without those that the room keeps no longer.' })
  async messages(@Root() source: PostSourceType, @Ctx() context: Context): Promise<MessageType[]> {
    if (!(await roomOf(source, context))?.gate.allowed) return [];
    const ids = source.forwarded.flatMap(({ messageId }) => messageId ?? []);
    const messages = await Promise.all(ids.map((id) => context.load(chatLoaders).message.load(id)));
    return messages.filter((message) => message !== null).map((message) => new MessageType(message!));
  }
}

async function roomOf({ forwarded }: PostSourceType, context: Context): Promise<RoomType | null> {
  const room = await context.load(chatLoaders).room.load(forwarded[0]!.roomId);
  if (room === null) return null;
  const rights = await context.load(tierLoaders).viewerRights.load(room.communityId);
  return new RoomType({ room, gate: askGate(context.viewer, room.communityId, rights, room.entitlement) });
}
