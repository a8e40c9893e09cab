import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startMoney, type Money } from './support/money.ts';
import { payingOut } from './support/payouts.ts';

let money: Money;
let pay: ReturnType<typeof payingOut>;
beforeAll(async () => {
  money = await startMoney();
  pay = payingOut(money);
});
beforeEach(() => void Object.assign(money.gateway, { rewrite: null, answer: null, lose: null }));
afterEach(() => pay.expectSound());
afterAll(() => money.stop());

test('72. An account that is restricted after the sale gets nothing; the share is sent when it is enabled again', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  await money.aBuyer(sale);
  money.sandbox.setStanding(providerId, 'restricted');
  await money.settle();
  expect(await pay.account(sale.owner)).toMatchObject({ state: 'RESTRICTED', canReceive: false, requirements: ['individual.verification.document'] });
  await pay.closeWindow();
  expect([await pay.balance(sale.owner), await pay.states(sale)]).toEqual([{ available: 9_000 }, []]);
  money.sandbox.setStanding(providerId, 'restricted-soon');
  await money.settle();
  await money.settle();
  expect(await pay.account(sale.owner)).toMatchObject({ state: 'RESTRICTED_SOON', canReceive: true });
  expect([await pay.balance(sale.owner), await pay.states(sale)]).toEqual([{ transferred: 9_000 }, [['MADE', 9_000, 0]]]);
});

test('72. An account that we believe enabled and the provider refuses: the share can be paid out again, and the account is asked for', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  await money.aBuyer(sale);
  money.sandbox.pause();
  money.sandbox.setStanding(providerId, 'restricted');
  const before = await money.alarms();
  await money.advance(4 * 86_400_000);
  await money.app.platform.jobs.run('ledger.release-due-shares');
  await money.app.platform.jobs.drain();
  expect(await pay.states(sale)).toEqual([['FAILED', 9_000, 0]]);
  expect(await pay.account(sale.owner)).toMatchObject({ state: 'RESTRICTED' });
  expect(await pay.balance(sale.owner)).toEqual({ available: 9_000 });
  expect(await money.alarms()).toBe(before + 1);
  money.sandbox.resume();
  await money.settle();
  money.sandbox.setStanding(providerId, 'enabled');
  await money.settle();
  await money.settle();
  expect([await pay.states(sale), await pay.balance(sale.owner), await pay.atProvider(providerId)]).toEqual([[['MADE', 9_000, 0], ['FAILED', 9_000, 0]], { transferred: 9_000 }, 9_000]);
});

test('75. A payout that the bank sends back is in the payout account again, and the payee is told once', async () => {
  const sale = await pay.aShop();
  const { email } = await money.app.platform.database.reader.selectFrom('user_account').select('email').where('id', '=', sale.owner.userId).executeTakeFirstOrThrow();
  const mails = () => money.app.platform.mailbox!.list(email!).map(({ subject, text }) => [subject, text.includes('90.00 CNY')]);
  const { providerId } = await pay.onboard(sale.owner);
  await money.aBuyer(sale);
  await pay.closeWindow();
  await money.advance(8 * 86_400_000);
  const [payout] = money.sandbox.payOut(providerId);
  await money.settle();
  expect([await pay.balance(sale.owner), (await pay.account(sale.owner)).bankPayouts.nodes]).toEqual([{}, [{ status: 'PENDING', failureReason: null, amount: { minorUnits: 9_000, currency: 'CNY' } }]]);
  money.sandbox.failPayout(payout!);
  await money.settle();
  await money.settle();
  expect([await pay.balance(sale.owner), (await pay.account(sale.owner)).bankPayouts.nodes]).toEqual([{ transferred: 9_000 }, [{ status: 'FAILED', failureReason: 'account_closed', amount: { minorUnits: 9_000, currency: 'CNY' } }]]);
  expect(mails()).toEqual([['提现失败', true]]);
  const { data } = await money.stripe.events.list({ types: ['payout.created', 'payout.failed'] }, { stripeAccount: providerId });
  expect(data.map(({ type }) => type)).toEqual(['payout.failed', 'payout.created']);
  for (const { id } of data) await money.app.platform.database.reader.updateTable('stripe_event').set({ state: 'RECEIVED', claimedAt: null }).where('id', '=', id).execute();
  await money.app.platform.jobs.run('stripe-events.apply-received');
  await money.settle();
  expect([await pay.balance(sale.owner), mails()]).toEqual([{ transferred: 9_000 }, [['提现失败', true]]]);
});

test('76. Who takes our access away gets nothing more; sales go on, the shares are kept, and another account can be opened', async () => {
  const sale = await pay.aShop();
  const first = await pay.onboard(sale.owner);
  await money.aBuyer(sale);
  money.sandbox.deauthorize(first.providerId);
  await money.settle();
  expect(await pay.account(sale.owner)).toMatchObject({ id: first.accountId, state: 'DEAUTHORIZED', canReceive: false });
  await money.aBuyer(sale);
  await pay.closeWindow();
  expect([await pay.balance(sale.owner), await pay.states(sale)]).toEqual([{ available: 18_000 }, []]);
  const second = await pay.onboard(sale.owner);
  await money.settle();
  expect(second.accountId).not.toBe(first.accountId);
  expect([await pay.balance(sale.owner), await pay.atProvider(second.providerId)]).toEqual([{ transferred: 18_000 }, 18_000]);
});

test('77. A link is made at each click, opens once, and only for the owner of the account', async () => {
  const sale = await pay.aShop();
  const first = await pay.openOnboarding(sale.owner);
  const second = await pay.openOnboarding(sale.owner);
  expect([first.errors, first.account.state, second.account.id === first.account.id, second.url === first.url]).toEqual([[], 'NOT_STARTED', true, false]);
  expect(await pay.fillIn(first.url, 'later')).toMatch(/\/payouts$/);
  const again = await fetch(first.url, { redirect: 'manual' });
  expect([again.status, new URL(again.headers.get('location')!).searchParams.get('account')]).toEqual([303, first.account.id]);

  const calls = money.gateway.calls.length;
  const other = await money.app.world.aMember({ community: sale.community, role: 'PARTNER' });
  expect(await pay.openOnboarding(other, { accountId: first.account.id })).toEqual({ account: null, url: null, expiresAt: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['input', 'accountId'] }] });
  const nobody = await money.app.world.aMember({ community: sale.community });
  expect((await pay.openOnboarding(nobody)).errors).toMatchObject([{ code: 'NOT_ELIGIBLE' }]);
  expect((await money.app.run(`{ node(id: "${first.account.id}") { id } }`, {}, other)).data.node).toBeNull();
  expect([money.gateway.calls.length, await pay.account(other), await pay.account(nobody)]).toEqual([calls, null, null]);
  expect((await pay.openOnboarding(sale.owner, { accountId: first.account.id })).errors).toEqual([]);
});

test('The ways back from the provider\'s page lead somewhere also without pages of our own', async () => {
  const base = await money.app.listen();
  for (const path of ['/payouts', '/payouts/onboarding?account=x']) expect((await fetch(`${base}${path}`)).status).toBe(200);
});
