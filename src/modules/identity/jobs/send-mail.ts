import { after, HOUR } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { JobDefinition } from '../../../kernel/job.ts';
import type { Mail } from '../../../platform/mail/mailer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { userRow } from '../access.ts';
import type { IdentityDeps } from '../deps.ts';
import { MAIL_TOKEN_LIFETIME, MailToken, type MailPurpose } from '../model/credential.entity.ts';
import type { UserRow } from '../model/user.entity.ts';

type MailKind = 'verify-email' | 'change-email' | 'reset-password' | 'password-changed' | 'email-changed' | 'account-locked';
/** No token is in it: the job makes one, so that the queue holds no secret. */
interface MailOrder {
  readonly kind: MailKind;
  readonly userId: string;
  /** Where it goes, when not to the account's present address. */
  readonly address?: string;
}
const SEND_MAIL = 'identity.send-mail';

export const enqueueMail = (tx: Tx, order: MailOrder): void => tx.enqueue(SEND_MAIL, order);

interface Letter {
  readonly page: string;
  readonly purpose: MailPurpose | null;
}
const LETTERS: Readonly<Record<MailKind, Letter>> = {
  'verify-email': { page: 'verify-email', purpose: 'VERIFY_EMAIL' },
  'change-email': { page: 'verify-email', purpose: 'VERIFY_EMAIL' },
  'reset-password': { page: 'reset-password', purpose: 'RESET_PASSWORD' },
  'account-locked': { page: 'reset-password', purpose: 'RESET_PASSWORD' },
  'password-changed': { page: 'forgot-password', purpose: null },
  'email-changed': { page: '', purpose: null },
};
const PREFIXES: Readonly<Record<MailPurpose, string>> = { VERIFY_EMAIL: 'verify', RESET_PASSWORD: 'reset' };

/** Writes to a person about their account, in their language. An account that does not exist, or has nothing to be told, gets none. */
export const sendMailJob = (deps: IdentityDeps): JobDefinition<MailOrder> => ({
  name: SEND_MAIL,
  async handle(order) {
    const user = await userRow(deps.reader, order.userId);
    const address = user && (await addressFor(deps, order, user));
    if (!user || !address) return;
    const { page, purpose } = LETTERS[order.kind];
    const token = purpose && (await makeToken(deps, user.id, purpose, address));
    const link = `${deps.settings.webUrl}/${page}${token ? `?token=${token}` : ''}`;
    // An address that the server will never take mail for is the person's to correct.
    await deps.mailer.send(writeMail(deps, order.kind, user.locale, address, link));
  },
});

/** Null when the mail has become pointless since it was ordered. */
async function addressFor({ reader }: IdentityDeps, { kind, address }: MailOrder, user: UserRow): Promise<string | null> {
  if (kind === 'verify-email') return user.emailVerifiedAt ? null : user.email;
  if (kind !== 'change-email') return address ?? user.email;
  if (!user.pendingEmail) return null;
  const isTaken = await reader.selectFrom('user_account').select('id').where('email', '=', user.pendingEmail).executeTakeFirst();
  return isTaken ? null : user.pendingEmail;
}

async function makeToken({ uow, opaqueTokens }: IdentityDeps, userId: string, purpose: MailPurpose, email: string): Promise<string> {
  const { token, hash } = opaqueTokens.newOpaqueToken(PREFIXES[purpose]);
  await uow.run(async (tx) => {
    tx.em.create(MailToken, { hash, userId, purpose, email, createdAt: tx.now, expiresAt: after(tx.now, MAIL_TOKEN_LIFETIME[purpose]) });
    return ok(null);
  });
  return token;
}

/** Nothing that people wrote stands in it: a display name would let strangers send their words to any address. */
function writeMail({ texts: { translate, translateHtml } }: IdentityDeps, kind: MailKind, locale: Locale, to: string, link: string): Mail {
  const { purpose } = LETTERS[kind];
  const expiry = purpose === null ? [] : [{ key: 'mail.expires', params: { count: MAIL_TOKEN_LIFETIME[purpose] / HOUR } }];
  const last = purpose === null ? [] : [{ key: 'mail.ignore', params: {} }];
  const before = [{ key: 'mail.greeting', params: {} }, { key: `mail.${kind}.text`, params: {} }];
  const text = (line: { key: string; params: object }): string => translate(locale, line.key, line.params as Record<string, number>);
  const html = (line: { key: string; params: object }): string => `<p>${translateHtml(locale, line.key, line.params as Record<string, number>)}</p>`;
  return {
    to, subject: translate(locale, `mail.${kind}.subject`),
    text: [...before.map(text), link, ...[...expiry, ...last].map(text)].join('\n\n'),
    html: `<div lang="${locale}">${before.map(html).join('')}<p><a href="${link}">${link}</a></p>${[...expiry, ...last].map(html).join('')}</div>`,
  };
}
