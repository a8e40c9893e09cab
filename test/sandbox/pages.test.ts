import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../src/sandbox/index.ts';
import { aMonthlyPrice, aPrice, aSession, aSubscription, SECRET, startBench, submitPage, type Bench } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

async function pageOf(url: string | null, language: string): Promise<string> {
  const response = await fetch(String(url), { headers: { 'accept-language': language } });
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  return response.text();
}

/** What a browser without script would post: the form's address, its fields and its buttons. */
function formOf(markup: string): { method: string; action: string; buttons: string[]; fields: string[] } {
  const [, method = '', action = ''] = /<form method="(\w+)" action="([^"]+)"/.exec(markup) ?? [];
  const buttons = [...markup.matchAll(/<button name="action" value="(\w+)"/g)].map((match) => String(match[1]));
  const fields = [...markup.matchAll(/<(?:input|select)[^>]* name="(\w+)"/g)].map((match) => String(match[1]));
  return { method, action, buttons, fields };
}

describe('the page of a session', () => {
  it('is a plain form with buttons to pay, be declined and cancel', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe), { customer_email: undefined });
    expect(formOf(await pageOf(session.url, 'en'))).toEqual({
      method: 'POST',
      action: `/c/pay/${session.id}`,
      buttons: ['pay', 'decline', 'cancel'],
      fields: ['email', 'name', 'method', 'card'],
    });
    const known = await aSession(bench.stripe, await aPrice(bench.stripe), { cancel_url: undefined });
    expect(formOf(await pageOf(known.url, 'en'))).toMatchObject({ buttons: ['pay', 'decline'], fields: ['name', 'method', 'card'] });
  });

  it('speaks Chinese or English, as the browser prefers or the session says', async () => {
    const session = await aSession(bench.stripe, await aMonthlyPrice(bench.stripe));
    const chinese = await pageOf(session.url, 'zh-CN,zh;q=0.9,en;q=0.8');
    expect(chinese).toContain('lang="zh-CN"');
    expect(chinese).toContain('沙盒环境：不会动用真实资金。');
    expect(chinese).toContain('¥99.00 每月');
    const english = await pageOf(session.url, 'fr, en;q=0.9, zh;q=0.1');
    expect(english).toContain('Sandbox: no real money moves here.');
    expect(english).toContain('CN¥99.00 per month');
    const set = await aSession(bench.stripe, await aPrice(bench.stripe), { locale: 'zh' });
    expect(await pageOf(set.url, 'en')).toContain('lang="zh-CN"');
  });

  it('shows names as text, never as markup', async () => {
    const product = await bench.stripe.products.create({ name: '<script>alert(1)</script>' });
    const session = await aSession(bench.stripe, await aPrice(bench.stripe, { product: product.id }));
    const markup = await pageOf(session.url, 'en');
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(markup).not.toContain('<script');
  });

  it('writes amounts of currencies without decimals as they are', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe, { currency: 'jpy', unit_amount: 500 }));
    expect(await pageOf(session.url, 'en')).toContain('¥500');
  });

  it('that does not exist is a page too', async () => {
    const response = await fetch(`${bench.sandbox.url}/c/pay/cs_test_none`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such payment.');
  });
});

describe('the state page', () => {
  it('shows what there is under a banner, with buttons for the clock', async () => {
    const subscription = await aSubscription(bench);
    const markup = await pageOf(`${bench.sandbox.url}/_sandbox`, 'en');
    expect(markup).toContain('Sandbox: no real money moves here.');
    expect(markup).toContain(subscription.id);
    expect(markup).toContain('customer.subscription.created');
    const before = bench.sandbox.now();
    const moved = await fetch(`${bench.sandbox.url}/_sandbox/clock`, {
      method: 'POST',
      body: new URLSearchParams({ advanceSeconds: '86400' }),
      redirect: 'manual',
    });
    expect([moved.status, moved.headers.get('location')]).toEqual([303, '/_sandbox']);
    expect(bench.sandbox.now()).toBeGreaterThanOrEqual(before + 86_400_000);
  });
});

it('lets a person play bank and network by buttons of the state page', async () => {
  const { stripe, sandbox } = bench;
  const page = `${sandbox.url}/_sandbox`;
  const press = async (label: string): Promise<void> => {
    const markup = await pageOf(page, 'en');
    const form = [...markup.matchAll(/<form method="POST" action="([^"]+)">(.*?)<button>([^<]+)<\/button><\/form>/gs)].find((match) => match[3] === label);
    const fields = [...String(form?.[2]).matchAll(/name="(\w+)" value="(\w+)"/g)].map((match): [string, string] => [String(match[1]), String(match[2])]);
    const answer = await fetch(sandbox.url + String(form?.[1]), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/_sandbox']);
  };
  const session = await aSession(stripe, await aPrice(stripe, { currency: 'eur' }));
  await submitPage(session, { action: 'pay', method: 'sepa_debit' });
  await press('pays');
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  await press('Dispute');
  const [dispute] = (await stripe.disputes.list()).data;
  expect(dispute).toMatchObject({ status: 'needs_response', amount: 9900, currency: 'eur' });
  await press('Won');
  expect(await stripe.disputes.retrieve(String(dispute?.id))).toMatchObject({ status: 'won' });
  expect(await pageOf(page, 'zh-CN')).toContain('余额');
});

it('listens on loopback only', async () => {
  const open = { port: 0, host: '0.0.0.0' as '127.0.0.1', webhookUrl: 'http://127.0.0.1:9/', webhookSecret: SECRET };
  await expect(startSandbox(open)).rejects.toThrow('The sandbox listens on loopback only, not on 0.0.0.0.');
});
