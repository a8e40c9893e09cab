import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import { UserErrorType } from '../../../graphql/user-error.ts';
import type { Failure } from '../../../kernel/failure.ts';

@Access('open')
@ObjectType('VoucherPendingError', { implements: UserErrorType, simpleResolvers: true, description: 'A voucher cannot be used yet; `usableFrom` says from when.' })
export class VoucherPendingErrorType extends UserErrorType {
  @Field(() => Date, { description: 'From when all vouchers that were named can be used.' })
  readonly usableFrom!: Date;
}

/** For payloads of mutations that take vouchers: the refusal with its moment. */
export const VOUCHER_REFUSALS = {
  VOUCHER_PENDING: ({ params }: Failure<'VOUCHER_PENDING'>) => ({ __typename: 'VoucherPendingError', usableFrom: new Date(params!['usableFrom']!) }),
};
