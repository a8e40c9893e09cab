import type { Context } from '../../../graphql/context.ts';
import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Communities } from '../index.ts';
import { CommunitiesMutation } from './communities.mutation.ts';
import { CommunitiesQuery } from './communities.query.ts';
import { CommunityFields } from './community.field.ts';
import { CommunityType, RulesVersionType } from './community.type.ts';
import { InvitationsMutation } from './invitations.mutation.ts';
import { InvitationFields, InvitationType, JoinRequestFields, JoinRequestType } from './joining.type.ts';
import { JoiningMutation } from './joining.mutation.ts';
import { communityLoaders } from './loaders.field.ts';
import { MemberFields, MemberType, UserMemberships } from './member.type.ts';
import { MembersMutation } from './members.mutation.ts';
import { MutedErrorType, RulesNotAcknowledgedErrorType } from './speaker-error.type.ts';

export { CommunityConnectionType, CommunityType } from './community.type.ts';
export { communityLoaders } from './loaders.field.ts';
export { MemberConnectionType, MemberStatusEnum, MemberType, RoleEnum } from './member.type.ts';
export { MutedErrorType, RulesNotAcknowledgedErrorType, SPEAKER_ERRORS, speakerErrors } from './speaker-error.type.ts';

export const communitiesApi = (communities: Communities): ModuleApi<{ communities: Communities }> => ({
  resolvers: [CommunitiesQuery, CommunityFields, MemberFields, UserMemberships, JoinRequestFields, InvitationFields, CommunitiesMutation, JoiningMutation, InvitationsMutation, MembersMutation],
  types: [MutedErrorType, RulesNotAcknowledgedErrorType],
  nodes: {
    Community: (context, uuid) => wrap(context.load(communityLoaders).standing.load(uuid), CommunityType),
    Member: (context, uuid) => wrap(context.load(communityLoaders).member.load(uuid), MemberType),
    RulesVersion: ({ viewer }: Context, uuid) => wrap(communities.rulesVersion(viewer, uuid), RulesVersionType),
    JoinRequest: ({ viewer }: Context, uuid) => wrap(communities.joinRequest(viewer, uuid), JoinRequestType),
    Invitation: ({ viewer }: Context, uuid) => wrap(communities.invitation(viewer, uuid), InvitationType),
  },
});

async function wrap<Row, T>(row: Promise<Row | null>, Type: new (row: Row) => T): Promise<T | null> {
  const found = await row;
  return found && new Type(found);
}
