import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { LedgerReader } from '../deps.ts';
import type { SourceType, TransactionKind } from '../model/account-kind.ts';
import { linesOf, sums, type Line, type ShareChange } from '../model/posting.ts';

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
}

/**
 * Writes one transaction of the ledger, once per source and kind: `work` is asked for its content the first time only.
 * Answers whether it was the first time.
 */
export async function postOnce(tx: Tx, heading: Heading, work: () => Promise<Content>): Promise<boolean> {
  const db = tx.db as LedgerReader;
  const id = newId(tx.now.getTime());
  const { numInsertedOrUpdatedRows } = await db.insertInto('ledger_transaction').values({ ...heading, id, occurredAt: tx.now })
    .onConflict((conflict) => conflict.columns(['sourceType', 'sourceId', 'kind']).doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  const { currency, changes, lines: own } = await work();
  const changed = changes.filter(({ before, after }) => before !== after);
  const lines = [...own, ...changed.flatMap((change) => linesOf(change, currency))].filter(({ amountMinor }) => amountMinor !== 0);
  if ([...sums(lines).values()].some((sum) => sum !== 0)) throw new RangeError(`Lines of ${heading.kind} do not add up to zero`);
  for (const { before, after } of changed) if (before !== null) await keepShare(tx, heading.communityId, after);
  if (lines.length > 0) await writeEntries(tx, heading.communityId, id, lines);
  return true;
}

/** Where the money of a share is now. What its accounts hold must be booked with it, unless they hold the same. */
export async function keepShare({ db }: Tx, communityId: string, { id, reversedMinor, pendingMinor, availableMinor, reservedMinor, settledMinor, owedMinor, recoveredMinor }: ShareChange['after']): Promise<void> {
  await (db as LedgerReader).updateTable('payment_share').set({ reversedMinor, pendingMinor, availableMinor, reservedMinor, settledMinor, owedMinor, recoveredMinor }).where('communityId', '=', communityId).where('id', '=', id).execute();
}

const holderOf = ({ payeeUserId }: Line): string => payeeUserId ?? '';
const keyOf = (kind: string, currency: string, holder: string): string => `${kind} ${currency} ${holder}`;

async function writeEntries(tx: Tx, communityId: string, transactionId: string, lines: readonly Line[]): Promise<void> {
  const accounts = await moveBalances(tx, communityId, lines);
  await (tx.db as LedgerReader).insertInto('ledger_entry').values(lines.map((line, position) => ({
    id: newId(tx.now.getTime()), communityId, transactionId, position, accountId: accounts.get(keyOf(line.kind, line.currency, holderOf(line)))!,
    currency: line.currency, amountMinor: line.amountMinor, shareId: line.shareId,
  }))).execute();
}

/** Accounts are made when first needed, and always locked in the same order. Answers their ids. */
async function moveBalances(tx: Tx, communityId: string, lines: readonly Line[]): Promise<Map<string, string>> {
  const moves = new Map<string, { id: string; communityId: string; kind: Line['kind']; currency: string; payeeUserId: string | null; holder: string; balanceMinor: number }>();
  for (const line of lines) {
    const { kind, currency, payeeUserId, amountMinor } = line;
    const key = keyOf(kind, currency, holderOf(line));
    const move = moves.get(key) ?? { id: newId(tx.now.getTime()), communityId, kind, currency, payeeUserId, holder: holderOf(line), balanceMinor: 0 };
    moves.set(key, { ...move, balanceMinor: move.balanceMinor + amountMinor });
  }
  const sorted = [...moves.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
  const rows = await (tx.db as LedgerReader).insertInto('ledger_account').values(sorted)
    .onConflict((conflict) => conflict.columns(['communityId', 'kind', 'currency', 'holder']).doUpdateSet((eb) => ({ balanceMinor: eb('ledger_account.balanceMinor', '+', eb.ref('excluded.balanceMinor')) })))
    .returning(['id', 'kind', 'currency', 'holder']).execute();
  return new Map(rows.map(({ id, kind, currency, holder }) => [keyOf(kind, currency, holder), id]));
}
