import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import { UserErrorType } from '../../../graphql/user-error.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { SPEAKER_ERRORS, speakerErrors } from '../../communities/graphql/index.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';

@Access('open')
@ObjectType('TooSoonError', { implements: UserErrorType, simpleResolvers: true, description: 'The room does not take this message of the viewer yet; `code` names its rule: slow mode, too many messages, a repeat, the quota of mentions of everyone, what newcomers may.' })
export class TooSoonErrorType extends UserErrorType {
  @Field(() => Date, { nullable: true, description: 'When it would be taken; null where waiting does not help.' })
  retryAt?: Date | null;
  @Field(() => Int, { nullable: true, description: 'The same in seconds from now.' })
  retryAfterSeconds?: number | null;
}
@Access('open')
@ObjectType('MutedInRoomError', { implements: UserErrorType, simpleResolvers: true, description: 'The viewer was muted in the room and reads only.' })
export class MutedInRoomErrorType extends UserErrorType {
  @Field(() => Date, { nullable: true, description: 'When the viewer may write again; null until the mute is lifted.' })
  mutedUntil?: Date | null;
}
@Access('open')
@ObjectType('WindowPassedError', { implements: UserErrorType, simpleResolvers: true, description: "The time in which the viewer's role may do it has passed." })
export class WindowPassedErrorType extends UserErrorType {
  @Field(() => Date, { description: 'Until when it was possible.' })
  until!: Date;
}

const tooSoon = ({ params }: Failure) => ({ __typename: 'TooSoonError', retryAt: params?.retryAt === undefined ? null : new Date(params.retryAt), retryAfterSeconds: params?.seconds ?? null });
/** For `toPayload(context, result, onValue, …)` of what posts to a room. */
export const sendingErrors = { SLOW_MODE: tooSoon, TOO_MANY_MESSAGES: tooSoon, DUPLICATE_MESSAGE: tooSoon, MENTION_QUOTA_SPENT: tooSoon, NEWCOMER_LIMITED: tooSoon };
/** For `payloadOf(name, results, WRITER_ERRORS)` of every mutation that writes in a room. */
export const WRITER_ERRORS = [EntitlementMissingErrorType, MutedInRoomErrorType, ...SPEAKER_ERRORS] as const;
/** For `toPayload(context, result, onValue, { ...writerErrors, ...(await lockedRoom(result, context)) })` of the same mutations. */
export const writerErrors = { ...speakerErrors, MUTED_IN_ROOM: ({ params }: Failure) => ({ __typename: 'MutedInRoomError', mutedUntil: params?.until === undefined ? null : new Date(params.until) }) };
const windowPassed = ({ params }: Failure) => ({ __typename: 'WindowPassedError', until: new Date(params!.until!) });
export const windowErrors = { EDIT_WINDOW_PASSED: windowPassed, RECALL_WINDOW_PASSED: windowPassed };
