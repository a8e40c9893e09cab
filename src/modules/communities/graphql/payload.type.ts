import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { userErrors, UserErrorType } from '../../../graphql/user-error.ts';
import type { Failure } from '../../../kernel/failure.ts';

@Access('open')
@ObjectType('MutedError', { implements: UserErrorType, simpleResolvers: true, description: 'The viewer was muted in the community and may not write there for now.' })
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

/** For `userErrors(name, SPEAKER_ERRORS)` of every mutation that writes in a community. */
export const SPEAKER_ERRORS = [MutedErrorType, RulesNotAcknowledgedErrorType] as const;
/** For `toPayload(context, result, onValue, speakerErrors)` of the same mutations. */
export const speakerErrors = {
  MUTED: ({ params }: Failure) => ({ __typename: 'MutedError', mutedUntil: new Date(params!.until!) }),
  RULES_NOT_ACKNOWLEDGED: ({ params }: Failure) => ({ __typename: 'RulesNotAcknowledgedError', rulesVersion: Number(params!.version) }),
};

interface Result {
  readonly type: () => ClassType;
  readonly description: string;
}
/** The payload of a mutation: the objects that changed, null when refused, and why it was refused. */
export function payloadOf(mutation: string, results: Readonly<Record<string, Result>>): ClassType {
  const MutationError = userErrors(`${mutation}Error`);
  const name = mutation[0]!.toLowerCase() + mutation.slice(1);

  @Access('object')
  @ObjectType(`${mutation}Payload`, { description: `The outcome of \`${name}\`.`, simpleResolvers: true })
  class Payload {
    @ListSize(5)
    @Field(() => [MutationError], { description: 'Why it was refused; empty on success.' })
    errors!: UserErrorType[];
  }
  for (const [field, { type, description }] of Object.entries(results)) Field(type, { nullable: true, description })(Payload.prototype, field);
  return Payload;
}
