import type { BalanceCalls } from './balance-calls.ts';
import type { CatalogueCalls } from './catalogue-calls.ts';
import type { CheckoutCalls } from './checkout-calls.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { CreditCalls } from './credit-calls.ts';
import type { EventCalls } from './event-calls.ts';
import type { PaymentCalls } from './payment-calls.ts';
import type { PortalCalls, SubscriptionCalls } from './subscription-calls.ts';

export type { BalanceMovement } from './balance-calls.ts';
export type { NewProviderPrice } from './catalogue-calls.ts';
export type { CheckoutSession, NewCheckout, PaymentMethodKind } from './checkout-calls.ts';
export type { AccountLink, NewProviderTransfer, ProviderAccount, ProviderPayout, ProviderPayoutStatus, ProviderReversal, ProviderTransfer } from './connect-calls.ts';
export type { CustomerCredit, LookedThrough, ShortInvoice } from './credit-calls.ts';
export type { EventPage, EventQuery, EventSubject, VerifiedEvent, WebhookEndpoint, WebhookVerdict } from './event-calls.ts';
export { PaymentsRejectedError, PaymentsUnavailableError, type RefusedParameter } from './faults.ts';
export type { NewProviderRefund, PaymentOfSubscription, ProviderDispute, ProviderDisputeStatus, ProviderFraudWarning, ProviderPayment, ProviderRefund, ProviderRefundStatus, Settlement } from './payment-calls.ts';
export type { ChangePreview, ProviderInvoice, ProviderSubscription, SubscriptionChange } from './subscription-calls.ts';

/**
 * The payment provider. Whatever changes something takes the caller's own key: the same key never acts twice; only what ends
 * something goes without, as it can be said again. Reads answer null for what is not there.
 * Everything else that goes wrong is one of the two faults.
 */
export interface PaymentsPort extends CatalogueCalls, CheckoutCalls, SubscriptionCalls, PortalCalls, PaymentCalls, ConnectCalls, BalanceCalls, CreditCalls, EventCalls {
  /** Whether real money moves. */
  readonly isLive: boolean;
}
