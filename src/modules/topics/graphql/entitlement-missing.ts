import type { Context } from '../../../graphql/context.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { entitlementMissing } from '../../tiers/graphql/index.ts';

/** For `toPayload`: the refusal as the error that leads to the ways out, which are looked up when asked for. */
export const withUnlockPaths = (context: Context) => ({
  ENTITLEMENT_MISSING({ params }: Failure<'ENTITLEMENT_MISSING'>) {
    const answer = { allowed: false, reason: 'ENTITLEMENT_MISSING' as const, communityId: String(params?.communityId), entitlement: String(params?.entitlement) };
    return { __typename: 'EntitlementMissingError', entitlement: answer.entitlement, unlockPaths: async () => (await entitlementMissing(answer, context)).unlockPaths };
  },
});
