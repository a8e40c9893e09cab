import { isCurrency } from '../../../kernel/money.ts';
import { badInput } from '../../../kernel/request-error.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { purseForReading } from '../access.ts';
import type { PayoutsDeps } from '../deps.ts';
import { awaitingOf, balanceAt, monthIn, totalsOf, type StatementBalance, type StatementScope, type StatementTotal } from './statements.ts';

export interface StatementInput {
  readonly communityId: string;
  /** Null for the viewer. */
  readonly payeeUserId: string | null;
  /** Such as `2026-11`. */
  readonly month: string;
  readonly currency: string;
}
/** What a payee had at the beginning of a month, what happened, and what they had at its end. */
export interface Statement {
  readonly scope: StatementScope;
  readonly month: string;
  readonly opening: StatementBalance;
  readonly closing: StatementBalance;
  /** Now, whatever the month. */
  readonly awaitingMinor: number;
  readonly totals: readonly StatementTotal[];
}

/** A month of a payee's money: one's own, and for the owner and staff that of everybody. Null when there is none to be known of. */
export async function statementOf({ reader }: Pick<PayoutsDeps, 'reader'>, viewer: Viewer, { communityId, payeeUserId, month, currency }: StatementInput): Promise<Statement | null> {
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) throw badInput('errors.month');
  if (!isCurrency(currency)) throw badInput('errors.currency');
  const purse = await purseForReading(reader, viewer, communityId, payeeUserId);
  if (purse === null) return null;
  const { from, to } = await monthIn(reader, month, purse.timeZone);
  const scope: StatementScope = { communityId, userId: purse.userId, currency, from, to };
  const [opening, closing, totals, awaitingMinor] = await Promise.all([balanceAt(reader, scope, from), balanceAt(reader, scope, to), totalsOf(reader, scope), awaitingOf(reader, scope)]);
  return { scope, month, opening, closing, awaitingMinor, totals };
}
