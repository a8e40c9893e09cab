import { expect, test } from '@jest/globals';
import { createStripeEventHandlerRegistry, type ArrivedEvent, type EventOutcome, type StripeEventHandler } from '../../../src/modules/stripe-events/index.ts';

const event: ArrivedEvent = { eventId: 'evt_1', type: 'charge.refunded', object: 'charge', id: 'ch_1', orderId: null, checkoutId: null, subscriptionId: null, paymentId: null, chargeId: 'ch_1', customerId: null, accountId: null };
const registryOf = (...handlers: StripeEventHandler[]) => {
  const registry = createStripeEventHandlerRegistry();
  handlers.forEach(registry.register);
  return registry;
};
const answering = (name: string, outcome: EventOutcome, asked: string[] = []): StripeEventHandler => ({
  name, handles: (type) => type.startsWith('charge.'),
  apply: async () => {
    asked.push(name);
    return outcome;
  },
});

test.each<[EventOutcome[], EventOutcome]>([
  [[], 'IGNORED'],
  [['IGNORED', 'IGNORED'], 'IGNORED'],
  [['APPLIED', 'IGNORED'], 'APPLIED'],
  [['APPLIED', 'WAITING'], 'WAITING'],
  [['WAITING', 'APPLIED'], 'WAITING'],
])('answers %j of the handlers make the event %s, and each is asked', async (outcomes, expected) => {
  const asked: string[] = [];
  const registry = registryOf(...outcomes.map((outcome, index) => answering(String(index), outcome, asked)));
  expect(await registry.apply([event], false)).toEqual([expected]);
  expect(asked).toEqual(outcomes.map((_, index) => String(index)));
});

test('only handlers of its type are asked', async () => {
  const registry = registryOf(answering('charges', 'APPLIED'));
  expect(registry.namesFor('charge.updated', false)).toEqual(['charges']);
  expect(registry.namesFor('customer.created', false)).toEqual([]);
  expect(await registry.apply([{ ...event, type: 'customer.created' }], false)).toEqual(['IGNORED']);
});

test('several events are handed over together, to each handler those of its types, and each has the outcome of its own handlers', async () => {
  const heard: string[][] = [];
  const listening = (name: string, family: string, outcome: EventOutcome): StripeEventHandler => ({
    name, handles: (type) => type.startsWith(family),
    apply: async (events) => {
      heard.push([name, ...events.map(({ eventId }) => eventId)]);
      return outcome;
    },
  });
  const registry = registryOf(listening('charges', 'charge.', 'WAITING'), listening('invoices', 'invoice.', 'APPLIED'));
  const together = [event, { ...event, eventId: 'evt_2', type: 'invoice.paid' }, { ...event, eventId: 'evt_3', type: 'charge.updated' }];
  expect(await registry.apply(together, false)).toEqual(['WAITING', 'APPLIED', 'WAITING']);
  expect(heard).toEqual([['charges', 'evt_1', 'evt_3'], ['invoices', 'evt_2']]);
});

test('what happens on connected accounts is heard only by handlers that know accounts', async () => {
  const payouts: StripeEventHandler = { ...answering('payouts', 'APPLIED'), knowsAccount: async (id) => id === 'acct_ours' };
  const registry = registryOf(answering('charges', 'APPLIED'), payouts);
  expect(registry.namesFor('charge.updated', true)).toEqual(['payouts']);
  expect([await registry.knowsAccount('acct_ours'), await registry.knowsAccount('acct_other'), await registryOf().knowsAccount('acct_ours')]).toEqual([true, false, false]);
});
