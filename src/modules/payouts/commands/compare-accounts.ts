import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import { encodeId } from '../../../kernel/id.ts';
import type { ProviderPayout } from '../../../platform/payments/payments.ts';
import { accountById } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import type { BankPayoutRow } from '../model/bank-payout.entity.ts';
import { MISSING, type Findings } from '../model/findings.ts';
import type { PayoutAccountRow } from '../model/payout-account.entity.ts';
import { syncAccount } from './sync-account.ts';
import { syncBankPayout } from './sync-bank-payout.ts';

const KIND = 'PAYOUT_DIFFERS';
/** Banks send payouts back within days; what has stood for so long stands. */
const REACH = 60 * DAY;
const TOO_YOUNG = 10 * MINUTE;
const BATCH = 100;
/** More than these together is no fault of an account. */
const MOST_FAULTS = 5;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Compares how every account stands that still lets us in, and what went from it to the bank. A fault in one does not keep the others, and is told in the end. */
export async function compareAccounts(deps: PayoutsDeps, findings: Findings): Promise<void> {
  const open = new Set(await findings.open(KIND));
  const faults: unknown[] = [];
  for (let rows = await accounts(deps.reader, LOWEST_ID); rows.length > 0; rows = await accounts(deps.reader, rows.at(-1)!.id)) {
    for (const account of rows) {
      try {
        await compareAccount(deps, findings, account);
        await comparePayouts(deps, findings, open, account);
      } catch (fault) {
        faults.push(fault);
        if (faults.length === MOST_FAULTS) throw fault;
      }
    }
  }
  if (faults.length > 0) throw faults[0];
}

const accounts = (db: PayoutsReader, last: string): Promise<PayoutAccountRow[]> =>
  db.selectFrom('payout_account').selectAll().where('id', '>', last).where('providerId', 'is not', null).where('state', '<>', 'DEAUTHORIZED').orderBy('id').limit(BATCH).execute();

async function compareAccount(deps: PayoutsDeps, findings: Findings, account: PayoutAccountRow): Promise<void> {
  await syncAccount(deps, account);
  const { state } = (await accountById(deps.reader, account.id))!;
  findings.compared(1);
  if (state !== account.state) await findings.differs({ kind: 'ACCOUNT_DIFFERS', subject: encodeId('PayoutAccount', account.id), isHealed: true, theirState: state, ourState: account.state });
}

async function comparePayouts(deps: PayoutsDeps, findings: Findings, open: ReadonlySet<string>, { id: accountId, providerId }: PayoutAccountRow): Promise<void> {
  const now = deps.clock.now();
  const [since, before] = [after(now, -REACH), after(now, -TOO_YOUNG)];
  const seen = new Set<string>();
  let last: string | undefined;
  for (let hasMore = true; hasMore;) {
    const page = await deps.payments.payoutsSince(providerId!, since, last);
    if (page === null) return;
    for (const theirs of page.payouts) {
      seen.add(theirs.id);
      if (theirs.createdAt < before) await comparePayout(deps, findings, open, providerId!, theirs.id, theirs);
    }
    last = page.payouts.at(-1)?.id;
    hasMore = page.hasMore && last !== undefined;
  }
  const rows = await deps.reader.selectFrom('bank_payout').select('providerId').where('accountId', '=', accountId)
    .where(({ or, eb, and }) => or([and([eb('createdAt', '>=', since), eb('createdAt', '<', before)]), ...(open.size > 0 ? [eb('providerId', 'in', [...open])] : [])])).execute();
  for (const row of rows) if (!seen.has(row.providerId)) await comparePayout(deps, findings, open, providerId!, row.providerId, await deps.payments.payout(providerId!, row.providerId));
}

async function comparePayout(deps: PayoutsDeps, findings: Findings, open: ReadonlySet<string>, providerAccountId: string, id: string, theirs: ProviderPayout | null): Promise<void> {
  const ours = (): Promise<BankPayoutRow | undefined> => deps.reader.selectFrom('bank_payout').selectAll().where('providerId', '=', id).executeTakeFirst();
  const before = await ours();
  findings.compared(1);
  let hasAgreed = agree(before, theirs);
  if (!hasAgreed) {
    await syncBankPayout(deps, providerAccountId, id);
    hasAgreed = agree(await ours(), theirs);
    await findings.differs({
      kind: KIND, subject: id, isHealed: hasAgreed, theirState: theirs?.status ?? MISSING, ourState: before?.status ?? MISSING,
      ...(theirs && { theirsMinor: theirs.amountMinor }), ...(before && { oursMinor: before.amountMinor }), currency: theirs?.currency ?? before!.currency,
    });
  }
  if (hasAgreed && open.has(id)) await findings.agrees(KIND, id);
}

const agree = (own: BankPayoutRow | undefined, theirs: ProviderPayout | null): boolean =>
  own !== undefined && theirs !== null && own.status === theirs.status && own.amountMinor === theirs.amountMinor && own.currency === theirs.currency;
