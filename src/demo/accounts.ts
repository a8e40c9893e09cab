import { DAY, MINUTE } from '../kernel/clock.ts';
import type { Composition } from '../compose.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { DEMO_PASSWORD, emailOf, OPERATOR, PEOPLE } from './cast.ts';
import { at } from './past.ts';
import type { Person } from './script.ts';
import { done, forAll, progress, type Stage } from './stage.ts';

const CALLER = { viewer: { ...VISITOR, locale: 'zh-CN' }, ip: null } as const;
const FIRST_SIGN_UP = 100 * DAY;

/** The accounts of the demo that exist, by mailbox; and whether the operator's has a verified address. */
export async function existingAccounts({ platform: { database } }: Pick<Composition, 'platform'>): Promise<{ userIds: Map<string, string>; isOperatorVerified: boolean }> {
  const emails = new Map([...PEOPLE, OPERATOR].map(({ mailbox }) => [emailOf(mailbox), mailbox]));
  const rows: { id: string; email: string; emailVerifiedAt: Date | null }[] = await database.reader.selectFrom('user_account').select(['id', 'email', 'emailVerifiedAt']).where('email', 'in', [...emails.keys()]).execute();
  const isOperatorVerified = rows.some(({ email, emailVerifiedAt }) => emails.get(email) === OPERATOR.mailbox && emailVerifiedAt !== null);
  return { userIds: new Map(rows.map(({ id, email }) => [emails.get(email)!, id])), isOperatorVerified };
}

/** Signs up whoever of the demo has no account yet. */
export async function openAccounts(stage: Stage, userIds: Map<string, string>): Promise<void> {
  const absent = PEOPLE.filter(({ mailbox }) => !userIds.has(mailbox));
  const begin = stage.now.getTime() - FIRST_SIGN_UP;
  const told = progress(stage.say, 'accounts', absent.length, 25);
  await forAll(absent, async (person) => {
    await at(new Date(begin + PEOPLE.indexOf(person) * 97 * MINUTE), () => signUp(stage, person, userIds));
    told();
  });
}

async function signUp({ modules: { identity } }: Stage, { mailbox, name, bio }: Person, userIds: Map<string, string>): Promise<void> {
  const { user } = done(await identity.signUp(CALLER, { email: emailOf(mailbox), password: DEMO_PASSWORD, displayName: name, locale: 'zh-CN' }));
  if (bio) done(await identity.updateProfile({ ...CALLER.viewer, userId: user.id }, { bio }));
  userIds.set(mailbox, user.id);
}

/** The operator's account comes last: where it is, the rest is. Its address is verified by the link of its mail, as anybody's. */
export async function openOperatorAccount(stage: Stage, userIds: Map<string, string>): Promise<void> {
  const { platform, modules: { identity } } = stage;
  if (!userIds.has(OPERATOR.mailbox)) await signUp(stage, OPERATOR, userIds);
  await platform.jobs.run('identity.send-mail', { kind: 'verify-email', userId: userIds.get(OPERATOR.mailbox) });
  const token = /[?&]token=([^\s"&]+)/.exec(platform.mailbox?.list(emailOf(OPERATOR.mailbox))[0]?.text ?? '')?.[1];
  if (token) done(await identity.verifyEmail(CALLER, token));
}
