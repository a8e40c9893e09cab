import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import type { LoggedEvent, RoomEventKind, StreamItem } from '../index.ts';
import { MessageType } from './message.type.ts';

@InterfaceType('RoomEvent', { description: 'Something that happened in a room. New kinds may be added: skip an unknown one, but remember its `seq`.' })
export abstract class RoomEventType {
  @Field(() => SafeInt, { description: "The position in the room's log, without gaps. Resume after the last one received." })
  readonly seq!: number;
  @Field(() => Date, { description: 'When it happened.' })
  readonly occurredAt!: Date;
}

@Access('object')
@ObjectType('MessageSent', { implements: RoomEventType, simpleResolvers: true, description: 'A message was sent. Replayed, it shows the message as it is now.' })
export class MessageSentType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message.' })
  readonly message!: MessageType;
}
@Access('object')
@ObjectType('MessageRecalled', { implements: RoomEventType, simpleResolvers: true, description: 'A message was taken back: show a tombstone in its place.' })
export class MessageRecalledType extends RoomEventType {
  @Field(() => MessageType, { description: 'The message, without its text.' })
  readonly message!: MessageType;
}
@Access('object')
@ObjectType('RoomClosed', { implements: RoomEventType, simpleResolvers: true, description: 'The room was closed for good.' })
export class RoomClosedType extends RoomEventType {}
@Access('object')
@ObjectType('ResyncRequired', { implements: RoomEventType, simpleResolvers: true, description: 'The gap is too long to replay. The stream ends: fetch the room anew and subscribe after its `lastSeq`.' })
export class ResyncRequiredType extends RoomEventType {
  @Field(() => SafeInt, { description: 'The first position that could still be replayed.' })
  readonly firstAvailableSeq!: number;
}

const TYPENAMES: Partial<Record<RoomEventKind, string>> = { MESSAGE_SENT: 'MessageSent', MESSAGE_RECALLED: 'MessageRecalled', ROOM_CLOSED: 'RoomClosed' };

/** What a stream gives, as the GraphQL object that stands for it. */
export function toRoomEvent(item: StreamItem, now: Date): RoomEventType {
  if (item.kind === 'RESYNC') return { __typename: 'ResyncRequired', seq: item.firstAvailableSeq - 1, occurredAt: now, firstAvailableSeq: item.firstAvailableSeq } as RoomEventType;
  return fromLog(item.event);
}
const fromLog = ({ kind, seq, occurredAt, message }: LoggedEvent): RoomEventType =>
  ({ __typename: TYPENAMES[kind], seq, occurredAt, ...(message ? { message: new MessageType(message) } : {}) }) as RoomEventType;
