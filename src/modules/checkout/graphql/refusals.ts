import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import { UserErrorType } from '../../../graphql/user-error.ts';
import type { Failure } from '../../../kernel/failure.ts';

@Access('open')
@ObjectType('CoveredUntilError', { implements: UserErrorType, simpleResolvers: true, description: 'What the viewer has in the tier still runs: a subscription beside it would give nothing until it ends. A term would begin behind it.' })
export class CoveredUntilErrorType extends UserErrorType {
  @Field(() => Date, { description: 'When what the viewer has ends.' })
  readonly until!: Date;
}
/** The refusals of a sale that carry facts. */
export const SALE_ERRORS = [CoveredUntilErrorType] as const;
export const saleRefusals = {
  COVERED_UNTIL: ({ params }: Failure<'COVERED_UNTIL'>) => ({ __typename: 'CoveredUntilError', until: new Date(params!.until!) }),
};
