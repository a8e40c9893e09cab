import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { Access, ListSize, Shared } from '../../../graphql/policy.ts';
import { RoleEnum } from '../../communities/graphql/index.ts';
import { ROLES, type Role } from '../../communities/index.ts';
import { editWindowOf, recallWindowOf, type MessageRevisionRow, type RoomMuteRow, type RoomSettings } from '../index.ts';

@Access('object')
@ObjectType('MessageRevision', { simpleResolvers: true, description: 'Words that a message had before an edit, for those who manage rooms.' })
export class MessageRevisionType {
  readonly row: MessageRevisionRow;

  constructor(row: MessageRevisionRow) {
    this.row = row;
  }
  @Field(() => Int, { description: 'Counted from 1, the words that were sent first.' })
  get number(): number {
    return this.row.number;
  }
  @Field(() => String, { description: 'The words it had.' })
  get body(): string {
    return this.row.body;
  }
  @Field(() => Date, { description: 'When these words were written.' })
  get writtenAt(): Date {
    return this.row.writtenAt;
  }
}
export const MessageRevisionConnectionType = connectionOf('MessageRevision', () => MessageRevisionType);

@Access('object')
@ObjectType('RoomMute', { simpleResolvers: true, description: 'Why somebody reads a room but does not write there, for the member and for those who mute.' })
export class RoomMuteType {
  readonly row: RoomMuteRow;

  constructor(row: RoomMuteRow) {
    this.row = row;
  }
  @Field(() => Date, { nullable: true, description: 'When the member may write again; null until it is lifted.' })
  get until(): Date | null {
    return this.row.until;
  }
  @Field(() => String, { description: 'The reason that was given; empty for none.' })
  get reason(): string {
    return this.row.reason;
  }
  @Field(() => Date, { description: 'When the member was muted.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const RoomMuteConnectionType = connectionOf('RoomMute', () => RoomMuteType);

@Shared()
@Access('object')
@ObjectType('RoleWindow', { simpleResolvers: true, description: 'How long something may be done after sending, for one role.' })
export class RoleWindowType {
  @Field(() => RoleEnum, { description: 'The role.' })
  readonly role!: Role;
  @Field(() => Int, { nullable: true, description: 'Seconds from the moment of sending; null for ever, 0 never.' })
  readonly seconds!: number | null;
}

@Shared()
@Access('object')
@ObjectType('RoomSettings', { simpleResolvers: true, description: 'How a room is run.' })
export class RoomSettingsType {
  readonly row: RoomSettings;

  constructor(row: RoomSettings) {
    this.row = row;
  }
  @Field(() => Int, { description: 'Seconds that one person waits between two messages; 0 for none. Those who manage rooms do not wait.' })
  get slowModeSeconds(): number {
    return this.row.slowModeSeconds;
  }
  @Field(() => Boolean, { description: 'Whether only those who manage rooms send.' })
  get isAnnouncement(): boolean {
    return this.row.isAnnouncement;
  }
  @Field(() => Boolean, { description: 'Whether everybody but those who manage rooms is mute.' })
  get isMuted(): boolean {
    return this.row.isMuted;
  }
  @ListSize(ROLES.length)
  @Field(() => [RoleWindowType], { description: 'How long each role edits its own messages.' })
  get editWindows(): RoleWindowType[] {
    return ROLES.map((role) => ({ role, seconds: editWindowOf(this.row, role) }));
  }
  @ListSize(ROLES.length)
  @Field(() => [RoleWindowType], { description: 'How long each role takes messages back: its own, and those of others where it manages rooms.' })
  get recallWindows(): RoleWindowType[] {
    return ROLES.map((role) => ({ role, seconds: recallWindowOf(this.row, role) }));
  }
  @Field(() => Int, { nullable: true, description: 'Days after which messages are deleted; null for never.' })
  get retentionDays(): number | null {
    return this.row.retentionDays;
  }
  @Field(() => Int, { description: 'For how many days after joining somebody is a newcomer; 0: nobody is.' })
  get newcomerDays(): number {
    return this.row.newcomerDays;
  }
  @Field(() => Int, { nullable: true, description: 'How many messages a newcomer sends in an hour; null for as many as everybody.' })
  get newcomerHourlyMessages(): number | null {
    return this.row.newcomerHourlyMessages;
  }
  @Field(() => Boolean, { description: 'Whether newcomers may send links.' })
  get newcomersMayLink(): boolean {
    return this.row.newcomersMayLink;
  }
  @Field(() => Boolean, { description: 'Whether newcomers may mention others.' })
  get newcomersMayMention(): boolean {
    return this.row.newcomersMayMention;
  }
  @Field(() => Int, { description: 'How many messages one person sends within `floodSeconds`; 0: any number.' })
  get floodMessages(): number {
    return this.row.floodMessages;
  }
  @Field(() => Int, { description: 'The span that `floodMessages` counts in.' })
  get floodSeconds(): number {
    return this.row.floodSeconds;
  }
  @Field(() => Int, { description: 'How long the same text of one person is refused; 0: never.' })
  get duplicateSeconds(): number {
    return this.row.duplicateSeconds;
  }
  @Field(() => Int, { description: 'How often everyone may be mentioned in a day of the community, by all together; 0: never. What was recalled counts.' })
  get everyoneMentionsPerDay(): number {
    return this.row.everyoneMentionsPerDay;
  }
}
