import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { UndoneType } from '../../../graphql/undone.ts';
import { encodeId } from '../../../kernel/id.ts';
import { ESCROW_PURPOSES, ESCROW_STATES, type EscrowPurpose, type EscrowRow, type EscrowState } from '../index.ts';

const EscrowPurposeEnum = Object.fromEntries(ESCROW_PURPOSES.map((purpose) => [purpose, purpose])) as Record<EscrowPurpose, EscrowPurpose>;
registerEnumType(EscrowPurposeEnum, {
  name: 'EscrowPurpose',
  description: 'What one member pays another for. New purposes may be added.',
  valuesConfig: { QUESTION: { description: 'An answer.' }, TIP: { description: 'Nothing but thanks.' }, SERVICE: { description: 'Something that is done for one person.' } },
});
const EscrowStateEnum = Object.fromEntries(ESCROW_STATES.map((state) => [state, state])) as Record<EscrowState, EscrowState>;
registerEnumType(EscrowStateEnum, {
  name: 'EscrowState',
  description: 'Where the money is. New states may be added.',
  valuesConfig: {
    AWAITING_PAYMENT: { description: 'Agreed, not paid.' },
    HELD: { description: 'Paid, and held until it is done.' },
    FULFILLED: { description: 'Done, as the recipient says; the payer has three days to say otherwise.' },
    REJECTED: { description: 'The payer objects: the money stays where it is until somebody decides.' },
    SETTLED: { description: "The money is the recipient's." },
    EXPIRED: { description: 'Not done in time, or declined: the money goes back.' },
    REFUNDED: { description: 'The money went back.' },
    CANCELED: { description: 'Nobody paid.' },
  },
});
export enum EscrowSideEnum {
  PAYER = 'PAYER',
  RECIPIENT = 'RECIPIENT',
  DECIDER = 'DECIDER',
}
registerEnumType(EscrowSideEnum, { name: 'EscrowSide', description: 'On which side the viewer is.', valuesConfig: { PAYER: { description: 'Pays.' }, RECIPIENT: { description: 'Is paid.' }, DECIDER: { description: 'Is to decide what a payer objects to: those who sell in the community, and staff.' } } });

@Access('object')
@ObjectType('Escrow', { implements: NodeType, simpleResolvers: true, description: 'What one member pays another for, from the agreement until the money is theirs, or back.' })
export class EscrowType extends NodeType {
  readonly __typename = 'Escrow';
  readonly row: EscrowRow;

  constructor(row: EscrowRow) {
    super();
    this.row = row;
  }
  override get id(): string {
    return encodeId('Escrow', this.row.id);
  }
  @Field(() => EscrowPurposeEnum, { description: 'What is paid for.' })
  get purpose(): EscrowPurpose {
    return this.row.purpose;
  }
  @Field(() => EscrowStateEnum, { description: 'Where the money is.' })
  get state(): EscrowState {
    return this.row.state;
  }
  @Field(() => String, { nullable: true, description: 'The question, the wish, or the words with a tip.' })
  get subject(): string | null {
    return this.row.subject;
  }
  @Field(() => Date, { nullable: true, description: 'By when it has to be done; once it is done, by when the payer may object.' })
  get dueAt(): Date | null {
    return this.row.dueAt;
  }
  @Field(() => Date, { description: 'When it was agreed.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was paid.' })
  get paidAt(): Date | null {
    return this.row.paidAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was answered or delivered.' })
  get fulfilledAt(): Date | null {
    return this.row.fulfilledAt;
  }
  @Field(() => Date, { nullable: true, description: 'When the payer objected.' })
  get rejectedAt(): Date | null {
    return this.row.rejectedAt;
  }
  @Field(() => String, { nullable: true, description: 'What the payer says against what was done.' })
  get objection(): string | null {
    return this.row.objection;
  }
  @Field(() => Date, { nullable: true, description: 'When the objection was decided.' })
  get decidedAt(): Date | null {
    return this.row.decidedAt;
  }
  @Field(() => String, { nullable: true, description: 'Why it was decided as it was.' })
  get decision(): string | null {
    return this.row.decision;
  }
  @Field(() => Date, { nullable: true, description: 'When it was over, one way or the other.' })
  get endedAt(): Date | null {
    return this.row.endedAt;
  }
}
export const EscrowConnectionType = connectionOf('Escrow', () => EscrowType);

@Access('object')
@ObjectType('EscrowUndone', { implements: UndoneType, simpleResolvers: true, description: 'The paid question, service or tip is void.' })
export class EscrowUndoneType extends UndoneType {
  readonly __typename = 'EscrowUndone';
}
