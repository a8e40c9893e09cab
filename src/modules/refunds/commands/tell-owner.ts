import { toDecimal } from '../../../kernel/money.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { RefundsDeps } from '../deps.ts';

/** What an owner is written about: money that goes other ways than the community decided. */
export type OwnerLetter = 'refund-failed' | 'dispute-opened' | 'fraud-warning';
interface Matter {
  readonly communityId: string;
  readonly amountMinor: number;
  readonly currency: string;
}
const PAGES: Readonly<Record<OwnerLetter, string>> = { 'refund-failed': 'refunds', 'dispute-opened': 'disputes', 'fraud-warning': 'disputes' };

/** Writes to the owner of the community, in their language; without an address nothing is written. The buyer is not named. */
export async function tellOwner(deps: RefundsDeps, letter: OwnerLetter, { communityId, amountMinor, currency }: Matter): Promise<void> {
  const { reader, mailer, webUrl } = deps;
  const owner = await reader.selectFrom('member').innerJoin('user_account', 'user_account.id', 'member.userId').innerJoin('community', 'community.id', 'member.communityId')
    .select(['user_account.email', 'user_account.locale', 'community.name as community', 'community.slug']).where('member.communityId', '=', communityId).where('member.role', '=', 'OWNER').executeTakeFirst();
  if (!owner?.email) return;
  const facts = { community: owner.community, amount: toDecimal({ minorUnits: amountMinor, currency }), currency };
  await mailer.send({ to: owner.email, ...write(deps, owner.locale, letter, facts, `${webUrl}/communities/${owner.slug}/${PAGES[letter]}`) });
}

function write({ texts: { translate, translateHtml } }: RefundsDeps, locale: Locale, letter: OwnerLetter, facts: Record<string, string>, link: string): { subject: string; text: string; html: string } {
  const keys = ['mail.greeting', `mail.${letter}.text`];
  return {
    subject: translate(locale, `mail.${letter}.subject`, facts),
    text: [...keys.map((key) => translate(locale, key, facts)), link].join('\n\n'),
    html: `<div lang="${locale}">${keys.map((key) => `<p>${translateHtml(locale, key, facts)}</p>`).join('')}<p><a href="${link}">${link}</a></p></div>`,
  };
}
