import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { schema } from '../../stripe-proxy/oracle/schema.ts';
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
    ...ofFamily('customer.subscription', 'created', 'updated', 'paused', 'resumed', 'trial_will_end'),
    ...ofFamily('invoice', 'paid', 'payment_failed', 'voided', 'marked_uncollectible'), 'charge.updated',
  ],
  'billing,subscriptions': ofFamily('customer.subscription', 'deleted', 'pending_update_applied', 'pending_update_expired'),
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

const operations = fs.readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'docs', 'operations.md'), 'utf8');
/** The types that docs/operations.md tells to enable at an endpoint. */
const listed = (endpoint: string): string[] => [...(new RegExp(`<!-- events:${endpoint} -->([^]*?)<!-- /events:${endpoint} -->`).exec(operations)?.[1] ?? '').matchAll(/`([a-z_.]+)`/g)].map(([, type]) => type!);

test.each([['account', false], ['connect', true]] as const)('the events that are to be enabled at the endpoint "%s" are those that somebody acts on, of all that Stripe has', (endpoint, isConnected) => {
  const types = Object.keys(schema.events);
  expect(types).toHaveLength(275);
  expect(listed(endpoint)).toEqual(types.filter((type) => app.modules.stripeEvents.handlersOf(type, isConnected).length > 0).sort());
});
