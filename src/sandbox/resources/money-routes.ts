import type { Route } from '../http/route.ts';
import { balanceRoutes } from './balance.ts';
import { balanceTransactionRoutes } from './balance-transactions.ts';
import { couponRoutes } from './coupons.ts';
import { disputeRoutes } from './disputes.ts';
import { earlyFraudWarningRoutes } from './early-fraud-warnings.ts';
import { promotionCodeRoutes } from './promotion-codes.ts';
import { refundRoutes } from './refunds.ts';

/** The operations on money beside payments themselves. */
export const moneyRoutes: Route[] = [
  ...balanceRoutes,
  ...balanceTransactionRoutes,
  ...couponRoutes,
  ...promotionCodeRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...earlyFraudWarningRoutes,
];
