import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Communities } from '../../communities/index.ts';
import { hasPermission } from '../../communities/index.ts';
import type { Referrals } from '../index.ts';
import { CommunityReferrals } from './community.field.ts';
import { ReferralFields, ReferralType, ReferralVoucherUndoneType } from './referral.type.ts';
import { SetReferralProgrammeMutation } from './set-referral-programme.mutation.ts';

export const referralsApi = (referrals: Referrals, communities: Communities): ModuleApi<{ referrals: Referrals }> => ({
  resolvers: [CommunityReferrals, ReferralFields, SetReferralProgrammeMutation],
  types: [ReferralVoucherUndoneType],
  nodes: {
    Referral: async ({ viewer }, uuid) => {
      const referral = viewer.userId === null ? null : await referrals.referralById(uuid);
      const member = referral && (await communities.standingIn(viewer, referral.communityId))?.member;
      return referral && member && (referral.referrerUserId === viewer.userId || hasPermission(member.role, 'plans.manage')) ? new ReferralType(referral) : null;
    },
  },
});
