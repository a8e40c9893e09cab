import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { LedgerReader } from '../deps.ts';
import type { AccountKind } from '../model/account-kind.ts';
import type { LedgerTransactionRow } from '../model/ledger-transaction.entity.ts';

/** One line of a transaction, with the account it is in. */
export interface EntryLine {
  readonly transactionId: string;
  readonly position: number;
  readonly kind: AccountKind;
  readonly payeeUserId: string | null;
  readonly currency: string;
  readonly amountMinor: number;
}

/** A community's ledger, newest first. */
export const transactionsOf = (db: LedgerReader, communityId: string, request: PageRequest): Promise<Page<LedgerTransactionRow>> =>
  readPage<LedgerTransactionRow>(request, { scope: 'ledger', shape: ['time', 'uuid'], keysOf: (row) => [row.occurredAt.getTime(), row.id] }, (after, limit) => {
    const rows = db.selectFrom('ledger_transaction').selectAll().where('communityId', '=', communityId).orderBy('occurredAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (!after) return rows.execute();
    const at = new Date(after[0] as number);
    return rows.where((eb) => eb.or([eb('occurredAt', '<', at), eb.and([eb('occurredAt', '=', at), eb('id', '<', after[1] as string)])])).execute();
  });

export const transactionById = async (db: LedgerReader, id: string): Promise<LedgerTransactionRow | null> => (await db.selectFrom('ledger_transaction').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** The lines of transactions, by transaction, in their order. */
export async function entriesOf(db: LedgerReader, transactionIds: readonly string[]): Promise<Map<string, EntryLine[]>> {
  const rows = await db.selectFrom('ledger_entry').innerJoin('ledger_account', 'ledger_account.id', 'ledger_entry.accountId')
    .select(['ledger_entry.transactionId', 'ledger_entry.position', 'ledger_account.kind', 'ledger_account.payeeUserId', 'ledger_entry.currency', 'ledger_entry.amountMinor'])
    .where('ledger_entry.transactionId', 'in', transactionIds).orderBy('ledger_entry.position').execute();
  return Map.groupBy(rows, ({ transactionId }) => transactionId);
}
