import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import { UserErrorType } from '../../../graphql/user-error.ts';
import type { Failure } from '../../../kernel/failure.ts';

@Access('open')
@ObjectType('MutedError', { implements: UserErrorType, simpleResolvers: true, description: 'The viewer was muted in the community and may not write there until `mutedUntil`.' })
export class MutedErrorType extends UserErrorType {
  @Field(() => Date, { description: 'When the viewer may write again.' })
  mutedUntil!: Date;
}

@Access('open')
@ObjectType('RulesNotAcknowledgedError', { implements: UserErrorType, simpleResolvers: true, description: 'The community has rules that the viewer has not acknowledged; writing waits for `acknowledgeRules`.' })
export class RulesNotAcknowledgedErrorType extends UserErrorType {
  @Field(() => Int, { description: 'The version to acknowledge.' })
  rulesVersion!: number;
}

/** For `payloadOf(name, results, SPEAKER_ERRORS)` of every mutation that writes in a community. */
export const SPEAKER_ERRORS = [MutedErrorType, RulesNotAcknowledgedErrorType] as const;
/** For `toPayload(context, result, onValue, speakerErrors)` of the same mutations. */
export const speakerErrors = {
  MUTED: ({ params }: Failure) => ({ __typename: 'MutedError', mutedUntil: new Date(params!.until!) }),
  RULES_NOT_ACKNOWLEDGED: ({ params }: Failure) => ({ __typename: 'RulesNotAcknowledgedError', rulesVersion: Number(params!.version) }),
};
