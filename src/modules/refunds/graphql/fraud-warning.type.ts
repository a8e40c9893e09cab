import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { FRAUD_WARNING_ANSWERS, type FraudWarningAnswer } from '../../billing/index.ts';
import type { FraudWarningRow } from '../index.ts';

export const FraudWarningAnswerEnum = Object.fromEntries(FRAUD_WARNING_ANSWERS.map((answer) => [answer, answer])) as Record<FraudWarningAnswer, FraudWarningAnswer>;
registerEnumType(FraudWarningAnswerEnum, {
  name: 'FraudWarningAnswer',
  description: 'What a warning of fraud brings about. New answers may be added.',
  valuesConfig: {
    ALARM: { description: 'The operator is told; the payment stays.' },
    REFUND: { description: 'The payment goes back at once, while that still keeps the bank from a dispute.' },
  },
});

@Access('object')
@ObjectType('FraudWarning', { implements: NodeType, simpleResolvers: true, description: "The buyer's bank believes that a payment was fraud; a dispute often follows." })
export class FraudWarningType extends NodeType {
  readonly __typename = 'FraudWarning';
  readonly row: FraudWarningRow;

  constructor(row: FraudWarningRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: "The kind of fraud, in the payment provider's word." })
  get kind(): string {
    return this.row.kind;
  }
  @Field(() => FraudWarningAnswerEnum, { description: 'What was done about it.' })
  get answer(): FraudWarningAnswer {
    return this.row.answer;
  }
  @Field(() => Date, { description: 'When the bank warned.' })
  get warnedAt(): Date {
    return this.row.warnedAt;
  }
}
export const FraudWarningConnectionType = connectionOf('FraudWarning', () => FraudWarningType);
