import type { BalanceTransaction, Coupon, Discount, Dispute, EarlyFraudWarning, PromotionCode, Refund } from './wire-money.ts';

/** To whose balance a transaction belongs, when it is not the platform's own. */
export interface BalanceOwner {
  id: string;
  account: string;
}

/** What a refund does later, by itself or when it is told to. */
export interface RefundPlan {
  id: string;
  /** In seconds. */
  at: number;
  outcome: 'succeeded' | 'failed';
}

/** The things of money that the sandbox remembers beside payments themselves. */
export interface MoneyRecords {
  balance_transaction: BalanceTransaction;
  refund: Refund;
  dispute: Dispute;
  'radar.early_fraud_warning': EarlyFraudWarning;
  coupon: Coupon;
  promotion_code: PromotionCode;
  discount: Discount;
  balance_owner: BalanceOwner;
  refund_plan: RefundPlan;
}

export const MONEY_KINDS = [
  'balance_transaction',
  'refund',
  'dispute',
  'radar.early_fraud_warning',
  'coupon',
  'promotion_code',
  'discount',
  'balance_owner',
  'refund_plan',
] as const satisfies readonly (keyof MoneyRecords)[];
