import { after, DAY } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { earnsFrom, paidOrderIds } from '../../billing/index.ts';
import { giveVoucher } from '../../promotions/index.ts';
import { lockPair, referralForUpdate } from '../access.ts';
import type { ReferralsDeps, ReferralsReader } from '../deps.ts';
import type { ReferralProgrammeRow } from '../model/referral-programme.entity.ts';
import type { ReferralRow } from '../model/referral.entity.ts';
import { programmesOf } from '../queries/referrals.ts';
import { settleDebt } from './debts.ts';

/** An order that an invited person has paid. */
export interface PaidOrder {
  readonly communityId: string;
  readonly orderId: string;
  readonly refereeUserId: string;
  /** Whose invitation brought the buyer; null for nobody's. */
  readonly referrerUserId: string | null;
  readonly amountMinor: number;
}

/**
 * Gives both their vouchers for the first paid order in the community, once for each invited person. Nobody brings themselves, and what cost nothing
 * brings nothing. The vouchers can be used once the buyer may not have the payment back any more.
 */
export async function rewardReferral({ uow }: ReferralsDeps, { referrerUserId, ...order }: PaidOrder): Promise<void> {
  if (referrerUserId === null || referrerUserId === order.refereeUserId || order.amountMinor <= 0) return;
  const pair = { ...order, referrerUserId };
  await uow.run(async (tx) => {
    const programme = (await programmesOf(tx.db, [order.communityId])).get(order.communityId);
    if (!programme?.isActive) return ok(null);
    const members = await lockPair(tx, pair);
    const known = await referralForUpdate(tx, pair.communityId, pair.refereeUserId);
    if (known?.state === 'GIVEN' || (await isRefunded(tx, pair)) || !(await isFirst(tx, pair))) return ok(null);
    await reward(tx, programme, pair, members, known);
    return ok(null);
  });
}

async function reward(tx: Tx, programme: ReferralProgrammeRow, pair: PaidOrder & { referrerUserId: string }, members: ReadonlySet<string>, known: ReferralRow | null): Promise<void> {
  const { communityId, orderId, referrerUserId, refereeUserId } = pair;
  const usableFrom = await earnsFrom(tx.db as never, pair, tx.now);
  const give = (userId: string, amountMinor: number) => (members.has(userId) ? giveReward(tx, programme, { communityId, userId, orderId, amountMinor, usableFrom }) : null);
  const vouchers = { referrerVoucherId: await give(referrerUserId, programme.referrerMinor), refereeVoucherId: await give(refereeUserId, programme.refereeMinor) };
  const db = tx.db as ReferralsReader;
  const id = known?.id ?? newId(tx.now.getTime());
  const state = { orderId, referrerUserId, state: 'GIVEN' as const, ...vouchers, takenBackAt: null };
  if (known) await db.updateTable('referral').set(state).where('communityId', '=', communityId).where('id', '=', id).execute();
  else await db.insertInto('referral').values({ id, communityId, refereeUserId, createdAt: tx.now, ...state }).execute();
  tx.emit({ name: 'referrals.rewarded', communityId, payload: { referralId: id, referrerUserId, refereeUserId, orderId } });
}

interface Reward {
  readonly communityId: string;
  readonly userId: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly usableFrom: Date;
}

/** What is left of a reward when debts are settled; null for nothing. */
async function giveReward(tx: Tx, { currency, voucherDays }: ReferralProgrammeRow, { communityId, userId, orderId, amountMinor, usableFrom }: Reward): Promise<string | null> {
  const left = amountMinor - (await settleDebt(tx, { communityId, userId, currency, upToMinor: amountMinor }));
  if (left <= 0) return null;
  return giveVoucher(tx, { communityId, userId, amountMinor: left, currency, source: { kind: 'REFERRAL', id: orderId }, usableFrom, expiresAt: voucherDays === null ? null : after(usableFrom, voucherDays * DAY) });
}

/** Orders from before the programme count; those that were refunded do not. */
async function isFirst(tx: Tx, { communityId, orderId, refereeUserId }: PaidOrder): Promise<boolean> {
  const paid = await paidOrderIds(tx.db, { communityId, userId: refereeUserId });
  if (paid.length === 0) return true;
  const refunded = await (tx.db as ReferralsReader).selectFrom('referral_refund').select('orderId').where('communityId', '=', communityId).where('orderId', 'in', paid).execute();
  const first = paid.find((id) => refunded.every((each) => each.orderId !== id));
  return first === undefined || first === orderId;
}

async function isRefunded(tx: Tx, { communityId, orderId }: PaidOrder): Promise<boolean> {
  return (await (tx.db as ReferralsReader).selectFrom('referral_refund').select('orderId').where('communityId', '=', communityId).where('orderId', '=', orderId).executeTakeFirst()) !== undefined;
}
