import type Stripe from 'stripe';
import { call, end, find, type StripeAccess } from './stripe-call.ts';
import { releaseSchedule } from './stripe-subscriptions.ts';
import { at, idOf, upper } from './stripe-values.ts';
import type { ChangePreview, SubscriptionCalls, SubscriptionChange } from './subscription-calls.ts';

type Called = 'previewChange' | 'changeNow' | 'isConfirmable' | 'dropAwaitedChange' | 'changeAtRenewal' | 'scheduleChange' | 'cancelScheduledChange';

/** Changes of what is subscribed: at once, at the next renewal, or when the period ends. */
export function planChanges(access: StripeAccess): Pick<SubscriptionCalls, Called> {
  const { stripe, patience } = access;
  return {
    async previewChange({ subscriptionId, ...change }) {
      const { invoices } = await stripe();
      return toPreview(await call('invoice', patience, () => invoices.createPreview({ subscription: subscriptionId, subscription_details: atOnce(change) })));
    },
    async changeNow({ subscriptionId, ...change }, key) {
      await releaseSchedule(access, subscriptionId, key);
      const { subscriptions: api } = await stripe();
      const params = { ...atOnce(change), payment_behavior: 'pending_if_incomplete' } as const;
      await call('subscription', patience, () => api.update(subscriptionId, params, { idempotencyKey: key }));
    },
    async isConfirmable(invoiceId) {
      const { invoices, paymentIntents } = await stripe();
      const invoice = await find('invoice', patience, () => invoices.retrieve(invoiceId, { expand: ['payments'] }));
      const paymentId = idOf(invoice?.payments?.data.find(({ status }) => status === 'open')?.payment.payment_intent);
      if (invoice?.status !== 'open' || paymentId === null) return false;
      return (await call('payment_intent', patience, () => paymentIntents.retrieve(paymentId))).status === 'requires_action';
    },
    async dropAwaitedChange(invoiceId, idempotencyKey) {
      const { invoices } = await stripe();
      await end(() => call('invoice', patience, () => invoices.voidInvoice(invoiceId, {}, { idempotencyKey })), async () => (await find('invoice', patience, () => invoices.retrieve(invoiceId)))?.status !== 'open');
    },
    async changeAtRenewal({ subscriptionId, ...change }, key) {
      await releaseSchedule(access, subscriptionId, key);
      const { subscriptions: api } = await stripe();
      await call('subscription', patience, () => api.update(subscriptionId, { items: itemsOf(change), proration_behavior: 'none' }, { idempotencyKey: key }));
    },
    async scheduleChange(change, key) {
      const { subscriptionSchedules: api } = await stripe();
      const schedule = (await begunSchedule(access, change.subscriptionId)) ?? (await newSchedule(access, change.subscriptionId, key));
      await call('subscription_schedule', patience, () => api.update(schedule.id, phasesOf(schedule, change), { idempotencyKey: `${key}:phases` }));
    },
    cancelScheduledChange: (subscriptionId, key) => releaseSchedule(access, subscriptionId, key),
  };
}

/** A schedule that was made and did not get its second phase. Released, it could not be made again: the key would answer with the released one. */
async function begunSchedule({ stripe, patience }: StripeAccess, subscriptionId: string): Promise<Stripe.SubscriptionSchedule | null> {
  const { subscriptions: api } = await stripe();
  const schedule = (await find('subscription', patience, () => api.retrieve(subscriptionId, { expand: ['schedule'] })))?.schedule;
  return typeof schedule === 'object' && schedule?.phases.length === 1 ? schedule : null;
}

async function newSchedule(access: StripeAccess, subscriptionId: string, idempotencyKey: string): Promise<Stripe.SubscriptionSchedule> {
  await releaseSchedule(access, subscriptionId, idempotencyKey);
  const { subscriptionSchedules: api } = await access.stripe();
  return call('subscription_schedule', access.patience, () => api.create({ from_subscription: subscriptionId }, { idempotencyKey }));
}

const seconds = (time: Date): number => Math.floor(time.getTime() / 1_000);
const itemsOf = ({ itemId, priceId }: Pick<SubscriptionChange, 'itemId' | 'priceId'>) => [{ id: itemId, price: priceId, quantity: 1 }];

/** The same words for preview and change. A trial has nothing to give back; without its end the change would cost nothing. */
const atOnce = (change: Omit<SubscriptionChange, 'subscriptionId'>) =>
  ({ items: itemsOf(change), proration_behavior: 'always_invoice' as const, proration_date: seconds(change.at), ...(change.endsTrial ? { trial_end: 'now' as const } : {}) });

/** The present phase as it is, with its trial, then the other price; after its first period the subscription goes on without a schedule. */
function phasesOf(schedule: Stripe.SubscriptionSchedule, { priceId }: SubscriptionChange): Stripe.SubscriptionScheduleUpdateParams {
  const [present] = schedule.phases;
  if (present === undefined) throw new TypeError('A schedule without a phase');
  const items = present.items.map(({ price, quantity }) => ({ price: typeof price === 'string' ? price : price.id, quantity: quantity ?? 1 }));
  return {
    end_behavior: 'release',
    phases: [{ items, start_date: present.start_date, end_date: present.end_date, ...(present.trial_end === null ? {} : { trial_end: present.trial_end }) }, { items: [{ price: priceId, quantity: 1 }], proration_behavior: 'none' }],
  };
}

const toPreview = (invoice: Stripe.Invoice): ChangePreview => ({
  totalMinor: invoice.total,
  dueMinor: invoice.amount_due,
  currency: upper(invoice.currency),
  lines: invoice.lines.data.map(({ amount, pricing, period }) => {
    const price = pricing?.price_details?.price;
    return { amountMinor: amount, priceId: typeof price === 'string' ? price : (price?.id ?? null), isCredit: amount < 0, periodStart: at(period.start), periodEnd: at(period.end) };
  }),
});
