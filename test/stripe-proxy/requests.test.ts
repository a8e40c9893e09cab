import { describe, expect, test } from '@jest/globals';
import { judgeRequest } from './oracle/judge.ts';

const FORM = 'application/x-www-form-urlencoded';
const judge = (call: string, body = '', contentType: string | undefined = FORM): readonly string[] => {
  const [verb, url] = call.split(' ') as [string, string];
  return judgeRequest({ verb, url, body, contentType }).faults;
};
const SESSION = 'success_url=https://a.test&line_items[0][price]=price_1&line_items[0][quantity]=1';

describe('what Stripe takes passes', () => {
  test.each([
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&${SESSION}&metadata[order]=7&expand[]=line_items` },
    { call: 'POST /v1/checkout/sessions', body: `mode=subscription&${SESSION}&subscription_data[trial_period_days]=7&subscription_data[metadata][order]=7&allowed_payment_method_types[0]=card` },
    { call: 'POST /v1/checkout/sessions', body: 'mode=payment&ui_mode=hosted_page&success_url=https://a.test&line_items[0][price_data][currency]=cny&line_items[0][price_data][unit_amount]=500&line_items[0][price_data][product]=prod_1&discounts[0][coupon]=half' },
    { call: 'GET /v1/subscriptions?customer=cus_1&status=all&limit=100&created[gte]=1800000000', body: '' },
    { call: 'GET /v1/events?types[0]=invoice.paid&types[1]=charge.refunded&delivery_success=false', body: '' },
    { call: 'POST /v1/subscriptions/sub_1', body: 'cancel_at_period_end=true&metadata=&items[0][id]=si_1&items[0][price]=price_2&proration_behavior=always_invoice' },
    { call: 'POST /v1/subscriptions/sub_1', body: 'trial_end=now&cancel_at=' },
    { call: 'POST /v1/refunds', body: 'payment_intent=pi_1&amount=100&reason=requested_by_customer' },
    { call: 'POST /v1/promotion_codes', body: 'promotion[type]=coupon&promotion[coupon]=half&code=SPRING&restrictions[minimum_amount]=100&restrictions[minimum_amount_currency]=cny' },
    { call: 'POST /v1/coupons', body: 'percent_off=33.3&duration=once&max_redemptions=1' },
    { call: 'POST /v1/transfers', body: 'amount=100&currency=cny&destination=acct_1&source_transaction=ch_1&transfer_group=order_1' },
    { call: 'POST /v1/prices', body: 'currency=kwd&unit_amount=5000&product=prod_1&recurring[interval]=month' },
    { call: 'DELETE /v1/customers/cus_1', body: '' },
    { call: 'POST /v1/account_links', body: 'account=acct_1&type=account_onboarding&refresh_url=https://a.test&return_url=https://b.test' },
  ])('$call $body', ({ call, body }) => {
    expect(judge(call, body)).toEqual([]);
  });
});

describe('what Stripe does not take is found', () => {
  test.each([
    // Idioms of before this version.
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&ui_mode=hosted&${SESSION}`, fault: 'params.ui_mode is "hosted", not one of elements, embedded_page, form, hosted_page' },
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&payment_method_types[0]=card&${SESSION}`, fault: 'params.payment_method_types is unknown' },
    { call: 'POST /v1/payment_intents', body: 'amount=100&currency=cny&payment_method_types[0]=alipay', fault: 'params.payment_method_types is unknown' },
    { call: 'POST /v1/promotion_codes', body: 'coupon=half', fault: 'params.coupon is unknown' },
    { call: 'GET /v1/invoices/upcoming?customer=cus_1', body: '', fault: 'params.customer is unknown' },
    { call: 'POST /v1/subscriptions/sub_1', body: 'coupon=half', fault: 'params.coupon is unknown' },
    // Nested, which Stripe's own specification leaves open.
    { call: 'POST /v1/checkout/sessions', body: `mode=subscription&${SESSION}&subscription_data[trial_days]=7`, fault: 'params.subscription_data.trial_days is unknown' },
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&${SESSION}&payment_intent_data[metdata][order]=7`, fault: 'params.payment_intent_data.metdata is unknown' },
    { call: 'POST /v1/checkout/sessions', body: 'mode=payment&success_url=https://a.test&line_items[0][price]=price_1&line_items[0][amount]=7', fault: 'params.line_items[0].amount is unknown' },
    // Types.
    { call: 'POST /v1/prices', body: 'unit_amount=500&product=prod_1', fault: 'params.currency is missing' },
    { call: 'POST /v1/prices', body: 'currency=cny&unit_amount=many&product=prod_1', fault: 'params.unit_amount is "many", not number' },
    { call: 'POST /v1/prices', body: 'currency=cny&unit_amount=500&product=prod_1&recurring[interval]=fortnight', fault: 'params.recurring.interval is "fortnight", not one of day, month, week, year' },
    { call: 'POST /v1/subscriptions/sub_1', body: 'cancel_at_period_end=yes', fault: 'params.cancel_at_period_end is "yes", not boolean' },
    { call: 'POST /v1/checkout/sessions', body: 'mode=payment&success_url=https://a.test&line_items[1][price]=price_1', fault: 'params.line_items is {"1":{"price":"price_1"}}, not array' },
    { call: 'POST /v1/refunds', body: 'charge=ch_1&reason=regret', fault: 'params.reason is "regret", not one of duplicate, fraudulent, requested_by_customer' },
    // The call itself.
    { call: 'PUT /v1/customers/cus_1', body: 'name=a', fault: 'is no call of this version' },
    { call: 'POST /v1/customer', body: '', fault: 'is no call of this version' },
    { call: 'POST /v1/customers', body: 'name=a&name=b', fault: 'name is given twice' },
    { call: 'POST /v1/customers', body: 'metadata[a=b', fault: 'metadata[a is no name of a parameter' },
  ])('$call $body', ({ call, body, fault }) => {
    expect(judge(call, body)).toContain(fault);
  });

  test('a body that is no form', () => {
    expect(judge('POST /v1/customers', '{"name":"a"}', 'application/json')).toEqual(['the body is application/json, no form']);
  });
});

