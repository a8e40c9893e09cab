import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, Shared } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import type { LoggedMessage } from '../index.ts';

@Shared()
@Access('object')
@ObjectType('Message', { implements: NodeType, simpleResolvers: true, description: 'A message in a room.' })
export class MessageType extends NodeType {
  readonly __typename = 'Message';
  readonly row: LoggedMessage;

  constructor(row: LoggedMessage) {
    super();
    this.row = row;
  }
  @Field(() => SafeInt, { description: "The position in the room's log of the event that sent it." })
  get seq(): number {
    return this.row.seq;
  }
  @Field(() => SafeInt, { description: 'Counted from 1 among the messages of the room.' })
  get ordinal(): number {
    return this.row.ordinal;
  }
  @Field(() => String, { description: 'The text; empty once it is recalled.' })
  get body(): string {
    return this.row.body;
  }
  @Field(() => Date, { description: 'When it was sent.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'When its text was last changed; null when it never was.' })
  get editedAt(): Date | null {
    return this.row.editedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was put on top of the room; null when it is not there.' })
  get pinnedAt(): Date | null {
    return this.row.pinnedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was taken back; null when it was not.' })
  get recalledAt(): Date | null {
    return this.row.recalledAt;
  }
}
export const MessageConnectionType = connectionOf('Message', () => MessageType);
