import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { Access, Shared } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import type { LoggedEvent, RoomEventKind, RoomSettings, StreamItem } from '../index.ts';
import { MessageType } from './message.type.ts';
import { RoomSettingsType } from './moments.type.ts';

@InterfaceType('RoomEvent', { description: 'Something that happened in a room. New kinds may be added: skip an unknown one, but remember its `seq`.' })
export abstract class RoomEventType {
  @Field(() => SafeInt, { description: "The position in the room's log, without gaps. Resume after the last one received." })
  readonly seq!: number;
  @Field(() => Date, { description: 'When it happened.' })
  readonly occurredAt!: Date;
  /** Its row of the log. */
  readonly logged!: LoggedEvent;
}
@InterfaceType('RoomAct', { description: 'What somebody did in a room.' })
export abstract class RoomActType {
  abstract readonly logged: LoggedEvent;
}
@InterfaceType('RoomSanction', { description: 'What concerns a member of a room.' })
export abstract class RoomSanctionType {
  abstract readonly logged: LoggedEvent;
}

@Shared()
@Access('object')
@ObjectType('MessageSent', { implements: RoomEventType, simpleResolvers: true, description: 'A message was sent. Replayed, it shows the message as it is now.' })
export class MessageSentType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message.' })
  readonly message!: MessageType;
}
@Shared()
@Access('object')
@ObjectType('MessageEdited', { implements: RoomEventType, simpleResolvers: true, description: 'A message got another text. Replayed, it shows the message as it is now.' })
export class MessageEditedType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message.' })
  readonly message!: MessageType;
}
@Shared()
@Access('object')
@ObjectType('MessageRecalled', { implements: RoomEventType, simpleResolvers: true, description: 'A message was taken back: show a tombstone in its place.' })
export class MessageRecalledType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message, without its text.' })
  readonly message!: MessageType;
}
@Shared()
@Access('object')
@ObjectType('ReactionsChanged', { implements: [RoomEventType, RoomActType], simpleResolvers: true, description: 'Somebody gave a message an emoji, or took it back. Replayed, the message has the counts of now.' })
export class ReactionsChangedType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message with its counts.' })
  readonly message!: MessageType;
  @Field(() => String, { description: 'The emoji.' })
  readonly emoji!: string;
  @Field(() => Boolean, { description: 'Whether it was given; else it was taken back.' })
  readonly isGiven!: boolean;
}
@Shared()
@Access('object')
@ObjectType('MessagePinned', { implements: [RoomEventType, RoomActType], simpleResolvers: true, description: 'A message was put on top of the room.' })
export class MessagePinnedType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message.' })
  readonly message!: MessageType;
}
@Shared()
@Access('object')
@ObjectType('MessageUnpinned', { implements: [RoomEventType, RoomActType], simpleResolvers: true, description: 'A message was taken from the top of the room.' })
export class MessageUnpinnedType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message.' })
  readonly message!: MessageType;
}
@Shared()
@Access('object')
@ObjectType('MemberMuted', { implements: [RoomEventType, RoomActType, RoomSanctionType], simpleResolvers: true, description: 'A member may not write in the room for a time.' })
export class MemberMutedType extends RoomEventType {
  @Field(() => Date, { nullable: true, description: 'When the member may write again; null until the mute is lifted.' })
  readonly until!: Date | null;
}
@Shared()
@Access('object')
@ObjectType('MemberUnmuted', { implements: [RoomEventType, RoomActType, RoomSanctionType], simpleResolvers: true, description: 'A mute was lifted, or its time is over: then nobody did it.' })
export class MemberUnmutedType extends RoomEventType {}
@Shared()
@Access('object')
@ObjectType('RoomChanged', { implements: [RoomEventType, RoomActType], simpleResolvers: true, description: 'The room is run in another way. It tells all settings as they were from then on.' })
export class RoomChangedType extends RoomEventType {
  @Field(() => String, { description: 'The name for people.' })
  readonly name!: string;
  @Field(() => String, { description: 'What it is about.' })
  readonly description!: string;
  @Field(() => String, { nullable: true, description: 'The right that lets one in; null when membership is enough.' })
  readonly entitlement!: string | null;
  @Field(() => RoomSettingsType, { description: 'How it is run.' })
  readonly settings!: RoomSettingsType;
}
@Shared()
@Access('object')
@ObjectType('RoomClosed', { implements: RoomEventType, simpleResolvers: true, description: 'The room was closed for good.' })
export class RoomClosedType extends RoomEventType {}
@Shared()
@Access('object')
@ObjectType('ResyncRequired', { implements: RoomEventType, simpleResolvers: true, description: 'The gap is too long to replay. The stream ends: fetch the room anew and subscribe after its `lastSeq`.' })
export class ResyncRequiredType extends RoomEventType {
  @Field(() => SafeInt, { description: 'The first position that could still be replayed.' })
  readonly firstAvailableSeq!: number;
}
@Shared()
@Access('object')
@ObjectType('EventUnavailable', { implements: RoomEventType, simpleResolvers: true, description: 'Something happened here that cannot be shown, by a fault of the server or because it is kept no longer. Remember its `seq`, and go on.' })
export class EventUnavailableType extends RoomEventType {}

const TYPENAMES: Partial<Record<RoomEventKind, string>> = {
  MESSAGE_SENT: 'MessageSent', MESSAGE_EDITED: 'MessageEdited', MESSAGE_RECALLED: 'MessageRecalled', REACTIONS_CHANGED: 'ReactionsChanged', MESSAGE_PINNED: 'MessagePinned', MESSAGE_UNPINNED: 'MessageUnpinned',
  ATTACHMENT_CHANGED: 'AttachmentChanged', MEMBER_MUTED: 'MemberMuted', MEMBER_UNMUTED: 'MemberUnmuted', ROOM_CHANGED: 'RoomChanged', ROOM_CLOSED: 'RoomClosed',
};
/** What an event tells of its data. */
const FACTS: Partial<Record<RoomEventKind, (data: NonNullable<LoggedEvent['data']>) => object>> = {
  REACTIONS_CHANGED: ({ emoji, isGiven }) => ({ emoji, isGiven }),
  MEMBER_MUTED: ({ until }) => ({ until: until === null ? null : new Date(until as string) }),
  ROOM_CHANGED: (data) => ({ name: data.name, description: data.description, entitlement: data.entitlement, settings: new RoomSettingsType(data as unknown as RoomSettings) }),
};

/** What a stream gives, as the GraphQL object that stands for it. */
export function toRoomEvent(item: StreamItem, now: Date): RoomEventType {
  if (item.kind === 'RESYNC') return { __typename: 'ResyncRequired', seq: item.firstAvailableSeq - 1, occurredAt: now, firstAvailableSeq: item.firstAvailableSeq } as unknown as RoomEventType;
  if (item.kind === 'UNAVAILABLE') return unavailable(item);
  // Retention took the message; what happened to it later is in the log still.
  return item.event.messageId !== null && item.event.message === null ? unavailable(item.event) : fromLog(item.event);
}
const unavailable = ({ seq, occurredAt }: { seq: number; occurredAt: Date }): RoomEventType => ({ __typename: 'EventUnavailable', seq, occurredAt }) as unknown as RoomEventType;
const fromLog = (logged: LoggedEvent): RoomEventType => {
  const { kind, seq, occurredAt, message, data } = logged;
  return { __typename: TYPENAMES[kind], seq, occurredAt, logged, ...FACTS[kind]?.(data ?? {}), ...(message ? { message: new MessageType(message) } : {}) } as RoomEventType;
};
