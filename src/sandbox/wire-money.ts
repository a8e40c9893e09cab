import type Stripe from 'stripe';

/** What travels of money: references are ids, where the SDK's types allow the objects too. */
type Unexpanded<T, Fields> = Omit<T, keyof Fields> & Fields;
type Id = string | null;

export type BalanceTransaction = Unexpanded<Stripe.BalanceTransaction, { source: Id }>;
export type Refund = Unexpanded<
  Stripe.Refund,
  {
    balance_transaction: Id;
    charge: string;
    customer: Id;
    failure_balance_transaction?: string;
    payment_intent: Id;
    payment_method: Id;
    source_transfer_reversal: Id;
    status: 'pending' | 'succeeded' | 'failed' | 'canceled';
    transfer_reversal: Id;
  }
>;
export type Dispute = Unexpanded<
  Stripe.Dispute,
  { balance_transactions: BalanceTransaction[]; charge: string; payment_intent: Id; status: Stripe.Dispute.Status }
>;
export type EarlyFraudWarning = Unexpanded<Stripe.Radar.EarlyFraudWarning, { charge: string; payment_intent?: string }>;
export type Coupon = Stripe.Coupon;
export type PromotionCode = Unexpanded<Stripe.PromotionCode, { customer: Id; promotion: { coupon: string; type: 'coupon' } }>;
export type Discount = Unexpanded<
  Stripe.Discount,
  { customer: Id; promotion_code: Id; source: { coupon: string; type: 'coupon' } }
>;
