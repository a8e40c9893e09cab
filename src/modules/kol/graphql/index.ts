import type { ModuleApi } from '../../../graphql/schema.ts';
import { communityLoaders } from '../../communities/graphql/index.ts';
import type { Kol } from '../index.ts';
import { CommunityKolFields, KolCandidateFields } from './community.field.ts';
import { KolInvitationFields, kolInvitationNode } from './kol-invitation.type.ts';
import { KolLevelType } from './kol-level.type.ts';
import { KolStandingChangeFields, KolStandingFields, kolStandingNode } from './kol-standing.type.ts';
import { KolMutation } from './kol.mutation.ts';
import { MemberKolFields } from './member.field.ts';

export const kolApi = (kol: Kol): ModuleApi<{ kol: Kol }> => ({
  resolvers: [CommunityKolFields, MemberKolFields, KolCandidateFields, KolStandingFields, KolStandingChangeFields, KolInvitationFields, KolMutation],
  nodes: {
    KolLevel: async (context, uuid) => {
      const level = await kol.levelById(uuid);
      return level && (await context.load(communityLoaders).standing.load(level.communityId)) ? new KolLevelType(level) : null;
    },
    KolStanding: (context, uuid) => kolStandingNode(kol, context, uuid),
    KolInvitation: (context, uuid) => kolInvitationNode(kol, context, uuid),
  },
});
