import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { LastWrite } from '../../../platform/database/last-writes.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Tables } from '../deps.ts';
import type { Posting } from '../model/posting.ts';

/**
 * The lines of all that a transaction posts, and what they do to balances, by one statement. Accounts are made when first needed, and locked in the order
 * of community, kind, currency and holder.
 */
export const writePostings: LastWrite<Posting> = async (db, postings) => {
  const id = (): string => newId(postings[0]!.occurredAt.getTime());
  const entries = postings.flatMap(({ id: transactionId, communityId, lines }) => lines.map((line, position) => ({ ...line, id: id(), communityId, transactionId, position, holder: line.payeeUserId ?? '' })));
  const accounts = new Map<string, (typeof entries)[number] & { balanceMinor: number }>();
  for (const entry of entries) {
    const key = `${entry.communityId} ${entry.kind} ${entry.currency} ${entry.holder}`;
    const known = accounts.get(key) ?? { ...entry, id: id(), balanceMinor: 0 };
    accounts.set(key, { ...known, balanceMinor: known.balanceMinor + entry.amountMinor });
  }
  const sorted = [...accounts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
  await linesAndBalances(db, { accounts: asRows(sorted), entries: asRows(entries) });
};

/** Rows as the database takes them for a record set. */
export const asRows = (rows: readonly object[]): string => JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]))));

const linesAndBalances = prepared<Tables, Record<'accounts' | 'entries', string>, never>((db, given) => ({
  compile: () => sql<never>`
    with accounts as (
      insert into ledger_account as account (id, community_id, kind, currency, payee_user_id, holder, balance_minor)
      select id, community_id, kind, currency, payee_user_id, holder, balance_minor from json_populate_recordset(null::ledger_account, ${given.accounts}::json)
      on conflict (community_id, kind, currency, holder) do update set balance_minor = account.balance_minor + excluded.balance_minor
      returning id, community_id, kind, currency, holder
    )
    insert into ledger_entry (id, community_id, transaction_id, position, account_id, currency, amount_minor, share_id)
    select entry.id, entry.community_id, entry.transaction_id, entry.position, accounts.id, entry.currency, entry.amount_minor, entry.share_id
    from json_to_recordset(${given.entries}::json) as entry (id uuid, community_id uuid, transaction_id uuid, position int, kind text, holder text, currency text, amount_minor bigint, share_id uuid)
    join accounts on accounts.community_id = entry.community_id and accounts.kind = entry.kind and accounts.currency = entry.currency and accounts.holder = entry.holder`.compile(db),
}));
