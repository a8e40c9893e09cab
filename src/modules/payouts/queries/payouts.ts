import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { PayoutsReader } from '../deps.ts';
import type { BankPayoutRow } from '../model/bank-payout.entity.ts';
import type { ManualPayoutRow } from '../model/manual-payout.entity.ts';
import type { StatementScope } from './statements.ts';
import type { PayoutTransferRow } from '../model/payout-transfer.entity.ts';

/** What was sent to payees' accounts, newest first. */
export const transfersOfCommunity = (db: PayoutsReader, communityId: string, request: PageRequest): Promise<Page<PayoutTransferRow>> =>
  readPage<PayoutTransferRow>(request, { scope: 'payout-transfers', shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, (after, limit) => {
    const rows = db.selectFrom('payout_transfer').selectAll().where('communityId', '=', communityId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (!after) return rows.execute();
    const at = new Date(after[0] as number);
    return rows.where((eb) => eb.or([eb('createdAt', '<', at), eb.and([eb('createdAt', '=', at), eb('id', '<', after[1] as string)])])).execute();
  });

/** What was recorded by hand, newest first. */
export const manualPayoutsOfCommunity = (db: PayoutsReader, communityId: string, request: PageRequest): Promise<Page<ManualPayoutRow>> =>
  readPage<ManualPayoutRow>(request, { scope: 'manual-payouts', shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, (after, limit) => {
    const rows = db.selectFrom('manual_payout').selectAll().where('communityId', '=', communityId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (!after) return rows.execute();
    const at = new Date(after[0] as number);
    return rows.where((eb) => eb.or([eb('createdAt', '<', at), eb.and([eb('createdAt', '=', at), eb('id', '<', after[1] as string)])])).execute();
  });

/** What was recorded by hand for a payee and waits for them, oldest first. */
export const awaitingPayoutsOf = (db: PayoutsReader, { communityId, userId, currency }: Pick<StatementScope, 'communityId' | 'userId' | 'currency'>, request: PageRequest): Promise<Page<ManualPayoutRow>> =>
  readPage<ManualPayoutRow>(request, { scope: 'awaiting-payouts', shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, (after, limit) => {
    const rows = db.selectFrom('manual_payout').selectAll().where('communityId', '=', communityId).where('payeeUserId', '=', userId).where('currency', '=', currency).where('state', '=', 'AWAITING_CONFIRMATION').orderBy('createdAt').orderBy('id').limit(limit);
    if (!after) return rows.execute();
    const at = new Date(after[0] as number);
    return rows.where((eb) => eb.or([eb('createdAt', '>', at), eb.and([eb('createdAt', '=', at), eb('id', '>', after[1] as string)])])).execute();
  });

/** What went from an account to the bank, newest first. */
export const bankPayoutsOf = (db: PayoutsReader, accountId: string, request: PageRequest): Promise<Page<BankPayoutRow>> =>
  readPage<BankPayoutRow>(request, { scope: 'bank-payouts', shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, (after, limit) => {
    const rows = db.selectFrom('bank_payout').selectAll().where('accountId', '=', accountId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (!after) return rows.execute();
    const at = new Date(after[0] as number);
    return rows.where((eb) => eb.or([eb('createdAt', '<', at), eb.and([eb('createdAt', '=', at), eb('id', '<', after[1] as string)])])).execute();
  });

export const manualPayoutById = async (db: PayoutsReader, id: string): Promise<ManualPayoutRow | null> => (await db.selectFrom('manual_payout').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
export const transferById = async (db: PayoutsReader, id: string): Promise<PayoutTransferRow | null> => (await db.selectFrom('payout_transfer').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** What moved on the provider's balance for transfers and their reversals: ours by the provider's id of them. */
export async function claimMovements(db: PayoutsReader, movements: readonly { readonly id: string; readonly sourceId: string | null }[]): Promise<ReadonlyMap<string, { type: string; key: string }>> {
  const sources = movements.map(({ sourceId }) => sourceId).filter((id): id is string => id !== null);
  if (sources.length === 0) return new Map();
  const transfers = await db.selectFrom('community').innerJoin('payout_transfer as t', 't.communityId', 'community.id').select(['t.id', 't.providerId']).where('t.providerId', 'in', sources).execute();
  const reversals = await db.selectFrom('community').innerJoin('transfer_reversal as r', 'r.communityId', 'community.id').select(['r.id', 'r.providerId']).where('r.providerId', 'in', sources).execute();
  const known = new Map<string, { type: string; key: string }>();
  for (const { id, providerId } of transfers) known.set(providerId!, { type: 'TRANSFER', key: id });
  for (const { id, providerId } of reversals) known.set(providerId!, { type: 'TRANSFER_REVERSAL', key: id });
  return new Map(movements.flatMap(({ id, sourceId }) => (sourceId !== null && known.has(sourceId) ? [[id, known.get(sourceId)!]] : [])));
}
