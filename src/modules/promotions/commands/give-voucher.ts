import { after, DAY } from '../../../kernel/clock.ts';
import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requirePermission, standingIn } from '../../communities/index.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import type { VoucherRow } from '../model/voucher.entity.ts';
import { voucherById } from '../queries/promotions.ts';
import { amountFault, limitFault } from './check-terms.ts';
import { giveVoucher, revokeVoucher } from './vouchers.ts';

export interface GiveVoucherInput {
  readonly memberId: string;
  readonly amountMinor: number;
  readonly minSpendMinor?: number | null;
  /** Null: without end. */
  readonly days?: number | null;
  readonly reason?: string | null;
  readonly idempotencyKey: string;
}
type GiveFailure = InputFailure | Failure<'NOT_FOUND'>;
const MAX_DAYS = 3_660;

/** Gives a member money off, in the community's currency, once. */
export function giveVoucherToMember(deps: PromotionsDeps, viewer: Viewer, input: GiveVoucherInput): Promise<Result<VoucherRow, GiveFailure>> {
  return deps.uow.run<VoucherRow, GiveFailure>(async (tx) => {
    const member = await (tx.db as PromotionsReader).selectFrom('member').select(['communityId', 'userId', 'status']).where('id', '=', input.memberId).executeTakeFirst();
    if (!member || !(await standingIn(tx.db, viewer, member.communityId))?.member) return refuse(notFound('input', 'memberId'));
    const seller = await requirePermission(tx.db, viewer, member.communityId, 'plans.manage', 'input', 'memberId');
    if (!seller.ok) return seller;
    const { viewer: { userId }, community: { currency } } = seller.value;
    return tx.once<VoucherRow, GiveFailure>({ userId, operation: 'giveVoucher', key: input.idempotencyKey, input }, async () => {
      if (member.status !== 'ACTIVE') return refuse(notFound('input', 'memberId'));
      const fault = amountFault(input.amountMinor, currency, 'amountMinor') ?? amountFault(input.minSpendMinor ?? 0, currency, 'minSpendMinor', 0) ?? limitFault(input.days, 'days', MAX_DAYS);
      if (fault) return refuse(fault);
      const reason = boundedText(input.reason ?? '', ['input', 'reason'], { max: 200 });
      if (!reason.ok) return reason;
      const id = await giveVoucher(tx, {
        communityId: member.communityId, userId: member.userId, amountMinor: input.amountMinor, currency, minSpendMinor: input.minSpendMinor ?? 0, reason: reason.value || null,
        source: { kind: 'GIFT_OF_OWNER', id: newId(tx.now.getTime()) }, expiresAt: input.days == null ? null : after(tx.now, input.days * DAY),
      });
      return ok({ id, value: (await voucherById(tx.db, id))! });
    }, async (id) => (await voucherById(tx.db, id))!);
  });
}

/** Takes a voucher back that was not used yet. */
export function revokeVoucherOfMember(deps: PromotionsDeps, viewer: Viewer, voucherId: string): Promise<Result<VoucherRow, Failure<'NOT_FOUND' | 'VOUCHER_SPENT'>>> {
  return deps.uow.run<VoucherRow, Failure<'NOT_FOUND' | 'VOUCHER_SPENT'>>(async (tx) => {
    const voucher = await voucherById(tx.db, voucherId);
    if (!voucher || !(await standingIn(tx.db, viewer, voucher.communityId))?.member) return refuse(notFound('voucherId'));
    const seller = await requirePermission(tx.db, viewer, voucher.communityId, 'plans.manage', 'voucherId');
    if (!seller.ok) return seller;
    if ((await revokeVoucher(tx, voucher.communityId, voucherId)) === 'USED') return refuse(failure('VOUCHER_SPENT', ['voucherId']));
    return ok((await voucherById(tx.db, voucherId))!);
  });
}
