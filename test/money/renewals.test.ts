import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId, encodeId, newId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { KolStanding } from '../../src/modules/kol/index.ts';
import { startMoney, type Money } from './support/money.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null });
});
/** What runs on would renew in every later test. */
afterEach(async () => {
  for (const { id } of (await money.stripe.subscriptions.list({ limit: 100 })).data) await money.stripe.subscriptions.cancel(id);
  await money.settle();
});
afterAll(() => money.stop());

const DECLINES_LATER = '4000000000000341';
const rowOf = (orderId: string) => money.app.platform.database.reader.selectFrom('membership_subscription').selectAll().where('orderId', '=', decodeId('Order', orderId)).executeTakeFirstOrThrow();
const untilPeriodEnd = async (orderId: string): Promise<number> => (await rowOf(orderId)).currentPeriodEnd.getTime() - money.sandbox.now();

test('40. A renewal that declines leaves access for seven days, then it is off; paid later it is on again, on the same grant', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale, DECLINES_LATER);
  const { currentPeriodEnd } = await rowOf(orderId);
  const grantId = (await money.grants(viewer, sale.community))[0]!.id;
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'PAST_DUE', accessEndsAt: new Date(currentPeriodEnd.getTime() + 7 * DAY).toISOString() });
  await money.advance(6 * DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  money.app.clock.advance(DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  money.app.clock.advance(-DAY);

  const { customer, latest_invoice: invoice } = await money.stripe.subscriptions.retrieve((await rowOf(orderId)).providerId);
  money.sandbox.changeCard(customer as string, '4242424242424242');
  await payInvoice(invoice as string);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE' });
  money.app.clock.advance(DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  money.app.clock.advance(-DAY);
  expect(await money.grants(viewer, sale.community)).toMatchObject([{ id: grantId, revokedAt: null }]);
});

test('a renewal that is paid extends the grant by a period', async () => {
  const sale = await money.aSale({ kind: 'YEARLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const first = await rowOf(orderId);
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  const second = await rowOf(orderId);
  expect(second.currentPeriodStart).toEqual(first.currentPeriodEnd);
  expect(second.paidThrough).toEqual(second.currentPeriodEnd);
  expect(await money.grants(viewer, sale.community)).toMatchObject([{ startsAt: first.createdAt, endsAt: new Date(second.currentPeriodEnd.getTime() + 7 * DAY), revokedAt: null }]);
});

test('45. Who subscribed keeps the price when the plan gets a new one', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { id } } }', { planId: sale.planId, minorUnits: 5_000 }, sale.owner);
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  const { latest_invoice: invoice } = await money.stripe.subscriptions.retrieve((await rowOf(orderId)).providerId, { expand: ['latest_invoice'] });
  expect(invoice).toMatchObject({ status: 'paid', amount_paid: 3_000, billing_reason: 'subscription_cycle' });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('52. A status that nobody knows gives no new access, takes none, raises an alarm and breaks nothing', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const before = await money.grants(viewer, sale.community);
  money.gateway.rewrite = (path, body) => {
    if (path.startsWith('/v1/checkout/sessions/') && typeof body.subscription === 'object') return { ...body, subscription: { ...body.subscription, status: 'frozen' } };
    return path.startsWith('/v1/subscriptions/') ? { ...body, status: 'frozen' } : null;
  };
  const alarms = await money.alarms();
  expect(await money.syncOrder(viewer, orderId)).toEqual({ errors: [] });
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'UNKNOWN' });
  expect(await money.grants(viewer, sale.community)).toEqual(before);
  expect(await money.alarms()).toBe(alarms + 1);

  const other = await money.aBuyer(sale);
  expect(await money.grants(other.viewer, sale.community)).toEqual([]);
  expect(await money.hasAccess(other.viewer, sale.community)).toBe(false);
  money.gateway.rewrite = null;
  await money.syncOrder(other.viewer, other.orderId);
  expect(await money.hasAccess(other.viewer, sale.community)).toBe(true);
});

