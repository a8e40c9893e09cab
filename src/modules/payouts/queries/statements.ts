import { sql } from 'kysely';
import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { PayoutsReader } from '../deps.ts';
import type { AccountKind, TransactionKind } from '../../ledger/index.ts';

/** Whose money of which month. */
export interface StatementScope {
  readonly communityId: string;
  readonly userId: string;
  readonly currency: string;
  /** Half open: from the first moment of the month to that of the next. */
  readonly from: Date;
  readonly to: Date;
}
/** What one movement did to a payee. */
export interface StatementLine {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly occurredAt: Date;
  /** Of what is owed to the payee here. */
  readonly changeMinor: number;
  /** Of what is in their account at the provider. */
  readonly accountChangeMinor: number;
  readonly orderId: string | null;
  /** The sale that it comes of, and the payee's part of it. */
  readonly grossMinor: number | null;
  readonly basisPoints: number | null;
  /** What the platform kept of the sale. */
  readonly platformMinor: number | null;
}
export interface StatementTotal {
  readonly kind: TransactionKind;
  readonly changeMinor: number;
  readonly accountChangeMinor: number;
}
export interface StatementBalance {
  readonly balanceMinor: number;
  readonly accountMinor: number;
}

const OWN: readonly AccountKind[] = ['PAYEE_PENDING', 'PAYEE_AVAILABLE', 'PAYEE_RECEIVABLE'];
const change = sql<number>`(-coalesce(sum(e.amount_minor) filter (where a.kind <> 'TRANSFERRED'), 0))::bigint`;
const accountChange = sql<number>`(-coalesce(sum(e.amount_minor) filter (where a.kind = 'TRANSFERRED'), 0))::bigint`;

/** The lines of the payee's accounts up to a time. Releases, holds and netting move money among them only, and cancel out. */
const moves = (db: PayoutsReader, { communityId, userId, currency }: StatementScope, before: Date) => db.selectFrom('ledger_account as a')
  .innerJoin('ledger_entry as e', (join) => join.onRef('e.communityId', '=', 'a.communityId').onRef('e.accountId', '=', 'a.id'))
  .innerJoin('ledger_transaction as t', (join) => join.onRef('t.communityId', '=', 'e.communityId').onRef('t.id', '=', 'e.transactionId'))
  .where('a.communityId', '=', communityId).where('a.payeeUserId', '=', userId).where('a.currency', '=', currency).where('a.kind', 'in', [...OWN, 'TRANSFERRED']).where('t.occurredAt', '<', before);

/** The first moments of a month, such as `2026-11`, and of the next, where the community is. */
export async function monthIn(db: PayoutsReader, month: string, timeZone: string): Promise<{ from: Date; to: Date }> {
  const first = `${month}-01`;
  const { rows } = await sql<{ from: Date; to: Date }>`select ${first}::timestamp at time zone ${timeZone} as "from", (${first}::timestamp + interval '1 month') at time zone ${timeZone} as "to"`.execute(db);
  return rows[0]!;
}

/** What the payee had at a time. */
export async function balanceAt(db: PayoutsReader, scope: StatementScope, at: Date): Promise<StatementBalance> {
  const row = await moves(db, scope, at).select([change.as('balanceMinor'), accountChange.as('accountMinor')]).executeTakeFirstOrThrow();
  return { balanceMinor: Number(row.balanceMinor), accountMinor: Number(row.accountMinor) };
}

/** What was recorded as paid by hand and waits for the payee: still owed, and not payable otherwise. */
export async function awaitingOf(db: PayoutsReader, { communityId, userId, currency }: StatementScope): Promise<number> {
  const row = await db.selectFrom('manual_payout').select(({ fn }) => fn.sum<number | null>('amountMinor').as('total')).where('communityId', '=', communityId).where('payeeUserId', '=', userId).where('currency', '=', currency).where('state', '=', 'AWAITING_CONFIRMATION').executeTakeFirstOrThrow();
  return Number(row.total ?? 0);
}

/** The month by kind of movement. */
export async function totalsOf(db: PayoutsReader, scope: StatementScope): Promise<StatementTotal[]> {
  const rows = await moves(db, scope, scope.to).where('t.occurredAt', '>=', scope.from).select(['t.kind', change.as('changeMinor'), accountChange.as('accountChangeMinor')]).groupBy('t.kind').orderBy('t.kind').execute();
  return rows.map((row) => ({ kind: row.kind, changeMinor: Number(row.changeMinor), accountChangeMinor: Number(row.accountChangeMinor) })).filter((total) => total.changeMinor !== 0 || total.accountChangeMinor !== 0);
}

/** The month line by line, in the order in which things happened. */
export const linesOf = (db: PayoutsReader, scope: StatementScope, request: PageRequest): Promise<Page<StatementLine>> =>
  readPage<StatementLine>(request, { scope: 'statement', shape: ['time', 'uuid'], keysOf: ({ occurredAt, id }) => [occurredAt.getTime(), id] }, async (after, limit) => {
    let query = moves(db, scope, scope.to).where('t.occurredAt', '>=', scope.from)
      .leftJoin('shared_payment as p', (join) => join.onRef('p.communityId', '=', 't.communityId').onRef('p.id', '=', 't.paymentId'))
      .select(['t.id', 't.kind', 't.occurredAt', 'p.orderId', 'p.grossMinor', change.as('changeMinor'), accountChange.as('accountChangeMinor')])
      .select((eb) => eb.selectFrom('payment_share as s').select(({ fn }) => fn.sum<number>('s.basisPoints').as('total')).whereRef('s.communityId', '=', 't.communityId').whereRef('s.paymentId', '=', 't.paymentId').where('s.payeeUserId', '=', scope.userId).as('basisPoints'))
      .select((eb) => eb.selectFrom('payment_share as f').select(({ fn }) => fn.sum<number>('f.amountMinor').as('total')).whereRef('f.communityId', '=', 't.communityId').whereRef('f.paymentId', '=', 't.paymentId').where('f.kind', '=', 'PLATFORM').as('platformMinor'))
      .groupBy(['t.id', 't.kind', 't.occurredAt', 't.communityId', 't.paymentId', 'p.orderId', 'p.grossMinor'])
      .having((eb) => eb.or([eb(change, '<>', 0), eb(accountChange, '<>', 0)])).orderBy('t.occurredAt').orderBy('t.id').limit(limit);
    if (after) {
      const at = new Date(after[0] as number);
      query = query.where((eb) => eb.or([eb('t.occurredAt', '>', at), eb.and([eb('t.occurredAt', '=', at), eb('t.id', '>', after[1] as string)])]));
    }
    return (await query.execute()).map((row) => ({ ...row, changeMinor: Number(row.changeMinor), accountChangeMinor: Number(row.accountChangeMinor), basisPoints: row.basisPoints === null ? null : Number(row.basisPoints), platformMinor: row.platformMinor === null ? null : Number(row.platformMinor) }));
  });
