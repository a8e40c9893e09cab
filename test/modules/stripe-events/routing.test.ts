import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const ofFamily = (family: string, ...names: string[]): string[] => names.map((name) => `${family}.${name}`);

/** Who acts on what Stripe tells, of our own account. Types of the last row are stored and IGNORED: another event of the same change is acted on. */
const ROUTES: Readonly<Record<string, readonly string[]>> = {
  billing: [
    ...ofFamily('checkout.session', 'completed', 'async_payment_succeeded', 'async_payment_failed', 'expired'),
    ...ofFamily('customer.subscription', 'created', 'updated', 'deleted', 'paused', 'resumed', 'trial_will_end', 'pending_update_applied', 'pending_update_expired'),
    ...ofFamily('invoice', 'paid', 'payment_failed', 'voided', 'marked_uncollectible'), 'charge.updated',
  ],
  refunds: ['charge.refunded', ...ofFamily('refund', 'created', 'updated', 'failed'), ...ofFamily('charge.dispute', 'created', 'updated', 'closed', 'funds_withdrawn', 'funds_reinstated'), 'radar.early_fraud_warning.created'],
  payouts: [
    ...ofFamily('transfer', 'created', 'reversed', 'updated'), ...ofFamily('payout', 'paid', 'failed', 'canceled', 'reconciliation_completed'),
    'account.updated', 'account.application.deauthorized', 'capability.updated',
  ],
  '': [
    ...ofFamily('invoice', 'created', 'finalized', 'finalization_failed', 'payment_action_required', 'upcoming'), 'invoice_payment.paid', ...ofFamily('payment_intent', 'succeeded', 'payment_failed', 'canceled'),
    ...ofFamily('customer', 'updated', 'deleted'), ...ofFamily('customer.discount', 'created', 'updated', 'deleted'),
  ],
};

test.each(Object.entries(ROUTES))('13. what "%s" acts on', (handler, types) => {
  for (const type of types) expect([type, app.modules.stripeEvents.handlersOf(type, false).join()]).toEqual([type, handler]);
});

test('24. Of connected accounts only payouts hears, whatever the type', () => {
  for (const [handler, types] of Object.entries(ROUTES)) {
    for (const type of types) expect([type, app.modules.stripeEvents.handlersOf(type, true).join()]).toEqual([type, handler === 'payouts' ? 'payouts' : '']);
  }
});
