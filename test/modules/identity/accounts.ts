import { randomBytes } from 'node:crypto';
import type { Viewer } from '../../../src/kernel/viewer.ts';
import type { Answer, TestApp } from '../../support/app.ts';

export const PASSWORD = 'correct horse battery';
export const anEmail = (): string => `person-${randomBytes(6).toString('hex')}@example.com`;

const ERRORS = 'errors { __typename ... on UserError { code message path } }';
const ATTEMPT_ERRORS = 'errors { __typename ... on UserError { code message path } ... on TooManyAttemptsError { retryAt } }';
const SIGNED_IN = `tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt } session { id deviceName } user { id email displayName }`;

export const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { ${SIGNED_IN} ${ATTEMPT_ERRORS} } }`;
export const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { ${SIGNED_IN} ${ATTEMPT_ERRORS} } }`;
export const SIGN_IN_WITH_WECHAT = `mutation ($input: SignInWithWechatInput!) { signInWithWechat(input: $input) { ${SIGNED_IN} ${ERRORS} } }`;
export const REFRESH = `mutation ($token: String!, $key: ID) { refreshSession(refreshToken: $token, idempotencyKey: $key) { ${SIGNED_IN} ${ERRORS} } }`;
export const SIGN_OUT = `mutation { signOut { ${ERRORS} } }`;
export const REVOKE = `mutation ($id: ID!) { revokeSession(sessionId: $id) { session { id endedAt } ${ERRORS} } }`;
export const REVOKE_OTHERS = `mutation { revokeOtherSessions { endedSessions ${ERRORS} } }`;
export const SESSIONS = 'query ($first: Int, $after: String) { viewer { sessions(first: $first, after: $after) { nodes { id deviceName isCurrent } pageInfo { hasNextPage endCursor } } } }';
export const REQUEST_VERIFICATION = `mutation { requestEmailVerification { ${ATTEMPT_ERRORS} } }`;
export const VERIFY_EMAIL = `mutation ($token: String!) { verifyEmail(token: $token) { user { id } ${ERRORS} } }`;
export const CHANGE_EMAIL = `mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { user { email pendingEmail } ${ATTEMPT_ERRORS} } }`;
export const REQUEST_RESET = `mutation ($email: String!) { requestPasswordReset(email: $email) { ${ATTEMPT_ERRORS} } }`;
export const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${ERRORS} } }`;
export const CHANGE_PASSWORD = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions ${ATTEMPT_ERRORS} } }`;
export const UPDATE_PROFILE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { displayName bio locale } ${ERRORS} } }`;
export const VIEWER = 'query { viewer { id displayName bio email isEmailVerified pendingEmail locale hasPassword isStaff } }';

export interface Person {
  readonly email: string;
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
  readonly viewer: Viewer;
}

/** A person who signed up through the API, as the session that did it. */
export async function signedUp(app: TestApp, input: object = {}): Promise<Person> {
  const email = anEmail();
  const answer = await app.run(SIGN_UP, { input: { email, password: PASSWORD, displayName: '小满', ...input } });
  return personOf(app, answer, 'signUp');
}

/** One more session of an account. */
export async function signedIn(app: TestApp, email: string, input: object = {}): Promise<Person> {
  return personOf(app, await app.run(SIGN_IN, { input: { email, password: PASSWORD, ...input } }), 'signIn');
}

export async function personOf(app: TestApp, { data, errors }: Answer, field: string): Promise<Person> {
  const payload = data?.[field];
  if (errors.length > 0 || payload.errors.length > 0) throw new Error(`Refused: ${JSON.stringify([errors, payload?.errors])}`);
  const { tokens, session, user } = payload;
  return { email: user.email, id: user.id, accessToken: tokens.accessToken, refreshToken: tokens.refreshToken, sessionId: session.id, viewer: await viewerOf(app, tokens.accessToken) };
}

export const viewerOf = async (app: TestApp, accessToken: string): Promise<Viewer> => (await app.modules.identity.authenticate(accessToken)).viewer;

/** Whether the token still stands for somebody. */
export const isLive = (app: TestApp, accessToken: string): Promise<boolean> => viewerOf(app, accessToken).then(() => true, () => false);

/** Sends what is queued, and gives the mails to an address, the newest first. */
export async function mailsTo(app: TestApp, email: string) {
  await app.platform.jobs.drain();
  return app.platform.mailbox!.list(email);
}

/** The token in the link of the newest mail of a kind to an address. Mails that are queued together are sent in any order. */
export async function mailedToken(app: TestApp, email: string, kind: 'verify' | 'reset'): Promise<string> {
  const tokens = (await mailsTo(app, email)).map(({ text }) => /[?]token=([\w-]+)/.exec(text)?.[1] ?? '');
  return tokens.find((token) => token.startsWith(`${kind}_`)) ?? '';
}

/** Every row of every table of the product and of the queue, as text. */
export async function everythingStored(app: TestApp): Promise<string> {
  const { rows: tables } = await query(app, `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`);
  const texts = await Promise.all(tables.map(async ({ name }) => (await query(app, `select coalesce(string_agg(t::text, E'\\n'), '') as name from ${name} t`)).rows[0]!.name));
  return texts.join('\n');
}
async function query(app: TestApp, text: string): Promise<{ rows: { name: string }[] }> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
