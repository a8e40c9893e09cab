import type { Locale } from '../../../kernel/viewer.ts';
import { subscriptionById, type NoticeKind } from '../../billing/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';

/** Writes to the person who pays. */
export const SEND_NOTICE = 'subscriptions.send-notice';
export interface Notice {
  readonly kind: NoticeKind;
  readonly subscriptionId: string;
}

/** Writes to whoever pays, in their language; without an address, or once it is over, nothing is written. No words of other people stand in it but the names of tier and community. */
export async function sendNotice(deps: SubscriptionsDeps, { kind, subscriptionId }: Notice): Promise<void> {
  const { reader, mailer, webUrl } = deps;
  const subscription = await subscriptionById(reader as never, subscriptionId);
  const user = await reader.selectFrom('user_account').select(['email', 'locale']).where('id', '=', subscription.userId).executeTakeFirst();
  if (!user?.email || subscription.endedAt !== null) return;
  const { community, tier } = await reader.selectFrom('tier').innerJoin('community', 'community.id', 'tier.communityId').select(['community.name as community', 'tier.name as tier'])
    .where('tier.id', '=', subscription.tierId).where('tier.communityId', '=', subscription.communityId).executeTakeFirstOrThrow();
  const until = subscription.trialEndsAt ?? subscription.accessEndsAt ?? subscription.currentPeriodEnd;
  const facts = { community, tier, day: until.toISOString().slice(0, 10) };
  await mailer.send({ to: user.email, ...letter(deps, user.locale, kind, facts, `${webUrl}/subscriptions`) });
}

function letter({ texts: { translate, translateHtml } }: SubscriptionsDeps, locale: Locale, kind: Notice['kind'], facts: Record<string, string>, link: string): { subject: string; text: string; html: string } {
  const keys = ['mail.greeting', `mail.subscription.${kind}.text`];
  return {
    subject: translate(locale, `mail.subscription.${kind}.subject`, facts),
    text: [...keys.map((key) => translate(locale, key, facts)), link].join('\n\n'),
    html: `<div lang="${locale}">${keys.map((key) => `<p>${translateHtml(locale, key, facts)}</p>`).join('')}<p><a href="${link}">${link}</a></p></div>`,
  };
}
