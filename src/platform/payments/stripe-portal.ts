import { call, type StripeAccess } from './stripe-call.ts';
import type { PortalCalls } from './subscription-calls.ts';

/** Stripe's billing portal: cards, invoices and cancellation. Plans are changed with us, where the price is shown first. */
export function portal({ stripe, patience }: StripeAccess): PortalCalls {
  return {
    async createPortal(idempotencyKey) {
      const { configurations } = (await stripe()).billingPortal;
      const features = {
        invoice_history: { enabled: true },
        payment_method_update: { enabled: true },
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
      } as const;
      return (await call('billing_portal.configuration', patience, () => configurations.create({ features }, { idempotencyKey }))).id;
    },
    async openPortal({ customerId, portalId, returnUrl }, idempotencyKey) {
      const { sessions } = (await stripe()).billingPortal;
      return (await call('billing_portal.session', patience, () => sessions.create({ customer: customerId, configuration: portalId, return_url: returnUrl }, { idempotencyKey }))).url;
    },
  };
}
