import type { Route } from '../http/route.ts';
import { accountLinkRoutes } from './account-links.ts';
import { accountRoutes } from './accounts.ts';
import { invoicePaymentRoutes } from './invoice-payments.ts';
import { invoiceRoutes } from './invoices.ts';
import { payoutRoutes } from './payouts.ts';
import { portalConfigurationRoutes } from './portal-configurations.ts';
import { portalSessionRoutes } from './portal-sessions.ts';
import { subscriptionScheduleRoutes } from './subscription-schedules.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { testClockRoutes } from './test-clocks.ts';
import { transferRoutes } from './transfers.ts';

/** Subscriptions with their invoices, schedules, portal and clocks. */
export const billingRoutes: Route[] = [
  ...subscriptionRoutes,
  ...subscriptionScheduleRoutes,
  ...invoiceRoutes,
  ...invoicePaymentRoutes,
  ...portalConfigurationRoutes,
  ...portalSessionRoutes,
  ...testClockRoutes,
];

/** Connected accounts and what is sent to them. */
export const connectRoutes: Route[] = [...accountRoutes, ...accountLinkRoutes, ...transferRoutes, ...payoutRoutes];
