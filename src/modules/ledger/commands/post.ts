import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { LedgerReader, Tables } from '../deps.ts';
import type { SourceType, TransactionKind } from '../model/account-kind.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import { linesOf, sums, type Line, type ShareChange } from '../model/posting.ts';
import type { SharedPaymentRow } from '../model/shared-payment.entity.ts';

/** What a transaction is about. */
export interface Heading {
  readonly communityId: string;
  readonly kind: TransactionKind;
  readonly sourceType: SourceType;
  readonly sourceId: string;
  readonly paymentId: string | null;
}
/** What it does: lines of its own, and changes of shares, which make the lines of their accounts. */
export interface Content {
  readonly currency: string;
  readonly changes: readonly ShareChange[];
  readonly lines: readonly Line[];
  /** A payment that begins, and its shares. */
  readonly opens?: { readonly payment: SharedPaymentRow | null; readonly shares: readonly PaymentShareRow[] };
}

/**
 * Writes one transaction of the ledger, once per source and kind: `work` is asked for its content the first time only.
 * Answers whether it was the first time.
 */
export async function postOnce(tx: Tx, heading: Heading, work: () => Content | Promise<Content>): Promise<boolean> {
  const id = newId(tx.now.getTime());
  if ((await newTransaction(tx.db, { ...heading, id, occurredAt: tx.now })).length === 0) return false;
  const { currency, changes, lines: own, opens } = await work();
  const changed = changes.filter(({ before, after }) => before !== after);
  const lines = [...own, ...changed.flatMap((change) => linesOf(change, currency))].filter(({ amountMinor }) => amountMinor !== 0);
  if ([...sums(lines).values()].some((sum) => sum !== 0)) throw new RangeError(`Lines of ${heading.kind} do not add up to zero`);
  for (const { before, after } of changed) if (before !== null) await keepShare(tx, heading.communityId, after);
  if (lines.length > 0 || opens) await writeRows(tx, heading.communityId, id, lines, opens);
  return true;
}
const newTransaction = prepared<Tables, Heading & { id: string; occurredAt: Date }, { id: string }>((db, { id, communityId, kind, sourceType, sourceId, paymentId, occurredAt }) =>
  db.insertInto('ledger_transaction').values({ id, communityId, kind, sourceType, sourceId, paymentId, occurredAt }).onConflict((conflict) => conflict.columns(['sourceType', 'sourceId', 'kind']).doNothing()).returning('id'));

/** Where the money of a share is now. What its accounts hold must be booked with it, unless they hold the same. */
export async function keepShare({ db }: Tx, communityId: string, { id, reversedMinor, pendingMinor, availableMinor, reservedMinor, settledMinor, owedMinor, recoveredMinor }: ShareChange['after']): Promise<void> {
  await (db as LedgerReader).updateTable('payment_share').set({ reversedMinor, pendingMinor, availableMinor, reservedMinor, settledMinor, owedMinor, recoveredMinor }).where('communityId', '=', communityId).where('id', '=', id).execute();
}

/** All rows of a transaction beside its own, by one statement. Accounts are made when first needed, and always locked in the same order. */
async function writeRows(tx: Tx, communityId: string, transactionId: string, lines: readonly Line[], { payment, shares }: NonNullable<Content['opens']> = { payment: null, shares: [] }): Promise<void> {
  const id = (): string => newId(tx.now.getTime());
  const entries = lines.map((line, position) => ({ ...line, id: id(), communityId, transactionId, position, holder: line.payeeUserId ?? '' }));
  const accounts = new Map<string, (typeof entries)[number] & { balanceMinor: number }>();
  for (const entry of entries) {
    const key = `${entry.kind} ${entry.currency} ${entry.holder}`;
    accounts.set(key, { ...entry, id: id(), balanceMinor: (accounts.get(key)?.balanceMinor ?? 0) + entry.amountMinor });
  }
  const sorted = [...accounts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
  await rowsOfTransaction(tx.db, { payments: asRows(payment ? [payment] : []), shares: asRows(shares), accounts: asRows(sorted), entries: asRows(entries) });
}

const asRows = (rows: readonly object[]): string => JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]))));

const rowsOfTransaction = prepared<Tables, Record<'payments' | 'shares' | 'accounts' | 'entries', string>, never>((db, given) => ({
  compile: () => sql<never>`
    with payments as (
      insert into shared_payment (id, community_id, order_id, gross_minor, currency, settlement_minor, settlement_currency, taken_back_minor, hold_until, held_at, released_at, created_at)
      select id, community_id, order_id, gross_minor, currency, settlement_minor, settlement_currency, taken_back_minor, hold_until, held_at, released_at, created_at from json_populate_recordset(null::shared_payment, ${given.payments}::json)
    ), shares as (
      insert into payment_share (id, community_id, payment_id, position, kind, payee_user_id, basis_points, currency, amount_minor, reversed_minor, pending_minor, available_minor, reserved_minor, settled_minor, owed_minor, recovered_minor, created_at)
      select id, community_id, payment_id, position, kind, payee_user_id, basis_points, currency, amount_minor, reversed_minor, pending_minor, available_minor, reserved_minor, settled_minor, owed_minor, recovered_minor, created_at from json_populate_recordset(null::payment_share, ${given.shares}::json)
    ), accounts as (
      insert into ledger_account as account (id, community_id, kind, currency, payee_user_id, holder, balance_minor)
      select id, community_id, kind, currency, payee_user_id, holder, balance_minor from json_populate_recordset(null::ledger_account, ${given.accounts}::json)
      on conflict (community_id, kind, currency, holder) do update set balance_minor = account.balance_minor + excluded.balance_minor
      returning id, kind, currency, holder
    )
    insert into ledger_entry (id, community_id, transaction_id, position, account_id, currency, amount_minor, share_id)
    select entry.id, entry.community_id, entry.transaction_id, entry.position, accounts.id, entry.currency, entry.amount_minor, entry.share_id
    from json_to_recordset(${given.entries}::json) as entry (id uuid, community_id uuid, transaction_id uuid, position int, kind text, holder text, currency text, amount_minor bigint, share_id uuid)
    join accounts on accounts.kind = entry.kind and accounts.currency = entry.currency and accounts.holder = entry.holder`.compile(db),
}));