test.each([{ minutes: 10 }, { minutes: -10 }])('53. With our clock $minutes minutes off, access neither ends early at a renewal nor at an agreed end', async ({ minutes }) => {
  const skew = minutes * MINUTE;
  money.app.clock.advance(skew);
  const renewing = await money.aSale({ kind: 'MONTHLY' });
  const ending = await money.aSale({ kind: 'MONTHLY' });
  const a = await money.aBuyer(renewing);
  const b = await money.aBuyer(ending);
  await money.changeSubscription('cancel', b.viewer, (await money.subscription(b.viewer, ending.community)).id);
  await money.advance((await untilPeriodEnd(a.orderId)) - MINUTE);
  expect(await money.hasAccess(a.viewer, renewing.community)).toBe(true);
  expect(await money.hasAccess(b.viewer, ending.community)).toBe(true);
  await money.advance(2 * MINUTE);
  expect(await money.hasAccess(a.viewer, renewing.community)).toBe(true);
  expect(await money.hasAccess(b.viewer, ending.community)).toBe(false);
  money.app.clock.advance(-skew);
});

async function payInvoice(invoice: string): Promise<void> {
  await money.stripe.invoices.pay(invoice);
  await money.settle();
}

test('a renewal is divided as the order says, between those who stand for its parts on that day', async () => {
  const { owner, community, priceId } = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { app } = money;
  const [partner, kol, heir, viewer] = [await app.world.aMember({ community, role: 'PARTNER' }), await app.world.aMember({ community }), await app.world.aMember({ community }), await app.world.aMember({ community })];
  const rowIdOf = async ({ userId }: SignedInViewer) => (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow()).id as string;
  const memberId = async (person: SignedInViewer) => encodeId('Member', await rowIdOf(person));
  const mutate = async (name: string, args: string, by: SignedInViewer) => expect((await app.run(`mutation { ${name}(${args}) { errors { ... on UserError { code } } } }`, {}, by)).data[name].errors).toEqual([]);
  const standing = newId();
  await app.platform.uow.run(async (tx) => {
    await tx.db.updateTable('member').set({ invitedByUserId: kol.userId }).where('communityId', '=', community.id).where('userId', '=', viewer.userId).execute();
    tx.em.create(KolStanding, { id: standing, communityId: community.id, memberId: await rowIdOf(kol), userId: kol.userId, entitlements: [], joinedAt: tx.now });
    return ok(null);
  });
  await mutate('updateShareRule', `communityId: "${encodeId('Community', community.id)}", input: { kolBasisPoints: 1500, partners: [{ memberId: "${await memberId(partner)}", basisPoints: 2500 }] }`, owner);
  const { order } = await money.startCheckout(viewer, priceId);
  await money.pay(order.checkoutUrl);
  await money.settle();
  const names = new Map(Object.entries({ owner, partner, kol, heir }).map(([name, person]) => [person.userId, name]));
  const sharesOfLast = async () => {
    const db = app.platform.database.reader;
    const { id } = await db.selectFrom('shared_payment').select('id').where('communityId', '=', community.id).orderBy('createdAt', 'desc').executeTakeFirstOrThrow();
    const rows = await db.selectFrom('payment_share').select(['kind', 'payeeUserId', 'amountMinor']).where('communityId', '=', community.id).where('paymentId', '=', id).orderBy('position').execute();
    return rows.map(({ kind, payeeUserId, amountMinor }) => [kind, names.get(payeeUserId as string) ?? null, amountMinor]);
  };
  const renewed = async () => {
    await money.advance((await untilPeriodEnd(order.id)) + MINUTE);
    return sharesOfLast();
  };
  expect(await sharesOfLast()).toEqual([['PLATFORM', null, 300], ['OWNER', 'owner', 1_500], ['PARTNER', 'partner', 750], ['KOL', 'kol', 450]]);
  await mutate('transferOwnership', `memberId: "${await memberId(heir)}"`, owner);
  expect(await renewed()).toEqual([['PLATFORM', null, 300], ['OWNER', 'heir', 1_500], ['PARTNER', 'partner', 750], ['KOL', 'kol', 450]]);
  await mutate('assignRole', `input: { memberId: "${await memberId(partner)}", role: MEMBER }`, heir);
  expect(await renewed()).toEqual([['PLATFORM', null, 300], ['OWNER', 'heir', 2_250], ['KOL', 'kol', 450]]);
  await app.platform.database.reader.updateTable('kol_standing').set({ endedAt: app.clock.now() }).where('id', '=', standing).execute();
  expect(await renewed()).toEqual([['PLATFORM', null, 300], ['OWNER', 'heir', 2_700]]);
  expect((await app.run('query ($slug: String!) { community(slug: $slug) { payeeBalances { payee { id } pending { minorUnits } available { minorUnits } } } }', { slug: community.slug }, heir)).data.community.payeeBalances.find(({ payee }: any) => payee.id === encodeId('User', heir.userId))).toBeDefined();
});
