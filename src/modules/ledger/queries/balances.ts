import { sql, type ExpressionBuilder } from 'kysely';
import type { LedgerReader, Tables } from '../deps.ts';
import { naturalBalance, type AccountKind } from '../model/account-kind.ts';
import type { LedgerAccountRow } from '../model/ledger-account.entity.ts';

/** What a payee has in one community and currency. */
export interface PayeeBalance {
  readonly communityId: string;
  readonly payeeUserId: string;
  readonly currency: string;
  readonly pendingMinor: number;
  readonly availableMinor: number;
  /** Recorded as paid by hand; the payee has not confirmed it. */
  readonly awaitingMinor: number;
  readonly owedMinor: number;
  /** In the connected account, not yet in the bank. */
  readonly transferredMinor: number;
  readonly paidManuallyMinor: number;
}
const FIELDS: Partial<Record<AccountKind, keyof PayeeBalance>> = { PAYEE_PENDING: 'pendingMinor', PAYEE_AVAILABLE: 'availableMinor', PAYEE_RECEIVABLE: 'owedMinor', TRANSFERRED: 'transferredMinor', MANUAL_PAYOUT: 'paidManuallyMinor' };
/** Of what the account for payable money holds. */
const reserved = (eb: ExpressionBuilder<Tables, 'ledger_account'>) => eb.selectFrom('payment_share as s').select(({ fn }) => fn.sum<number | null>('s.reservedMinor').as('total'))
  .whereRef('s.communityId', '=', 'ledger_account.communityId').whereRef('s.payeeUserId', '=', 'ledger_account.payeeUserId').whereRef('s.currency', '=', 'ledger_account.currency').where('s.reservedMinor', '>', 0)
  .where('ledger_account.kind', '=', 'PAYEE_AVAILABLE').as('reserved');
type AccountOfPayee = LedgerAccountRow & { readonly reserved: number | null };
const KINDS = Object.keys(FIELDS) as AccountKind[];

/** Balances of one payee in every community that ever owed them anything. */
export async function balancesOfPayee(db: LedgerReader, payeeUserId: string): Promise<PayeeBalance[]> {
  return toBalances(await db.selectFrom('community').innerJoin('ledger_account', 'ledger_account.communityId', 'community.id').selectAll('ledger_account').select((eb) => reserved(eb as never))
    .where('ledger_account.payeeUserId', '=', payeeUserId).where('ledger_account.kind', 'in', KINDS).orderBy('ledger_account.communityId').orderBy('ledger_account.currency').execute());
}

/** Balances of all payees of a community. */
export async function payeeBalances(db: LedgerReader, communityId: string): Promise<PayeeBalance[]> {
  return toBalances(await db.selectFrom('ledger_account').selectAll().select((eb) => reserved(eb as never)).where('communityId', '=', communityId).where('payeeUserId', 'is not', null).where('kind', 'in', KINDS).orderBy('payeeUserId').orderBy('currency').execute());
}

function toBalances(accounts: readonly AccountOfPayee[]): PayeeBalance[] {
  const balances = new Map<string, PayeeBalance>();
  for (const { communityId, payeeUserId, currency, kind, balanceMinor, reserved } of accounts) {
    const key = `${communityId} ${payeeUserId} ${currency}`;
    const found = balances.get(key) ?? { communityId, payeeUserId: payeeUserId!, currency, pendingMinor: 0, availableMinor: 0, awaitingMinor: 0, owedMinor: 0, transferredMinor: 0, paidManuallyMinor: 0 };
    const awaitingMinor = Number(reserved ?? 0);
    balances.set(key, { ...found, [FIELDS[kind]!]: naturalBalance(kind, balanceMinor) - awaitingMinor, ...(awaitingMinor > 0 && { awaitingMinor }) });
  }
  return [...balances.values()];
}

/** What a community's accounts hold, one line per kind and currency. */
export interface AccountSum {
  readonly kind: AccountKind;
  readonly currency: string;
  readonly balanceMinor: number;
}
export async function accountSums(db: LedgerReader, communityId: string): Promise<AccountSum[]> {
  const rows = await db.selectFrom('ledger_account').select(['kind', 'currency', sql<string>`sum(balance_minor)`.as('total')]).where('communityId', '=', communityId).groupBy(['kind', 'currency']).orderBy('currency').orderBy('kind').execute();
  return rows.map(({ kind, currency, total }) => ({ kind, currency, balanceMinor: naturalBalance(kind, Number(total)) }));
}
