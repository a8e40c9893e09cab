import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Communities } from '../../communities/index.ts';
import type { Tiers } from '../index.ts';
import { AccessFields, JoinCommunityPathType } from './access.type.ts';
import { ComplimentaryGrantMutations } from './complimentary-grant.mutation.ts';
import { CreateTierMutation } from './create-tier.mutation.ts';
import { CommunityTiers, GrantFields, MemberTier } from './tier.field.ts';
import { TierType } from './tier.type.ts';
import { UpdateTierMutation } from './update-tier.mutation.ts';

export { AccessType, entitlementMissing } from './access.type.ts';
export { EntitlementMissingErrorType } from './entitlement-missing.type.ts';
export { tierLoaders } from './loaders.ts';
export { GrantType, TierType } from './tier.type.ts';

export const tiersApi = (tiers: Tiers, communities: Communities): ModuleApi<{ tiers: Tiers }> => ({
  types: [JoinCommunityPathType],
  resolvers: [AccessFields, CommunityTiers, MemberTier, GrantFields, CreateTierMutation, UpdateTierMutation, ComplimentaryGrantMutations],
  nodes: {
    Tier: async ({ viewer }, uuid) => {
      const tier = await tiers.tierById(uuid);
      return tier && (await communities.standingIn(viewer, tier.communityId)) ? new TierType(tier) : null;
    },
  },
});