describe('what types cannot say of parameters is found', () => {
  test.each([
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&${SESSION}&subscription_data[trial_period_days]=7`, fault: 'params want subscription_data only in mode subscription' },
    { call: 'POST /v1/checkout/sessions', body: `mode=subscription&${SESSION}&payment_intent_data[description]=a`, fault: 'params want payment_intent_data only in mode payment' },
    { call: 'POST /v1/checkout/sessions', body: `mode=subscription&${SESSION}&customer_creation=always`, fault: 'params want customer_creation only in mode payment, setup' },
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&${SESSION}&discounts[0][coupon]=a&discounts[1][coupon]=b`, fault: 'params want one discount' },
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&${SESSION}&discounts[0][coupon]=a&allow_promotion_codes=true`, fault: 'params want at most one of discounts, allow_promotion_codes' },
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&${SESSION}&customer=cus_1&customer_email=a@example.test`, fault: 'params want at most one of customer, customer_email, customer_account' },
    { call: 'POST /v1/checkout/sessions', body: 'mode=payment&success_url=https://a.test', fault: 'params want line_items unless it is a setup' },
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&ui_mode=embedded_page&${SESSION}`, fault: 'params want return_url and no success_url or cancel_url when embedded' },
    { call: 'POST /v1/checkout/sessions', body: `mode=payment&${SESSION}&customer=someone`, fault: 'params.customer is someone, which is no id of a customer' },
    { call: 'POST /v1/prices', body: 'currency=cny&unit_amount=99.5&product=prod_1', fault: 'params.unit_amount is 99.5, not whole' },
    { call: 'POST /v1/prices', body: 'currency=cny&unit_amount=99', fault: 'params want one of product, product_data' },
    { call: 'POST /v1/coupons', body: 'percent_off=50&amount_off=100&currency=cny', fault: 'params want one of percent_off, amount_off' },
    { call: 'POST /v1/coupons', body: 'amount_off=100', fault: 'params want amount_off with a currency' },
    { call: 'POST /v1/refunds', body: 'charge=ch_1&payment_intent=pi_1', fault: 'params want one of charge, payment_intent' },
    { call: 'POST /v1/refunds', body: 'charge=ch_1&amount=0', fault: 'params want amount above 0' },
    { call: 'POST /v1/subscriptions/sub_1', body: 'cancel_at=1800000000&cancel_at_period_end=true', fault: 'params want at most one of cancel_at, cancel_at_period_end' },
    { call: 'GET /v1/events?limit=101', body: '', fault: 'params want a limit from 1 to 100' },
    { call: 'GET /v1/events?starting_after=evt_1&ending_before=evt_2', body: '', fault: 'params want at most one of starting_after, ending_before' },
  ])('$call $body', ({ call, body, fault }) => {
    expect(judge(call, body)).toContain(fault);
  });
});
