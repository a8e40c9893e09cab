import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { ViewerEventType } from '../../../graphql/viewer-event.ts';
import { MessageType, RoomType } from '../../chat/graphql/index.ts';
import type { MemberStatus, Role } from '../../communities/index.ts';
import { CommunityType, MemberStatusEnum, RoleEnum } from '../../communities/graphql/index.ts';
import { HEADS_AT_ONCE, type ViewerHead } from '../index.ts';

@Access('object')
@ObjectType('RoomHead', { simpleResolvers: true, description: 'How a room stands for the viewer.' })
export class RoomHeadType {
  @Field(() => RoomType, { description: 'The room.' })
  readonly room!: RoomType;
  @Field(() => SafeInt, { description: 'The position of its newest event.' })
  readonly lastSeq!: number;
  @Field(() => SafeInt, { description: 'Messages that the viewer has not read.' })
  readonly unreadCount!: number;
  @Field(() => Int, { description: 'Unread messages that name the viewer, or everyone.' })
  readonly mentionCount!: number;
}
export const toRoomHead = ({ room, gate, unreadCount, mentionCount }: ViewerHead): RoomHeadType => ({ room: new RoomType({ room, gate }), lastSeq: room.lastSeq, unreadCount, mentionCount });

/** What concerns the viewer in a whole community. */
@ObjectType()
abstract class CommunityViewerEvent extends ViewerEventType {
  @Field(() => ID, { description: 'The id of the community.' })
  readonly communityId!: string;
  @Field(() => CommunityType, { nullable: true, description: 'The community; null when the viewer may not know of it any more.' })
  readonly community!: CommunityType | null;
}
/** What concerns the viewer in one room. */
@ObjectType()
abstract class RoomViewerEvent extends ViewerEventType {
  @Field(() => RoomType, { description: 'The room.' })
  readonly room!: RoomType;
}
@Access('object')
@ObjectType('RoomHeads', { implements: ViewerEventType, simpleResolvers: true, description: 'All rooms that the viewer may enter, in place of those known before: when the stream begins, and when rooms come or go.' })
export class RoomHeadsType extends ViewerEventType {
  @ListSize(HEADS_AT_ONCE)
  @Field(() => [RoomHeadType], { description: 'Up to 100 rooms.' })
  readonly heads!: readonly RoomHeadType[];
  @Field(() => Boolean, { description: 'Whether the list is complete with these; else the next event goes on with it.' })
  readonly isLast!: boolean;
}
@Access('object')
@ObjectType('RoomHeadChanged', { implements: ViewerEventType, simpleResolvers: true, description: 'Something happened in a room, or the viewer read it on another device. Of many changes only the newest is told, about once a second.' })
export class RoomHeadChangedType extends RoomViewerEvent {
  @Field(() => SafeInt, { description: 'The position of its newest event.' })
  readonly lastSeq!: number;
  @Field(() => SafeInt, { description: 'Messages that the viewer has not read.' })
  readonly unreadCount!: number;
  @Field(() => Int, { description: 'Unread messages that name the viewer, or everyone.' })
  readonly mentionCount!: number;
}
@Access('object')
@ObjectType('Mentioned', { implements: ViewerEventType, simpleResolvers: true, description: 'A message names the viewer, or everyone.' })
export class MentionedType extends RoomViewerEvent {
  @Field(() => MessageType, { description: 'The message as it is now.' })
  readonly message!: MessageType;
}
@Access('object')
@ObjectType('MembershipChanged', { implements: ViewerEventType, simpleResolvers: true, description: 'The viewer joined a community, left it, was put out, banned, or let back.' })
export class MembershipChangedType extends CommunityViewerEvent {
  @Field(() => MemberStatusEnum, { description: 'What the viewer was from then on.' })
  readonly status!: MemberStatus;
}
@Access('object')
@ObjectType('RoleChanged', { implements: ViewerEventType, simpleResolvers: true, description: 'The viewer was given another role.' })
export class RoleChangedType extends CommunityViewerEvent {
  @Field(() => RoleEnum, { description: 'The role from then on.' })
  readonly role!: Role;
}
@Access('object')
@ObjectType('RightsChanged', { implements: ViewerEventType, simpleResolvers: true, description: 'What the viewer bought or was given began, changed or ended, also by time: ask for tiers and rights again.' })
export class RightsChangedType extends CommunityViewerEvent {}
@Access('object')
@ObjectType('ViewerMuted', { implements: ViewerEventType, simpleResolvers: true, description: 'The viewer reads only, in the whole community.' })
export class ViewerMutedType extends CommunityViewerEvent {
  @Field(() => Date, { nullable: true, description: 'Until when.' })
  readonly until!: Date | null;
}
@Access('object')
@ObjectType('ViewerUnmuted', { implements: ViewerEventType, simpleResolvers: true, description: 'The viewer may write in the community again: a mute was lifted, or its time is over.' })
export class ViewerUnmutedType extends CommunityViewerEvent {}
@Access('object')
@ObjectType('ViewerMutedInRoom', { implements: ViewerEventType, simpleResolvers: true, description: 'The viewer reads only, in one room.' })
export class ViewerMutedInRoomType extends RoomViewerEvent {
  @Field(() => Date, { nullable: true, description: 'Until when; null until it is lifted.' })
  readonly until!: Date | null;
}
@Access('object')
@ObjectType('ViewerUnmutedInRoom', { implements: ViewerEventType, simpleResolvers: true, description: 'The viewer may write in the room again: a mute was lifted, or its time is over.' })
export class ViewerUnmutedInRoomType extends RoomViewerEvent {}
@Access('object')
@ObjectType('RelayPlaceGained', { implements: ViewerEventType, simpleResolvers: true, description: 'The viewer waited for a place in a relay list and has one now.' })
export class RelayPlaceGainedType extends RoomViewerEvent {
  @Field(() => MessageType, { description: 'The message that holds the list, as it is now.' })
  readonly message!: MessageType;
}
@Access('object')
@ObjectType('ViewerResyncRequired', { implements: ViewerEventType, simpleResolvers: true, description: 'What was missed is not kept any more. The stream ends: subscribe again after this `cursor`.' })
export class ViewerResyncRequiredType extends ViewerEventType {}

export const VIEWER_EVENT_TYPES = [RoomHeadsType, RoomHeadChangedType, MentionedType, MembershipChangedType, RoleChangedType, RightsChangedType, ViewerMutedType, ViewerUnmutedType, ViewerMutedInRoomType, ViewerUnmutedInRoomType, RelayPlaceGainedType, ViewerResyncRequiredType];
