import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import type { GateAnswer } from '../../tiers/index.ts';
import type { RoomRow } from '../index.ts';

@Access('object')
@ObjectType('Room', { implements: NodeType, simpleResolvers: true, description: 'A live group chat. Members see that it is there; its gate decides who enters.' })
export class RoomType extends NodeType {
  readonly __typename = 'Room';
  readonly row: RoomRow;
  readonly gate: GateAnswer;

  constructor({ room, gate }: { room: RoomRow; gate: GateAnswer }) {
    super();
    this.row = room;
    this.gate = gate;
  }
  @Field(() => String, { description: 'The name for people.' })
  get name(): string {
    return this.row.name;
  }
  @Field(() => String, { description: 'What it is about.' })
  get description(): string {
    return this.row.description;
  }
  @Field(() => String, { nullable: true, description: 'The right that lets one in; null when membership is enough.' })
  get entitlement(): string | null {
    return this.row.entitlement;
  }
  @Field(() => Date, { nullable: true, description: 'When it was closed for good; null while it is open.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
  @Field(() => Date, { description: 'When it was opened.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => SafeInt, { description: 'The position of its newest event: subscribe after it, and nothing is missed. 0 for those who may not enter.' })
  get lastSeq(): number {
    return this.gate.allowed ? this.row.lastSeq : 0;
  }
}
export const RoomConnectionType = connectionOf('Room', () => RoomType);

/** Pages in both directions. */
@ArgsType()
export class HistoryArgs {
  @Field(() => Int, { nullable: true, description: 'How many messages from the oldest on, 1 to 100.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Forward: continue after this cursor.' })
  after?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many messages back from the newest, 1 to 100; 20 when neither is given.' })
  last?: number | null;
  @Field(() => String, { nullable: true, description: 'Backward: continue before this cursor.' })
  before?: string | null;
}
