import { randomName } from '../../support/world.ts';
import { id, key, type Cell, type Row } from './mutations.ts';

const PASSWORD = 'seven red lanterns over the river';
const hashes = new WeakMap<object, Promise<string>>();
/** The hash of the password that everybody has who needs one. */
function hashOf({ app }: Cell): Promise<string> {
  if (!hashes.has(app)) hashes.set(app, app.platform.passwords.hash(PASSWORD));
  return hashes.get(app)!;
}
async function givePassword(cell: Cell): Promise<void> {
  await cell.app.platform.database.reader.updateTable('user_credential').set({ passwordHash: await hashOf(cell) }).where('userId', '=', cell.userId).execute();
}
const someone = async (cell: Cell): Promise<{ userId: string; email: string }> => cell.personWithPassword(await hashOf(cell));
const email = (): string => `${randomName('fresh')}@example.com`;

const ROWS: readonly Row[] = [
  { name: 'signUp', args: () => ({ input: { email: email(), password: PASSWORD, displayName: 'Fresh' } }) },
  { name: 'signIn', args: async (cell) => ({ input: { email: (await someone(cell)).email, password: PASSWORD } }) },
  { name: 'signIn (wrong password)', mayTrace: ['sign_in_failures'], args: async (cell) => ({ input: { email: (await someone(cell)).email, password: 'another password' } }) },
  { name: 'signInWithWechat', args: () => ({ input: { code: 'code' } }) },
  { name: 'refreshSession', args: async (cell) => ({ refreshToken: (await cell.session(await cell.person())).refreshToken, idempotencyKey: key() }) },
  { name: 'signOut', args: () => ({}) },
  { name: 'requestEmailVerification', args: () => ({}) },
  { name: 'verifyEmail', args: async (cell) => {
    const address = email();
    return { token: await cell.mailToken(await cell.person({ email: address, email_verified_at: null }), address, 'VERIFY_EMAIL', 'verify') };
  } },
  { name: 'verifyEmail (token of another purpose)', args: async (cell) => {
    const { userId, email: address } = await someone(cell);
    return { token: await cell.mailToken(userId, address, 'RESET_PASSWORD', 'reset') };
  } },
  { name: 'changeEmail', args: async (cell) => {
    await givePassword(cell);
    return { input: { email: email(), password: PASSWORD } };
  } },
  { name: 'changeEmail (without the password)', mayTrace: ['sign_in_failures'], args: async (cell) => {
    await givePassword(cell);
    return { input: { email: email() } };
  } },
  { name: 'changePassword', args: async (cell) => {
    await givePassword(cell);
    return { input: { currentPassword: PASSWORD, newPassword: `${PASSWORD} again` } };
  } },
  { name: 'changePassword (wrong password)', mayTrace: ['sign_in_failures'], args: async (cell) => {
    await givePassword(cell);
    return { input: { currentPassword: 'another password', newPassword: `${PASSWORD} again` } };
  } },
  { name: 'requestPasswordReset', args: async (cell) => ({ email: (await someone(cell)).email }) },
  { name: 'resetPassword', args: async (cell) => {
    const { userId, email: address } = await someone(cell);
    return { input: { token: await cell.mailToken(userId, address, 'RESET_PASSWORD', 'reset'), newPassword: `${PASSWORD} again` } };
  } },
  { name: 'updateProfile', args: () => ({ input: { displayName: 'Renamed', bio: 'Changed' } }) },
  { name: 'revokeOtherSessions', args: () => ({}) },
  { name: 'revokeSession', args: async (cell) => ({ sessionId: id('Session', (await cell.session(cell.userId)).sessionId) }) },
  { name: "revokeSession (another person's)", args: async (cell) => ({ sessionId: id('Session', (await cell.session(await cell.person())).sessionId) }) },
  { name: 'createCommunity', args: () => ({ input: { slug: randomName('c').toLowerCase(), name: 'Fresh', visibility: 'PUBLIC', idempotencyKey: key() } }) },
];
/** What people do with their own accounts. None of it names a community. */
export const ACCOUNT_ROWS: readonly Row[] = ROWS.map((row) => ({ ...row, isPlaceless: true }));
