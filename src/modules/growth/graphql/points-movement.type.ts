import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { Access } from '../../../graphql/policy.ts';
import { MOVEMENT_KINDS, type MovementKind, type PointsMovementRow } from '../index.ts';

const MovementKindEnum = Object.fromEntries(MOVEMENT_KINDS.map((kind) => [kind, kind])) as Record<MovementKind, MovementKind>;
registerEnumType(MovementKindEnum, {
  name: 'PointsMovementKind',
  description: 'Why points went from one member to another. New kinds may be added.',
  valuesConfig: {
    RED_PACKET_SENT: { description: 'Put into a red packet.' },
    RED_PACKET_CLAIMED: { description: 'A share of a red packet.' },
    RED_PACKET_RETURNED: { description: 'What was left of a red packet of the member.' },
  },
});

@Access('object')
@ObjectType('PointsMovement', { simpleResolvers: true, description: 'Points that a member gave away or received. They can be given on, but count for no level.' })
export class PointsMovementType {
  readonly row: PointsMovementRow;

  constructor(row: PointsMovementRow) {
    this.row = row;
  }
  @Field(() => MovementKindEnum, { description: 'Why they moved.' })
  get kind(): MovementKind {
    return this.row.kind;
  }
  @Field(() => Int, { description: 'Positive for what was received, negative for what was given.' })
  get amount(): number {
    return this.row.amount;
  }
  @Field(() => Int, { description: 'What could be given away after this line. Below zero where points that were given away had to be taken back.' })
  get balance(): number {
    return this.row.balance;
  }
  @Field(() => Date, { description: 'When they moved.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const PointsMovementConnectionType = connectionOf('PointsMovement', () => PointsMovementType);
