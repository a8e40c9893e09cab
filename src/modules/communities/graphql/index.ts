import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Communities } from '../index.ts';
import { CommunityQuery } from './community.query.ts';
import { CommunityFields, CommunityType } from './community.type.ts';
import { CreateCommunityMutation } from './create-community.mutation.ts';

export { CommunityType } from './community.type.ts';
export { MemberConnectionType, MemberType, RoleEnum } from './member.type.ts';

export const communitiesApi = (communities: Communities): ModuleApi<{ communities: Communities }> => ({
  resolvers: [CommunityQuery, CommunityFields, CreateCommunityMutation],
  nodes: {
    Community: async ({ viewer }, uuid) => {
      const standing = await communities.standingIn(viewer, uuid);
      return standing && new CommunityType(standing);
    },
  },
});
