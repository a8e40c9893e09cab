import type { PayoutsDeps } from '../deps.ts';

export const TELL_PAYEE = 'payouts.tell-payee';
export interface PayeeNotice {
  readonly userId: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Writes to a payee about their money, in their language. Whoever has no address is told by the state of things only. */
export async function tellPayee({ reader, mailer, translate, webUrl }: PayoutsDeps, { userId, kind, params }: PayeeNotice): Promise<void> {
  const user = await reader.selectFrom('user_account').select(['email', 'locale']).where('id', '=', userId).executeTakeFirst();
  if (!user?.email) return;
  const link = `${webUrl}/payouts`;
  const lines = [translate(user.locale, 'mail.greeting'), translate(user.locale, `mail.payouts.${kind}.text`, params)];
  await mailer.send({
    to: user.email, subject: translate(user.locale, `mail.payouts.${kind}.subject`, params),
    text: [...lines, link].join('\n\n'),
    html: `<div lang="${user.locale}">${lines.map((line) => `<p>${line}</p>`).join('')}<p><a href="${link}">${link}</a></p></div>`,
  });
}
