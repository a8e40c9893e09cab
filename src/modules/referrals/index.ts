import { reaction, type Reaction } from '../../kernel/event.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { OrderPaid } from '../billing/index.ts';
import { rewardReferral } from './commands/reward-referral.ts';
import { setReferralProgramme, type ReferralProgrammeInput } from './commands/set-referral-programme.ts';
import type { ReferralsDeps } from './deps.ts';
import { owedBy, programmesOf, referralById, referralsOf } from './queries/referrals.ts';

/** What bringing members is worth: a voucher for either side when an invited person pays for the first time. */
export function createReferrals(deps: ReferralsDeps) {
  const { reader } = deps;
  return {
    setReferralProgramme: (viewer: Viewer, communityId: string, input: ReferralProgrammeInput) => setReferralProgramme(deps, viewer, communityId, input),
    programmesOf: (communityIds: readonly string[]) => programmesOf(reader, communityIds),
    referralsOf: (communityId: string, referrerUserId: string | null, request: PageRequest) => referralsOf(reader, communityId, referrerUserId, request),
    owedBy: (userId: string, communityIds: readonly string[]) => owedBy(reader, userId, communityIds),
    referralById: (id: string) => referralById(reader, id),
    reactions: [
      reaction<OrderPaid>('referrals.reward-on-order-paid', 'billing.order-paid', ({ communityId, payload: { orderId, userId, invitedBy, amountMinor } }) =>
        rewardReferral(deps, { communityId: communityId!, orderId, refereeUserId: userId, referrerUserId: invitedBy, amountMinor })),
    ] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Referrals = ReturnType<typeof createReferrals>;

export { referralCompensator } from './commands/take-back-referral.ts';
export type { ReferralProgrammeInput } from './commands/set-referral-programme.ts';
export type { ReferralsDeps } from './deps.ts';
export type { ReferralRewarded, ReferralTakenBack } from './events.ts';
export { ReferralProgramme, type ReferralProgrammeRow } from './model/referral-programme.entity.ts';
export { Referral, REFERRAL_STATES, ReferralDebtSchema, ReferralRefundSchema, type ReferralRow, type ReferralState } from './model/referral.entity.ts';
