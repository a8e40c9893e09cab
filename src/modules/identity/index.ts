import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Reaction } from '../../kernel/event.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import { passwordOf, sessionRow } from './access.ts';
import { changeEmail, type ChangeEmailInput } from './commands/change-email.ts';
import { changePassword, type ChangePasswordInput } from './commands/change-password.ts';
import { openSessionFor } from './commands/open-session.ts';
import { refreshSession, type RefreshSessionInput } from './commands/refresh-session.ts';
import { requestEmailVerification } from './commands/request-email-verification.ts';
import { requestPasswordReset } from './commands/request-password-reset.ts';
import { resetPassword, type ResetPasswordInput } from './commands/reset-password.ts';
import { revokeOtherSessions } from './commands/revoke-other-sessions.ts';
import { revokeSession } from './commands/revoke-session.ts';
import { signIn, type SignInInput } from './commands/sign-in.ts';
import { signInWithWechat, type SignInWithWechatInput } from './commands/sign-in-with-wechat.ts';
import { signOut } from './commands/sign-out.ts';
import { signUp, type SignUpInput } from './commands/sign-up.ts';
import { updateProfile, type UpdateProfileInput } from './commands/update-profile.ts';
import { verifyEmail } from './commands/verify-email.ts';
import type { Caller, IdentityDeps } from './deps.ts';
import { purgeEndedJob } from './jobs/purge-ended.ts';
import { sendMailJob } from './jobs/send-mail.ts';
import type { UserRow } from './model/user.entity.ts';
import { isStaff, validSessions } from './queries/authenticate.ts';
import { rememberViewers } from './queries/remembered-viewers.ts';
import { sessionsOf } from './queries/sessions.ts';
import { usersById } from './queries/users.ts';

/** People, how they prove who they are, and where they are signed in. */
export function createIdentity(deps: IdentityDeps) {
  const viewers = rememberViewers(deps);
  const { forgetAfter } = viewers;
  return {
    signUp: forgetAfter((caller: Caller, input: SignUpInput) => signUp(deps, caller, input)),
    signIn: forgetAfter((caller: Caller, input: SignInInput) => signIn(deps, caller, input)),
    signInWithWechat: forgetAfter((caller: Caller, input: SignInWithWechatInput) => signInWithWechat(deps, caller, input)),
    refreshSession: forgetAfter((caller: Caller, input: RefreshSessionInput) => refreshSession(deps, caller, input)),
    signOut: forgetAfter((viewer: Viewer) => signOut(deps, viewer)),
    revokeSession: forgetAfter((viewer: Viewer, sessionId: string) => revokeSession(deps, viewer, sessionId)),
    revokeOtherSessions: forgetAfter((viewer: Viewer) => revokeOtherSessions(deps, viewer)),
    requestEmailVerification: forgetAfter((viewer: Viewer) => requestEmailVerification(deps, viewer)),
    verifyEmail: forgetAfter((caller: Caller, token: string) => verifyEmail(deps, caller, token)),
    requestPasswordReset: forgetAfter((email: string) => requestPasswordReset(deps, email)),
    resetPassword: forgetAfter((caller: Caller, input: ResetPasswordInput) => resetPassword(deps, caller, input)),
    changePassword: forgetAfter((caller: Caller, input: ChangePasswordInput) => changePassword(deps, caller, input)),
    changeEmail: forgetAfter((caller: Caller, input: ChangeEmailInput) => changeEmail(deps, caller, input)),
    updateProfile: forgetAfter((viewer: Viewer, input: UpdateProfileInput) => updateProfile(deps, viewer, input)),
    /** Who an access token stands for, and until when; throws `UNAUTHENTICATED` unless its session lives. */
    authenticate: (token: string) => viewers.authenticate(token),
    /** Those of these sessions that live: asked regularly by those who hold sockets open. */
    validSessions: (sessionIds: readonly string[]) => validSessions(deps, sessionIds),
    /** A session without proof, for the composition and tests; `accessTokenSeconds` replaces the configured life. */
    openSessionFor: forgetAfter((userId: string, options?: Parameters<typeof openSessionFor>[2]) => openSessionFor(deps, userId, options)),
    usersById: (ids: readonly string[]) => usersById(deps.reader, ids),
    sessionsOf: (userId: string, request: PageRequest) => sessionsOf(deps, userId, request),
    sessionOf: (userId: string, sessionId: string) => sessionRow(deps.reader, userId, sessionId, deps.clock.now()),
    hasPassword: async (userId: string) => Boolean((await passwordOf(deps.reader, userId))?.passwordHash),
    isStaff: (user: UserRow) => isStaff(deps.settings, user),
    reactions: [] as readonly Reaction[],
    jobs: [sendMailJob(deps), purgeEndedJob(deps)] as readonly JobDefinition[],
  };
}
export type Identity = ReturnType<typeof createIdentity>;

export type { ChangeEmailInput } from './commands/change-email.ts';
export type { ChangePasswordInput } from './commands/change-password.ts';
export type { SessionTokens, SignedIn } from './commands/open-session.ts';
export type { ResetPasswordInput } from './commands/reset-password.ts';
export type { SignInInput } from './commands/sign-in.ts';
export type { SignInWithWechatInput } from './commands/sign-in-with-wechat.ts';
export type { SignUpInput } from './commands/sign-up.ts';
export type { UpdateProfileInput } from './commands/update-profile.ts';
export { openBotAccount } from './commands/open-bot-account.ts';
export type { Caller, IdentityBucket, IdentityDeps } from './deps.ts';
export type { EmailVerified, SessionsEnded, UserSignedUp } from './events.ts';
export { Credential, MailToken, SignInFailures } from './model/credential.entity.ts';
export { RefreshToken, Session, type SessionRow } from './model/session.entity.ts';
export { User, type UserRow, type UserTables } from './model/user.entity.ts';
export type { Authenticated } from './queries/authenticate.ts';
