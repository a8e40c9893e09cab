import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import { decodeId, encodeId } from '../../../kernel/id.ts';
import type { ProviderTransfer } from '../../../platform/payments/payments.ts';
import type { SharedPaymentRow } from '../../ledger/index.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import { MISSING, type Findings } from '../model/findings.ts';
import type { PayoutTransferRow } from '../model/payout-transfer.entity.ts';
import { providerAmount } from '../model/provider-amount.ts';
import { carryOutReversal } from './carry-out-reversal.ts';
import { carryOutTransfer } from './carry-out-transfer.ts';
import { syncTransfer } from './sync-transfer.ts';

const KIND = 'TRANSFER_DIFFERS';
/** As long as a sale may be disputed, and what was sent of it taken back. */
const REACH = 180 * DAY;
/** What was sent so lately may still be on its way into the books; the next night looks at it. */
const TOO_YOUNG = 10 * MINUTE;
const BATCH = 200;

/** What the provider keeps of a transfer; null when there is none. */
interface Side {
  readonly state: string;
  readonly amountMinor: number;
  readonly reversedMinor: number;
  readonly currency: string;
}

/** Compares all transfers of half a year, with what came back of them, and those of which something was said before. */
export async function compareTransfers(deps: PayoutsDeps, findings: Findings): Promise<void> {
  const now = deps.clock.now();
  const [since, before] = [after(now, -REACH), after(now, -TOO_YOUNG)];
  const open = new Set(await findings.open(KIND));
  const seen = new Set<string>();
  const look = async (id: string, theirs: ProviderTransfer | null): Promise<void> => {
    seen.add(id);
    await compareTransfer(deps, findings, open, id, theirs);
  };
  let last: string | undefined;
  for (let hasMore = true; hasMore;) {
    const page = await deps.payments.transfersSince(since, last);
    for (const theirs of page.transfers) if (theirs.transferId !== null && theirs.createdAt < before) await look(theirs.transferId, theirs);
    last = page.transfers.at(-1)?.id;
    hasMore = page.hasMore && last !== undefined;
  }
  for (let rows = await made(deps.reader, since, before, ''); rows.length > 0; rows = await made(deps.reader, since, before, rows.at(-1)!.id)) {
    for (const { id, providerId } of rows) if (!seen.has(id)) await look(id, await deps.payments.transfer(providerId!));
  }
  for (const subject of open) await lookAgain(deps, decodeId('PayoutTransfer', subject), seen, look);
}

const made = (db: PayoutsReader, since: Date, before: Date, last: string) => {
  const rows = db.selectFrom('community').innerJoin('payout_transfer as t', 't.communityId', 'community.id').select(['t.id', 't.providerId']).where('t.state', '=', 'MADE').where('t.settledAt', '>=', since).where('t.settledAt', '<', before).orderBy('t.id').limit(BATCH);
  return (last === '' ? rows : rows.where('t.id', '>', last)).execute();
};

async function lookAgain({ reader, payments }: PayoutsDeps, id: string, seen: ReadonlySet<string>, look: (id: string, theirs: ProviderTransfer | null) => Promise<void>): Promise<void> {
  if (seen.has(id)) return;
  const known = await reader.selectFrom('payout_transfer').select('providerId').where('id', '=', id).executeTakeFirst();
  await look(id, known?.providerId == null ? null : await payments.transfer(known.providerId));
}

async function compareTransfer(deps: PayoutsDeps, findings: Findings, open: ReadonlySet<string>, id: string, theirs: ProviderTransfer | null): Promise<void> {
  const subject = encodeId('PayoutTransfer', id);
  const before = await ours(deps.reader, id);
  if (before === null) return;
  findings.compared(1);
  let hasAgreed = agree(before.side, theirs, before.slack);
  if (!hasAgreed) {
    await heal(deps, before.row, theirs);
    const now = (await ours(deps.reader, id))!;
    hasAgreed = agree(now.side, theirs, now.slack);
    await findings.differs({ kind: KIND, subject, isHealed: hasAgreed, ...values(before.side, theirs) });
  }
  if (hasAgreed && open.has(subject)) await findings.agrees(KIND, subject);
}

const kept = (side: Pick<Side, 'amountMinor' | 'reversedMinor'>): number => side.amountMinor - side.reversedMinor;
const values = (own: Side, theirs: ProviderTransfer | null) =>
  ({ ourState: own.state, oursMinor: kept(own), theirState: theirs === null ? MISSING : 'MADE', ...(theirs && { theirsMinor: kept(theirs) }), currency: theirs?.currency ?? own.currency });
const agree = (own: Side, theirs: ProviderTransfer | null, slack: number): boolean =>
  theirs === null ? own.state !== 'MADE' : own.state === 'MADE' && own.currency === theirs.currency && own.amountMinor === theirs.amountMinor && Math.abs(own.reversedMinor - theirs.reversedMinor) <= slack;

/** What we did not hear is asked for: a transfer or reversal whose answer was lost, and what somebody reversed there. */
async function heal(deps: PayoutsDeps, { id, state }: PayoutTransferRow, theirs: ProviderTransfer | null): Promise<void> {
  if (theirs === null) return;
  if (state === 'INTENDED') await carryOutTransfer(deps, id);
  const reversals = await deps.reader.selectFrom('transfer_reversal').select('id').where('transferId', '=', id).where('state', '=', 'INTENDED').where('tries', '>', 0).execute();
  for (const reversal of reversals) await carryOutReversal(deps, reversal.id);
  await syncTransfer(deps, theirs.id);
}

/** A transfer as it stands here, in the money in which the provider keeps it. */
async function ours(db: PayoutsReader, id: string): Promise<{ row: PayoutTransferRow; side: Side; slack: number } | null> {
  const row = await db.selectFrom('payout_transfer').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const payment = await db.selectFrom('shared_payment').selectAll().where('id', '=', row.paymentId).executeTakeFirstOrThrow();
  const sent = providerAmount(payment, row.amountMinor);
  const isMade = row.state === 'MADE';
  const { reversedMinor, slack } = await reversedOf(db, row, payment);
  return { row, slack, side: { state: row.state, currency: sent.currency, amountMinor: isMade ? sent.amountMinor : 0, reversedMinor: isMade ? reversedMinor : 0 } };
}

/** What somebody else reversed was booked in the money of the sale: on its way back it may be off by less than one unit of that. */
async function reversedOf(db: PayoutsReader, { id, reversedMinor }: PayoutTransferRow, payment: SharedPaymentRow): Promise<{ reversedMinor: number; slack: number }> {
  if (payment.settlementMinor === null) return { reversedMinor, slack: 0 };
  const reversals = await db.selectFrom('transfer_reversal').select(['amountMinor', 'cause']).where('transferId', '=', id).where('state', '=', 'MADE').execute();
  const total = reversals.reduce((sum, { amountMinor }) => sum + providerAmount(payment, amountMinor).amountMinor, 0);
  return { reversedMinor: total, slack: reversals.filter(({ cause }) => cause === 'PROVIDER').length * Math.ceil(payment.settlementMinor / payment.grossMinor) };
}
