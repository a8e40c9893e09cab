import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, Shared } from '../../../graphql/policy.ts';
import { RoomAttachmentType } from '../../../graphql/room-attachment.ts';
import { CurrencyCode, SafeInt } from '../../../graphql/scalars.ts';
import { CONTENTS, ENDINGS, SPLITS, type Ending, type RedPacketClaimRow, type RedPacketContent, type RedPacketRow, type Split } from '../index.ts';

export const RedPacketContentEnum = Object.fromEntries(CONTENTS.map((content) => [content, content])) as Record<RedPacketContent, RedPacketContent>;
registerEnumType(RedPacketContentEnum, {
  name: 'RedPacketContent',
  description: 'What is in a red packet. New contents may be added.',
  valuesConfig: { POINTS: { description: 'Points of the giver.' }, VOUCHERS: { description: 'Vouchers of the community, one for each share.' } },
});
export const RedPacketSplitEnum = Object.fromEntries(SPLITS.map((split) => [split, split])) as Record<Split, Split>;
registerEnumType(RedPacketSplitEnum, {
  name: 'RedPacketSplit',
  description: 'How a red packet is shared.',
  valuesConfig: { FIXED: { description: 'The same for each.' }, RANDOM: { description: 'Drawn at each claim: at least the smallest part, below twice the average of what is left.' } },
});
export type RedPacketState = 'OPEN' | Ending;
export const RedPacketStateEnum = Object.fromEntries(['OPEN', ...ENDINGS].map((state) => [state, state])) as Record<RedPacketState, RedPacketState>;
registerEnumType(RedPacketStateEnum, {
  name: 'RedPacketState',
  description: 'How a red packet stands. New states may be added.',
  valuesConfig: {
    OPEN: { description: 'There are shares to claim.' }, EMPTY: { description: 'All shares are gone.' },
    EXPIRED: { description: 'Its time is over; what is left goes back to the giver.' }, RECALLED: { description: 'Its message was taken back.' },
  },
});

@Shared()
@Access('object')
@ObjectType('RedPacketClaim', { simpleResolvers: true, description: 'A share that somebody got.' })
export class RedPacketClaimType {
  readonly row: RedPacketClaimRow;

  constructor(row: RedPacketClaimRow) {
    this.row = row;
  }
  @Field(() => Int, { description: 'Counted from 1 in the order of claiming.' })
  get position(): number {
    return this.row.position;
  }
  @Field(() => SafeInt, { description: "Points, or minor units of the packet's currency." })
  get amount(): number {
    return this.row.amount;
  }
  @Field(() => Date, { description: 'When it was claimed.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const RedPacketClaimConnectionType = connectionOf('RedPacketClaim', () => RedPacketClaimType);

@Shared()
@Access('object')
@ObjectType('RedPacket', { implements: [NodeType, RoomAttachmentType], simpleResolvers: true, description: 'A gift to a room, in shares: one for each person who claims. What was claimed and what went back is the total, once it has ended.' })
export class RedPacketType extends NodeType implements RoomAttachmentType {
  readonly __typename = 'RedPacket';
  readonly row: RedPacketRow;

  constructor(row: RedPacketRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The words of the giver.' })
  get title(): string {
    return this.row.title;
  }
  @Field(() => RedPacketContentEnum, { description: 'What is in it.' })
  get content(): RedPacketContent {
    return this.row.content;
  }
  @Field(() => RedPacketSplitEnum, { description: 'How it is shared.' })
  get split(): Split {
    return this.row.split;
  }
  @Field(() => SafeInt, { description: 'All that is in it: points, or minor units of the currency.' })
  get total(): number {
    return this.row.total;
  }
  @Field(() => CurrencyCode, { nullable: true, description: 'Of its vouchers; null for points.' })
  get currency(): string | null {
    return this.row.currency;
  }
  @Field(() => Int, { description: 'How many can claim.' })
  get shares(): number {
    return this.row.shares;
  }
  @Field(() => Int, { description: 'How many have claimed.' })
  get claimedCount(): number {
    return this.row.claimedCount as number;
  }
  @Field(() => SafeInt, { description: 'What they got.' })
  get claimed(): number {
    return this.row.claimed as number;
  }
  @Field(() => SafeInt, { description: 'What went back to the giver; 0 until it has ended.' })
  get returned(): number {
    return this.row.returned as number;
  }
  @Field(() => SafeInt, { description: 'What must be left to pay so that a voucher of it counts; 0 for points.' })
  get minSpendMinor(): number {
    return this.row.minSpendMinor as number;
  }
  @Field(() => Int, { nullable: true, description: 'For how many days a voucher of it can be used; null without end, and for points.' })
  get voucherDays(): number | null {
    return this.row.voucherDays;
  }
  @Field(() => Date, { description: 'Until when it can be claimed.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it ended; null before.' })
  get endedAt(): Date | null {
    return this.row.endedAt;
  }
  @Field(() => Date, { description: 'When it was given.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
