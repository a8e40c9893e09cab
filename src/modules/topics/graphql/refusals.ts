import type { Context } from '../../../graphql/context.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { SPEAKER_ERRORS, speakerErrors } from '../../communities/graphql/index.ts';
import { entitlementMissing, EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';

/** For `payloadOf` of every mutation that writes behind a gate. */
export const GATED_SPEAKER_ERRORS = [EntitlementMissingErrorType, ...SPEAKER_ERRORS] as const;

/** The missing right as the error that leads to the ways out, which are looked up when asked for. */
const lockedOut = (context: Context) => ({
  ENTITLEMENT_MISSING({ params }: Failure) {
    const answer = { allowed: false, reason: 'ENTITLEMENT_MISSING' as const, communityId: String(params?.communityId), entitlement: String(params?.entitlement) };
    return { __typename: 'EntitlementMissingError', entitlement: answer.entitlement, unlockPaths: async () => (await entitlementMissing(answer, context)).unlockPaths };
  },
});

/** For `toPayload` of the mutations that carry `GATED_SPEAKER_ERRORS`. */
export const gatedSpeakerErrors = (context: Context) => ({ ...speakerErrors, ...lockedOut(context) });
