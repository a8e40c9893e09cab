import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { ForBots, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { MemberType, RoleEnum } from '../../communities/graphql/index.ts';
import { ROLES, type Role } from '../../communities/index.ts';
import type { Chat } from '../index.ts';
import { RoomMuteType } from './moments.type.ts';
import { RoomType } from './room.type.ts';

@InputType({ description: 'How long a role may do something after sending.' })
export class RoleWindowInput {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;
  @Field(() => Int, { nullable: true, description: 'Seconds from the moment of sending, up to 2,592,000; 0 for never, null for ever.' })
  seconds?: number | null;
}
@InputType({ description: 'What changes; what is omitted stays, null is what a new room has.' })
export class UpdateRoomInput {
  @Field(() => String, { nullable: true, description: 'The name for people: 1 to 60 characters, unlike that of other rooms.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is about: up to 500 characters.' })
  description?: string | null;
  @Field(() => String, { nullable: true, description: 'The right that lets one in; null opens it to every member. Nothing needs to give the right yet: until a tier, a level or a grant does, only those who pass every gate enter.' })
  entitlement?: string | null;
  @Field(() => Int, { nullable: true, description: 'Seconds between two messages of one person: 0 to 21,600.' })
  slowModeSeconds?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether only those who manage rooms send.' })
  isAnnouncement?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether everybody but those who manage rooms is mute.' })
  isMuted?: boolean | null;
  @ListSize(ROLES.length)
  @Field(() => [RoleWindowInput], { nullable: true, description: 'How long roles edit their own messages; roles left out keep theirs.' })
  editWindows?: RoleWindowInput[] | null;
  @ListSize(ROLES.length)
  @Field(() => [RoleWindowInput], { nullable: true, description: 'How long roles take messages back; roles left out keep theirs.' })
  recallWindows?: RoleWindowInput[] | null;
  @Field(() => Int, { nullable: true, description: 'Days after which messages are deleted: 1 to 3,650; null for never.' })
  retentionDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'For how many days after joining somebody is a newcomer: 0 to 365.' })
  newcomerDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'How many messages a newcomer sends in an hour: 0 to 1,000; null for as many as everybody.' })
  newcomerHourlyMessages?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether newcomers may send links.' })
  newcomersMayLink?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether newcomers may mention others.' })
  newcomersMayMention?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'How many messages one person sends within `floodSeconds`: up to 1,000; 0 for any number.' })
  floodMessages?: number | null;
  @Field(() => Int, { nullable: true, description: 'The span that `floodMessages` counts in: 1 to 3,600.' })
  floodSeconds?: number | null;
  @Field(() => Int, { nullable: true, description: 'How long the same text of one person is refused: up to 86,400; 0 for never.' })
  duplicateSeconds?: number | null;
  @Field(() => Int, { nullable: true, description: 'How often everyone may be mentioned in a day, by all together: 0 to 100. What was recalled counts.' })
  everyoneMentionsPerDay?: number | null;
}
const UpdateRoomPayload = payloadOf('UpdateRoom', { room: { type: () => RoomType, description: 'The room as it is now; null when refused.' } });
const MuteInRoomPayload = payloadOf('MuteInRoom', { mute: { type: () => RoomMuteType, description: 'The mute; null when refused.' } });
const UnmuteInRoomPayload = payloadOf('UnmuteInRoom', { member: { type: () => MemberType, description: 'The member, who may write again; null when refused.' } });
const RoomId = () => Arg('roomId', () => ID, { description: 'The room.' });
const MemberId = () => Arg('memberId', () => ID, { description: 'The member.' });

@Resolver()
export class RoomMomentsMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => UpdateRoomPayload, { nullable: true, description: 'Changes how a room is run. Needs the permission to manage rooms.' })
  async updateRoom(@RoomId() roomId: string, @Arg('input', () => UpdateRoomInput, { description: 'What changes.' }) input: UpdateRoomInput, @Ctx() context: Context): Promise<PayloadOf<typeof UpdateRoomPayload>> {
    const result = await this.chat.updateRoom(context.viewer, decodeId('Room', roomId), input);
    return toPayload(context, result, (standing) => ({ room: new RoomType(standing) }));
  }
  @ForBots('MODERATE')
  @SignedIn()
  @Mutation(() => MuteInRoomPayload, { nullable: true, description: 'Lets a member of a lower role read a room only, until a time or until it is lifted. The room is told; the reason is for the member and for those who mute.' })
  async muteInRoom(
    @RoomId() roomId: string, @MemberId() memberId: string,
    @Arg('until', () => Date, { nullable: true, description: 'When they may write again, up to 366 days from now; until it is lifted when absent.' }) until: Date | null,
    @Arg('reason', () => String, { nullable: true, description: 'Why: up to 200 characters.' }) reason: string | null,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof MuteInRoomPayload>> {
    const result = await this.chat.muteInRoom(context.viewer, { roomId: decodeId('Room', roomId), memberId: decodeId('Member', memberId), until: until ?? null, reason: reason ?? '' });
    return toPayload(context, result, (mute) => ({ mute: new RoomMuteType(mute) }));
  }
  @ForBots('MODERATE')
  @SignedIn()
  @Mutation(() => UnmuteInRoomPayload, { nullable: true, description: 'Lifts a mute in a room before its time.' })
  async unmuteInRoom(@RoomId() roomId: string, @MemberId() memberId: string, @Ctx() context: Context): Promise<PayloadOf<typeof UnmuteInRoomPayload>> {
    const result = await this.chat.unmuteInRoom(context.viewer, decodeId('Room', roomId), decodeId('Member', memberId));
    return toPayload(context, result, (member) => ({ member: new MemberType(member) }));
  }
}
