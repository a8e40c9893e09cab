import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { activeMember, hasPermission, requirePermissionForUpdate, standingIn, type MemberRow } from '../communities/index.ts';
import type { PayoutsReader } from './deps.ts';
import { isEligible } from './model/account-state.ts';
import { isSilent, type ManualPayoutRow } from './model/manual-payout.entity.ts';
import type { PayoutAccountRow } from './model/payout-account.entity.ts';
import type { PayoutTransferRow } from './model/payout-transfer.entity.ts';
import type { TransferReversalRow } from './model/transfer-reversal.entity.ts';

type NotFound = Failure<'NOT_FOUND'>;
export type Purse = { readonly userId: string; readonly timeZone: string };

/** Accounts and what goes there are changed by one at a time; not nested. */
export const accountLock = (userId: string): string => `payout-account:${userId}`;
export const transferLock = (transferId: string): string => `payout-transfer:${transferId}`;

/** The account that a person is paid out to now; null before they opened one, and after they took it away. */
export const liveAccount = async (db: PayoutsReader, userId: string): Promise<PayoutAccountRow | null> =>
  (await db.selectFrom('payout_account').selectAll().where('userId', '=', userId).where('state', '<>', 'DEAUTHORIZED').executeTakeFirst()) ?? null;
/** The newest account of a person, also one that they took away. */
export const latestAccount = async (db: PayoutsReader, userId: string): Promise<PayoutAccountRow | null> =>
  (await db.selectFrom('payout_account').selectAll().where('userId', '=', userId).orderBy('createdAt', 'desc').limit(1).executeTakeFirst()) ?? null;
export const accountById = async (db: PayoutsReader, id: string): Promise<PayoutAccountRow | null> => (await db.selectFrom('payout_account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
export const accountByProviderId = async (db: PayoutsReader, providerId: string): Promise<PayoutAccountRow | null> =>
  (await db.selectFrom('payout_account').selectAll().where('providerId', '=', providerId).executeTakeFirst()) ?? null;

/** The accounts that still let us in, by the provider's ids; those behind `last`. */
export async function providerIdsOfAccounts(db: PayoutsReader, last: string | null, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('payout_account').select('providerId').where('providerId', '>', last ?? '').where('state', '<>', 'DEAUTHORIZED').orderBy('providerId').limit(limit).execute();
  return rows.map(({ providerId }) => providerId!);
}

/** Whether money may be sent to this person now. */
export const canReceive = (account: PayoutAccountRow | null): boolean => account !== null && account.providerId !== null && isEligible(account.state);

/** Whoever owns a community, is a partner, or has a share of a sale, may be paid out. */
export async function isPayee(db: PayoutsReader, userId: string): Promise<boolean> {
  const role = await db.selectFrom('community').innerJoin('member', 'member.communityId', 'community.id').select('member.id')
    .where('member.userId', '=', userId).where('member.status', '=', 'ACTIVE').where('member.role', 'in', ['OWNER', 'PARTNER']).limit(1).executeTakeFirst();
  const share = role ?? (await db.selectFrom('community').innerJoin('ledger_account', 'ledger_account.communityId', 'community.id').select('ledger_account.id').where('ledger_account.payeeUserId', '=', userId).limit(1).executeTakeFirst());
  return share !== undefined;
}

export const transferForUpdate = async (tx: Tx, id: string): Promise<PayoutTransferRow | null> =>
  (await (tx.db as PayoutsReader).selectFrom('payout_transfer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
export const reversalForUpdate = async (tx: Tx, id: string): Promise<TransferReversalRow | null> =>
  (await (tx.db as PayoutsReader).selectFrom('transfer_reversal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;

/** A payee of a community, with the community locked, for the owner and for staff. Nobody but staff says that they themselves were paid. */
export async function payeeForUpdate(tx: Tx, viewer: Viewer, communityId: string, payeeUserId: string): Promise<Result<MemberRow, NotFound | Failure<'NOT_ELIGIBLE'>>> {
  const { userId, isStaff } = signedIn(viewer);
  const db = tx.db as PayoutsReader;
  if (isStaff) {
    const community = await db.selectFrom('community').select('id').where('id', '=', communityId).forNoKeyUpdate().executeTakeFirst();
    if (!community) return refuse(notFound('input', 'communityId'));
  } else {
    const allowed = await requirePermissionForUpdate(tx, viewer, communityId, 'shares.manage', 'input', 'communityId');
    if (!allowed.ok) return allowed;
  }
  const member = await db.selectFrom('member').selectAll().where('communityId', '=', communityId).where('userId', '=', payeeUserId).executeTakeFirst();
  if (!member) return refuse(notFound('input', 'payeeId'));
  return !isStaff && member.userId === userId ? refuse(failure('NOT_ELIGIBLE', ['input', 'payeeId'], { context: 'oneself' })) : ok(member);
}

/** A payout that was recorded by hand, for whoever may record one there. Others but the payee do not know of it. */
export async function manualPayoutForUpdate(tx: Tx, viewer: Viewer, id: string): Promise<Result<ManualPayoutRow, NotFound>> {
  const { userId, isStaff } = signedIn(viewer);
  const db = tx.db as PayoutsReader;
  const payout = await db.selectFrom('manual_payout').selectAll().where('id', '=', id).executeTakeFirst();
  const member = payout && (await activeMember(db as never, payout.communityId, userId));
  const isKnown = payout !== undefined && (isStaff || payout.payeeUserId === userId || (member != null && hasPermission(member.role, 'shares.manage')));
  if (!isKnown) return refuse(notFound('manualPayoutId'));
  if (!isStaff) {
    const allowed = await requirePermissionForUpdate(tx, viewer, payout.communityId, 'shares.manage', 'manualPayoutId');
    if (!allowed.ok) return allowed;
  }
  return ok(await db.selectFrom('manual_payout').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow());
}

/** A payout that waits for its payee, and whether that payee is gone. For the payee, also one who has left, and for staff; the owner knows of it and has no say. */
export async function manualPayoutToAnswer(tx: Tx, viewer: Viewer, id: string): Promise<Result<{ payout: ManualPayoutRow; isGone: boolean }, NotFound>> {
  const { userId, isStaff } = signedIn(viewer);
  const db = tx.db as PayoutsReader;
  const payout = await db.selectFrom('manual_payout').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!payout) return refuse(notFound('manualPayoutId'));
  if (payout.payeeUserId !== userId && !isStaff) {
    const member = await activeMember(db as never, payout.communityId, userId);
    if (member && hasPermission(member.role, 'shares.manage')) throw forbidden();
    return refuse(notFound('manualPayoutId'));
  }
  const payee = await activeMember(db as never, payout.communityId, payout.payeeUserId);
  return ok({ payout, isGone: payee === null || isSilent(payout, tx.now) });
}

/** Whose purse in a community the viewer may look into: their own, and as owner or staff everybody's. Null when there is none to be known of. */
export async function purseForReading(db: PayoutsReader, viewer: Viewer, communityId: string, payeeUserId: string | null): Promise<Purse | null> {
  const { userId, isStaff } = signedIn(viewer);
  const payee = payeeUserId ?? userId;
  const standing = await standingIn(db as never, viewer, communityId);
  if (payee !== userId && !isStaff && !(standing?.member && hasPermission(standing.member.role, 'shares.manage'))) {
    if (standing === null) return null;
    throw forbidden();
  }
  const found = await db.selectFrom('community').innerJoin('member', 'member.communityId', 'community.id').select('community.timeZone').where('community.id', '=', communityId).where('member.userId', '=', payee).executeTakeFirst();
  return found ? { userId: payee, timeZone: found.timeZone } : null;
}
