import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Identity } from '../index.ts';
import { EmailMutations } from './email.mutation.ts';
import { PasswordMutations } from './password.mutation.ts';
import { ProfileMutations } from './profile.mutation.ts';
import { SessionMutations } from './session.mutation.ts';
import { SessionFields, SessionType } from './session.type.ts';
import { SignInMutations } from './sign-in.mutation.ts';
import { userLoaders, UserFields } from './user.type.ts';
import { ViewerQuery } from './viewer.query.ts';

export { LocaleEnum, userLoaders, UserType } from './user.type.ts';

export const identityApi = (identity: Identity): ModuleApi<{ identity: Identity }> => ({
  resolvers: [ViewerQuery, UserFields, SessionFields, SignInMutations, SessionMutations, EmailMutations, PasswordMutations, ProfileMutations],
  nodes: {
    User: (context, uuid) => context.load(userLoaders).byId.load(uuid),
    Session: async ({ viewer }, uuid) => {
      const session = viewer.userId === null ? null : await identity.sessionOf(viewer.userId, uuid);
      return session && new SessionType(session);
    },
  },
});
