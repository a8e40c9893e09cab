import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import Stripe from 'stripe';
import { decodeForm } from './oracle/form.ts';
import { isPlain, operationAt } from './oracle/schema.ts';
import { typed } from './oracle/typed.ts';

/** What the SDK writes for these parameters. */
async function encoded(params: Stripe.CustomerCreateParams): Promise<string> {
  let body = '';
  const httpClient = Stripe.createFetchHttpClient(async (_url: unknown, init?: { body?: unknown }) => {
    body = String(init?.body ?? '');
    return new Response('{"id":"cus_1","object":"customer"}', { headers: { 'content-type': 'application/json' } });
  });
  await new Stripe('sk_test_form', { httpClient, telemetry: false }).customers.create(params);
  return body;
}

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const key = fc.string({ unit: fc.constantFrom(...'abc_é键 '), minLength: 1, maxLength: 8 });
const params = fc.record({
  name: text, balance: fc.integer(), preferred_locales: fc.array(text, { minLength: 1, maxLength: 3 }), metadata: fc.dictionary(key, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  tax: fc.record({ ip_address: text, validate_location: fc.constantFrom('deferred' as const, 'immediately' as const) }), address: fc.record({ city: text, country: text }), validate: fc.boolean(),
}, { requiredKeys: [] });

test('what the SDK writes is read as what was meant', async () => {
  const { params: shape } = operationAt('POST', '/v1/customers')!;
  await fc.assert(fc.asyncProperty(params, async (meant) => {
    const { fields, faults } = decodeForm(await encoded(meant as Stripe.CustomerCreateParams));
    expect(faults).toEqual([]);
    expect(plain(typed(shape, fields))).toEqual(meant);
  }), { numRuns: 60 });
});

test('an empty value unsets, where that can be', () => {
  const { params: shape } = operationAt('POST', '/v1/subscriptions/sub_1')!;
  expect(typed(shape, decodeForm('cancel_at=&metadata=&trial_end=now&description=').fields)).toEqual({ cancel_at: '', metadata: '', trial_end: 'now', description: null });
});

const plain = (value: unknown): unknown => (Array.isArray(value) ? value.map(plain) : isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)])) : value);
