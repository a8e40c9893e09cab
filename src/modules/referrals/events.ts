import type { DomainEvent } from '../../kernel/event.ts';

/** An invited person paid for the first time, and both were given what the programme says. */
export type ReferralRewarded = DomainEvent<'referrals.rewarded', { referralId: string; referrerUserId: string; refereeUserId: string; orderId: string }>;
/** The order was refunded, and the vouchers were taken back. */
export type ReferralTakenBack = DomainEvent<'referrals.taken-back', { referralId: string; referrerUserId: string; refereeUserId: string; orderId: string }>;
