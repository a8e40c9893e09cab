import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize, Shared } from '../../../graphql/policy.ts';
import { RoomAttachmentType } from '../../../graphql/room-attachment.ts';
import { CAPACITY_UNITS, MAX_VARIANTS, RELAY_ENTRY_STATES, type CapacityUnit, type RelayEntryRow, type RelayEntryState, type RelayListRow } from '../index.ts';

export const CapacityUnitEnum = Object.fromEntries(CAPACITY_UNITS.map((unit) => [unit, unit])) as Record<CapacityUnit, CapacityUnit>;
registerEnumType(CapacityUnitEnum, {
  name: 'RelayCapacityUnit',
  description: 'What the capacity of a relay list counts.',
  valuesConfig: { ENTRIES: { description: 'People who are in.' }, QUANTITY: { description: 'What they take together.' } },
});
const RelayEntryStateEnum = Object.fromEntries(RELAY_ENTRY_STATES.map((state) => [state, state])) as Record<RelayEntryState, RelayEntryState>;
registerEnumType(RelayEntryStateEnum, {
  name: 'RelayEntryState',
  description: 'How a line of a relay list stands. New states may be added.',
  valuesConfig: { IN: { description: 'It has its place.' }, WAITING: { description: 'It comes in when there is room, in order.' }, WITHDRAWN: { description: 'It was given up.' } },
});

@Shared()
@Access('object')
@ObjectType('RelayEntry', { implements: NodeType, simpleResolvers: true, description: 'One line of a relay list.' })
export class RelayEntryType extends NodeType {
  readonly __typename = 'RelayEntry';
  readonly row: RelayEntryRow;

  constructor(row: RelayEntryRow) {
    super();
    this.row = row;
  }
  @Field(() => Int, { description: 'The order of arrival, from 1. Those who withdrew leave their numbers behind.' })
  get position(): number {
    return this.row.position;
  }
  @Field(() => Int, { description: 'How much the person takes.' })
  get quantity(): number {
    return this.row.quantity;
  }
  @Field(() => String, { nullable: true, description: 'What the person chose; null where there is nothing to choose.' })
  get variant(): string | null {
    return this.row.variant;
  }
  @Field(() => String, { description: 'What the person says; empty for nothing.' })
  get note(): string {
    return this.row.note as string;
  }
  @Field(() => RelayEntryStateEnum, { description: 'Whether it is in, or waits.' })
  get state(): RelayEntryState {
    return this.row.state;
  }
  @Field(() => Date, { nullable: true, description: 'When a place became free for it; null for who came in at once, or waits.' })
  get promotedAt(): Date | null {
    return this.row.promotedAt;
  }
  @Field(() => Date, { description: 'When the person entered.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const RelayEntryConnectionType = connectionOf('RelayEntry', () => RelayEntryType);

@Shared()
@Access('object')
@ObjectType('RelayList', { implements: [NodeType, RoomAttachmentType], simpleResolvers: true, description: 'A list on a message that members of the room enter one after another.' })
export class RelayListType extends NodeType implements RoomAttachmentType {
  readonly __typename = 'RelayList';
  readonly row: RelayListRow;

  constructor(row: RelayListRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'What it is about.' })
  get title(): string {
    return this.row.title;
  }
  @Field(() => String, { description: 'What one should know before; empty for nothing.' })
  get description(): string {
    return this.row.description as string;
  }
  @Field(() => Int, { nullable: true, description: 'How many places it has; null without a bound.' })
  get capacity(): number | null {
    return this.row.capacity;
  }
  @Field(() => CapacityUnitEnum, { description: 'What the capacity counts.' })
  get capacityUnit(): CapacityUnit {
    return this.row.capacityUnit;
  }
  @Field(() => Int, { description: 'The most that one person takes.' })
  get maxQuantity(): number {
    return this.row.maxQuantity;
  }
  @ListSize(MAX_VARIANTS)
  @Field(() => [String], { description: 'What to choose from; empty where there is nothing to choose.' })
  get variants(): string[] {
    return this.row.variants;
  }
  @Field(() => Int, { description: 'What those who are in take of the capacity.' })
  get taken(): number {
    return this.row.taken as number;
  }
  @Field(() => Int, { nullable: true, description: 'What is left of the capacity; null without a bound.' })
  get left(): number | null {
    return this.row.capacity === null ? null : this.row.capacity - (this.row.taken as number);
  }
  @Field(() => Int, { description: 'How many wait for a place.' })
  get waitingCount(): number {
    return this.row.waitingCount as number;
  }
  @Field(() => Date, { nullable: true, description: 'When it closes by itself; null for never.' })
  get closesAt(): Date | null {
    return this.row.closesAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is open.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
  @Field(() => Date, { description: 'When it was opened.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
