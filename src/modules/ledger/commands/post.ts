import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { LedgerReader, Tables } from '../deps.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import { linesOf, sums, type Heading, type Line, type ShareChange } from '../model/posting.ts';
import type { SharedPaymentRow } from '../model/shared-payment.entity.ts';
import { asRows, writePostings } from './write-postings.ts';

/** What a transaction does: lines of its own, and changes of shares, which make the lines of their accounts. */
export interface Content {
  readonly currency: string;
  readonly changes: readonly ShareChange[];
  readonly lines: readonly Line[];
}
/** A payment that begins with a transaction, and its shares. */
export interface Opened {
  readonly payment: SharedPaymentRow | null;
  readonly shares: readonly PaymentShareRow[];
}
const NOTHING: Opened = { payment: null, shares: [] };

/**
 * Posts one transaction of the ledger, once per source and kind: `work` is asked for its content the first time only. Answers whether it was the
 * first time. Shares change at once; lines and balances are written with those of all other postings at the end (`bookedLines` knows them before).
 */
export async function postOnce(tx: Tx, heading: Heading, work: () => Content | Promise<Content>, { payment, shares }: Opened = NOTHING): Promise<boolean> {
  const made = { ...heading, id: newId(tx.now.getTime()), occurredAt: tx.now };
  if ((await newTransaction(tx.db, { ...made, payments: asRows(payment ? [payment] : []), shares: asRows(shares) })).length === 0) return false;
  const { currency, changes, lines: own } = await work();
  const changed = changes.filter(({ before, after }) => before !== after);
  const lines = [...own, ...changed.flatMap((change) => linesOf(change, currency))].filter(({ amountMinor }) => amountMinor !== 0);
  if ([...sums(lines).values()].some((sum) => sum !== 0)) throw new RangeError(`Lines of ${heading.kind} do not add up to zero`);
  for (const { before, after } of changed) if (before !== null) await keepShare(tx, heading.communityId, after);
  if (lines.length > 0) tx.last.add(writePostings, { ...made, lines });
  return true;
}

/** Where the money of a share is now. What its accounts hold must be booked with it, unless they hold the same. */
export async function keepShare({ db }: Tx, communityId: string, { id, reversedMinor, pendingMinor, availableMinor, reservedMinor, settledMinor, owedMinor, recoveredMinor }: ShareChange['after']): Promise<void> {
  await (db as LedgerReader).updateTable('payment_share').set({ reversedMinor, pendingMinor, availableMinor, reservedMinor, settledMinor, owedMinor, recoveredMinor }).where('communityId', '=', communityId).where('id', '=', id).execute();
}

const newTransaction = prepared<Tables, Heading & { id: string; occurredAt: Date; payments: string; shares: string }, { id: string }>((db, given) => ({
  compile: () => sql<{ id: string }>`
    with first as (
      insert into ledger_transaction (id, community_id, kind, source_type, source_id, payment_id, occurred_at)
      values (${given.id}, ${given.communityId}, ${given.kind}, ${given.sourceType}, ${given.sourceId}, ${given.paymentId}, ${given.occurredAt})
      on conflict (source_type, source_id, kind) do nothing returning id
    ), payments as (
      insert into shared_payment (id, community_id, order_id, gross_minor, currency, settlement_minor, settlement_currency, taken_back_minor, hold_until, held_at, released_at, created_at)
      select id, community_id, order_id, gross_minor, currency, settlement_minor, settlement_currency, taken_back_minor, hold_until, held_at, released_at, created_at
      from json_populate_recordset(null::shared_payment, ${given.payments}::json) where exists (select from first)
    ), shares as (
      insert into payment_share (id, community_id, payment_id, position, kind, payee_user_id, basis_points, currency, amount_minor, reversed_minor, pending_minor, available_minor, reserved_minor, settled_minor, owed_minor, recovered_minor, created_at)
      select id, community_id, payment_id, position, kind, payee_user_id, basis_points, currency, amount_minor, reversed_minor, pending_minor, available_minor, reserved_minor, settled_minor, owed_minor, recovered_minor, created_at
      from json_populate_recordset(null::payment_share, ${given.shares}::json) where exists (select from first)
    )
    select id from first`.compile(db),
}));
