import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { dayOf } from '../../../src/modules/communities/index.ts';
import { startMoney, type Money } from '../../money/support/money.ts';
import { refunding } from '../../money/support/refunds.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

const ERRORS = 'errors { ... on UserError { code path } }';
const PLAN = 'id kind name termDays startsOn endsOn endsAt price { id amount { minorUnits currency } } prices { trialDays validFrom validTo amount { minorUnits currency decimal } } upcomingPrices { id amount { minorUnits } validFrom validTo }';
const run = async (name: string, input: object, viewer: SignedInViewer) => {
  const type = name[0]!.toUpperCase() + name.slice(1);
  return (await money.app.run(`mutation ($input: ${type}Input!) { ${name}(input: $input) { plan { ${PLAN} } ${ERRORS} } }`, { input: { ...input, idempotencyKey: randomName('key') } }, viewer)).data[name] as { plan: any; errors: { code: string; path: string[] }[] };
};
const aSeller = async (more: object = {}) => {
  const { owner, community } = await money.app.world.aCommunity(more);
  const tierId = await money.aTier(owner, community);
  return { owner, community, tierId, plan: (input: object) => run('createPlan', { tierId, ...input }, owner), price: (input: object) => run('createPrice', input, owner) };
};
const inDays = (days: number): string => new Date(money.app.clock.now().getTime() + days * DAY).toISOString();

test('a tier has several plans of a kind, told apart by name, and each kind takes its own length', async () => {
  const { plan } = await aSeller();
  expect((await plan({ kind: 'TERM' })).plan).toMatchObject({ name: null, termDays: 365, endsAt: null });
  expect((await plan({ kind: 'TERM', name: '半年', termDays: 183 })).plan).toMatchObject({ name: '半年', termDays: 183 });
  expect((await plan({ kind: 'QUARTERLY', name: '学生' })).plan).toMatchObject({ kind: 'QUARTERLY', name: '学生', termDays: null });
  const refusals = await Promise.all([
    plan({ kind: 'TERM', name: '半年', termDays: 10 }), plan({ kind: 'TERM' }), plan({ kind: 'TERM', name: 'a', termDays: 0 }), plan({ kind: 'TERM', name: 'b', termDays: 3_661 }),
    plan({ kind: 'MONTHLY', termDays: 30 }), plan({ kind: 'LIFETIME', startsOn: '2030-01-01' }), plan({ kind: 'YEARLY', name: 'x'.repeat(41) }),
  ]);
  expect(refusals.map(({ errors }) => [errors[0]!.code, errors[0]!.path[1]])).toEqual([
    ['TAKEN', 'name'], ['TAKEN', 'kind'], ['OUT_OF_RANGE', 'termDays'], ['OUT_OF_RANGE', 'termDays'], ['INVALID', 'termDays'], ['INVALID', 'startsOn'], ['TOO_LONG', 'name'],
  ]);
});

test('a fixed period runs from midnight to midnight where the community is, also over a change of the clocks', async () => {
  const { plan } = await aSeller({ timeZone: 'Europe/Berlin' });
  const year = money.app.clock.now().getUTCFullYear() + 1;
  expect((await plan({ kind: 'FIXED_PERIOD', startsOn: `${year}-03-01`, endsOn: `${year}-06-30` })).plan).toMatchObject({ startsOn: `${year}-03-01`, endsOn: `${year}-06-30`, endsAt: `${year}-06-30T22:00:00.000Z` });
  const wrong = [{ startsOn: `${year}-02-30`, endsOn: `${year}-06-30` }, { startsOn: `${year}-06-30`, endsOn: `${year}-03-01` }, { startsOn: '2020-01-01', endsOn: '2020-12-31' }, { startsOn: `${year}-01-01` }];
  const refusals = await Promise.all(wrong.map((days, index) => plan({ kind: 'FIXED_PERIOD', name: `期${index}`, ...days })));
  expect(refusals.map(({ errors }) => errors[0])).toEqual([{ code: 'INVALID', path: ['input', 'startsOn'] }, ...Array.from({ length: 3 }, () => ({ code: 'INVALID', path: ['input', 'endsOn'] }))]);
});

test('a day that no clock can show, or that nobody sells, is refused and not a fault', async () => {
  const { plan, price } = await aSeller({ timeZone: 'America/New_York' });
  const refused = async (input: object) => (await plan({ kind: 'FIXED_PERIOD', name: randomName('期'), ...input })).errors[0];
  const outOfRange = (field: string) => ({ code: 'OUT_OF_RANGE', path: ['input', field] });
  for (const day of ['0000-01-01', '0001-01-01', '1999-12-31']) expect(await refused({ startsOn: day, endsOn: '2030-01-01' })).toEqual(outOfRange('startsOn'));
  for (const day of ['2101-01-01', '9999-12-31']) expect(await refused({ startsOn: '2030-01-01', endsOn: day })).toEqual(outOfRange('endsOn'));
  expect(await refused({ startsOn: '2000-01-01', endsOn: '2100-12-31' })).toBeUndefined();
  const { plan: { id } } = await plan({ kind: 'TERM' });
  expect((await price({ planId: id, minorUnits: 9_900, validFrom: '9999-12-31T23:59:59.999Z' })).errors).toEqual([outOfRange('validFrom')]);
  expect((await price({ planId: id, minorUnits: 9_900, validTo: '9999-12-31T23:59:59.999Z' })).errors).toEqual([outOfRange('validTo')]);
});

test('a period is sold until it ends, gives what is left of it, and is bought once', async () => {
  const { owner, community, plan, price } = await aSeller();
  const day = (days: number): string => inDays(days).slice(0, 10);
  const { plan: { id, endsAt } } = await plan({ kind: 'FIXED_PERIOD', startsOn: day(-10), endsOn: day(20) });
  const { plan: { price: { id: priceId } } } = await price({ planId: id, minorUnits: 9_900 });
  const { viewer, orderId } = await money.aBuyer({ community, priceId });
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID', accessEndsAt: endsAt });
  expect((await money.startCheckout(viewer, priceId)).errors).toMatchObject([{ code: 'ALREADY_SUBSCRIBED' }]);
  const late = await money.app.world.aMember({ community });
  await money.advance(22 * DAY);
  expect((await money.startCheckout(late, priceId)).errors).toMatchObject([{ code: 'PRICE_NOT_OFFERED' }]);
  expect(await money.hasAccess(viewer, community)).toBe(false);
  expect((await money.app.run(`{ node(id: "${id}") { ... on Plan { price { id } prices { id } } } }`, {}, owner)).data.node).toEqual({ price: null, prices: [] });
});

test('what is ordered on the last day of a period can be paid until it ends, and for 40 minutes at least; earlier, for as long as its page lives', async () => {
  const { community, plan, price } = await aSeller();
  const day = (days: number): string => inDays(days).slice(0, 10);
  const { plan: { id, endsAt } } = await plan({ kind: 'FIXED_PERIOD', startsOn: day(-10), endsOn: day(3) });
  const { plan: { price: { id: priceId } } } = await price({ planId: id, minorUnits: 9_900 });
  const end = Date.parse(endsAt);
  const payable = async (beforeEnd: number): Promise<[number | null, number]> => {
    await money.advance(end - beforeEnd - money.app.clock.now().getTime());
    const { order, errors } = await money.startCheckout(await money.app.world.aMember({ community }), priceId);
    expect(errors).toEqual([]);
    const { payableUntil } = await money.app.platform.database.reader.selectFrom('purchase_order').select('payableUntil').where('id', '=', decodeId('Order', order.id)).executeTakeFirstOrThrow() as { payableUntil: Date | null };
    const { data: [page] } = await money.stripe.checkout.sessions.list({ limit: 1 });
    return [payableUntil && (payableUntil.getTime() - end) / MINUTE, Math.round((page!.expires_at * 1_000 - end) / MINUTE)];
  };
  expect(await payable(2 * DAY)).toEqual([null, -DAY / MINUTE]);
  expect(await payable(HOUR)).toEqual([0, 0]);
  const [until, page] = await payable(10 * MINUTE);
  expect(Math.abs(until! - 30)).toBeLessThan(1);
  expect(Math.abs(page - 30)).toBeLessThanOrEqual(1);
});

/** Everything that a tier is sold by, and somebody who buys. */
const aStock = async () => {
  const { owner, community, plan, price } = await aSeller();
  const sold = async (minorUnits: number, input: object) => (await price({ planId: (await plan(input)).plan.id, minorUnits })).plan.price!.id as string;
  const viewer = await money.app.world.aMember({ community });
  const buy = async (priceId: string) => {
    const { order, errors } = await money.startCheckout(viewer, priceId);
    expect(errors).toEqual([]);
    await money.pay(order.checkoutUrl);
    await money.settle();
    return money.order(viewer, order.id);
  };
  const day = (days: number): string => inDays(days).slice(0, 10);
  return { owner, community, viewer, sold, buy, day };
};
const lengthOf = ({ accessStartsAt, accessEndsAt }: any): number => (Date.parse(accessEndsAt) - Date.parse(accessStartsAt)) / DAY;

test('a term begins behind a period of its tier that runs, and moves up when that goes back', async () => {
  const { sold, buy, day, viewer, community } = await aStock();
  const period = await buy(await sold(5_000, { kind: 'FIXED_PERIOD', startsOn: day(-5), endsOn: day(98) }));
  const term = await buy(await sold(10_000, { kind: 'TERM', termDays: 90 }));
  expect([term.state, term.accessStartsAt, lengthOf(term)]).toEqual(['PAID', period.accessEndsAt, 90]);
  const { errors } = await refunding(money).refund(viewer, period.id);
  expect(errors).toEqual([]);
  await money.settle();
  const moved = await money.order(viewer, term.id);
  expect([Date.parse(moved.accessStartsAt) <= money.app.clock.now().getTime(), lengthOf(moved), await money.hasAccess(viewer, community)]).toEqual([true, 90, true]);
});

test('a term fits in before a period to come only when it ends by then', async () => {
  const { sold, buy, day } = await aStock();
  const period = await buy(await sold(5_000, { kind: 'FIXED_PERIOD', startsOn: day(40), endsOn: day(60) }));
  const short = await buy(await sold(1_000, { kind: 'TERM', termDays: 20, name: '短' }));
  const long = await buy(await sold(2_000, { kind: 'TERM', termDays: 30, name: '长' }));
  expect([Date.parse(short.accessStartsAt) <= money.app.clock.now().getTime(), lengthOf(short), long.accessStartsAt, lengthOf(long)]).toEqual([true, 20, period.accessEndsAt, 30]);
});

test('a term begins behind complimentary days, and moves up when they are ended', async () => {
  const { owner, community, viewer, sold, buy } = await aStock();
  const priceId = await sold(10_000, { kind: 'TERM', termDays: 90 });
  const member = (await money.app.run('query ($slug: String!) { community(slug: $slug) { viewerMember { id } } }', { slug: community.slug }, viewer)).data.community.viewerMember;
  const tier = (await money.app.run('query ($slug: String!) { community(slug: $slug) { tiers { id } } }', { slug: community.slug }, owner)).data.community.tiers[0];
  const { grant } = await money.create('mutation ($input: GiveComplimentaryGrantInput!) { giveComplimentaryGrant(input: $input) { grant { id endsAt } } }', { tierId: tier.id, memberId: member.id, days: 30, reason: '感谢' }, owner);
  const term = await buy(priceId);
  expect([term.accessStartsAt, lengthOf(term)]).toEqual([grant.endsAt, 90]);
  await money.app.run(`mutation { endComplimentaryGrant(grantId: "${grant.id}") { errors { ... on UserError { code } } } }`, {}, owner);
  await money.settle();
  const moved = await money.order(viewer, term.id);
  expect([Date.parse(moved.accessStartsAt) <= money.app.clock.now().getTime(), lengthOf(moved), await money.hasAccess(viewer, community)]).toEqual([true, 90, true]);
});

test('a subscription beside what is paid for already is refused until that ends, with the day', async () => {
  const { community, viewer, sold, buy } = await aStock();
  const [termId, monthlyId] = [await sold(10_000, { kind: 'TERM', termDays: 90 }), await sold(3_000, { kind: 'MONTHLY' })];
  const first = await buy(termId);
  const second = await buy(termId);
  expect(second.accessStartsAt).toBe(first.accessEndsAt);
  const REFUSAL = 'errors { __typename ... on UserError { code message path } ... on CoveredUntilError { until } }';
  const ask = (name: string, result: string) => money.app.run(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} { id } ${REFUSAL} } }`, { input: { priceId: monthlyId, idempotencyKey: randomName('key') } }, viewer);
  for (const [name, result] of [['createQuote', 'quote'], ['startCheckout', 'order']] as const) {
    const { errors: [error] } = (await expectNoTrace(money.app, () => ask(name, result))).data[name];
    expect(error).toMatchObject({ __typename: 'CoveredUntilError', code: 'COVERED_UNTIL', until: second.accessEndsAt, path: null });
    expect(error.message).toContain(dayOf(new Date(second.accessEndsAt), community.timeZone));
  }
  await money.advance(181 * DAY);
  expect((await buy(monthlyId)).state).toBe('PAID');
  expect((await money.startCheckout(viewer, termId)).errors).toMatchObject([{ code: 'ALREADY_SUBSCRIBED' }]);
});

test('what never ends, and a period that is covered to its end, is sold to nobody who has it', async () => {
  const { sold, buy, day, viewer } = await aStock();
  const [spring, month, life, monthly] = [await sold(5_000, { kind: 'FIXED_PERIOD', startsOn: day(-5), endsOn: day(98) }), await sold(4_000, { kind: 'FIXED_PERIOD', name: '月', startsOn: day(20), endsOn: day(50) }), await sold(99_900, { kind: 'LIFETIME' }), await sold(3_000, { kind: 'MONTHLY' })];
  await buy(spring);
  for (const priceId of [spring, month]) expect((await money.startCheckout(viewer, priceId)).errors).toMatchObject([{ code: 'ALREADY_SUBSCRIBED' }]);
  expect((await buy(life)).state).toBe('PAID');
  for (const priceId of [life, monthly, spring]) expect((await money.startCheckout(viewer, priceId)).errors).toMatchObject([{ code: 'ALREADY_SUBSCRIBED' }]);
});

test('a quarter is charged every three months', async () => {
  const { community, plan, price } = await aSeller();
  const { plan: { price: { id: priceId } } } = await price({ planId: (await plan({ kind: 'QUARTERLY' })).plan.id, minorUnits: 9_000 });
  const { viewer } = await money.aBuyer({ community, priceId });
  const { currentPeriodEnd } = await money.subscription(viewer, community);
  const days = (Date.parse(currentPeriodEnd) - money.app.clock.now().getTime()) / DAY;
  expect(days).toBeGreaterThan(89 - 1);
  expect(days).toBeLessThan(93);
});

test('prices of several currencies stand side by side, zero- and three-decimal ones too', async () => {
  const { plan, price, community } = await aSeller();
  const planId = (await plan({ kind: 'TERM' })).plan.id;
  for (const [currency, minorUnits] of [['CNY', 19_900], ['JPY', 4_000], ['KWD', 8_500]] as const) await price({ planId, currency, minorUnits });
  const { plan: seen } = await price({ planId, currency: 'USD', minorUnits: 2_900 });
  expect(seen.prices.map(({ amount }: any) => [amount.currency, amount.decimal]).sort()).toEqual([['CNY', '199.00'], ['JPY', '4000'], ['KWD', '8.500'], ['USD', '29.00']]);
  expect(seen.price.amount).toEqual({ minorUnits: 19_900, currency: community.currency });
  const refusals = await Promise.all([price({ planId, currency: 'KWD', minorUnits: 8_501 }), price({ planId, currency: 'JPY', minorUnits: 49 }), price({ planId, currency: 'XXX', minorUnits: 500 })]);
  expect(refusals.map(({ errors }) => errors[0]!.code)).toEqual(['INVALID', 'AMOUNT_TOO_SMALL', 'INVALID']);
});

test('a price can be set for later, ends the one of that time, and can be taken back', async () => {
  const { owner, community, plan, price } = await aSeller();
  const planId = (await plan({ kind: 'TERM' })).plan.id;
  await price({ planId, minorUnits: 20_000 });
  const { plan: planned } = await price({ planId, minorUnits: 30_000, validFrom: inDays(10) });
  expect(planned).toMatchObject({ price: { amount: { minorUnits: 20_000 } }, prices: [{ validTo: planned.upcomingPrices[0].validFrom }], upcomingPrices: [{ amount: { minorUnits: 30_000 }, validTo: null }] });
  const { plan: between } = await price({ planId, minorUnits: 25_000, validFrom: inDays(5) });
  expect(between.upcomingPrices.map(({ amount, validTo }: any) => [amount.minorUnits, validTo])).toEqual([[25_000, planned.upcomingPrices[0].validFrom], [30_000, null]]);
  const refusals = await Promise.all([price({ planId, minorUnits: 1_000, validFrom: inDays(-1) }), price({ planId, minorUnits: 1_000, validFrom: inDays(6), validTo: inDays(11) }), price({ planId, minorUnits: 1_000, validFrom: inDays(6), validTo: inDays(6) })]);
  expect(refusals.map(({ errors }) => errors[0])).toEqual([{ code: 'INVALID', path: ['input', 'validFrom'] }, { code: 'INVALID', path: ['input', 'validTo'] }, { code: 'INVALID', path: ['input', 'validTo'] }]);
  const viewer = await money.app.world.aMember({ community });
  expect((await money.startCheckout(viewer, planned.upcomingPrices[0].id)).errors).toMatchObject([{ code: 'PRICE_NOT_OFFERED' }]);
  const back = (await money.app.run(`mutation { closePrice(priceId: "${planned.upcomingPrices[0].id}") { plan { upcomingPrices { amount { minorUnits } } } errors { ... on UserError { code } } } }`, {}, owner)).data.closePrice;
  expect(back).toEqual({ plan: { upcomingPrices: [{ amount: { minorUnits: 25_000 } }] }, errors: [] });
  await money.advance(6 * DAY);
  expect((await money.app.run(`{ node(id: "${planId}") { ... on Plan { price { amount { minorUnits } } } } }`, {}, owner)).data.node.price).toEqual({ amount: { minorUnits: 25_000 } });
});

test('trials belong to plans that renew, renewal prices to terms, and neither ever changes', async () => {
  const { plan, price, community } = await aSeller();
  const [monthly, term] = [(await plan({ kind: 'MONTHLY' })).plan.id, (await plan({ kind: 'TERM' })).plan.id];
  expect((await price({ planId: monthly, minorUnits: 3_000, trialDays: 14 })).plan.prices).toMatchObject([{ trialDays: 14 }]);
  const renewal = { earlyMinorUnits: 15_900, lapsedMinorUnits: 17_900 };
  expect((await price({ planId: term, minorUnits: 19_900, renewal })).errors).toEqual([]);
  const refusals = await Promise.all([price({ planId: term, minorUnits: 19_900, trialDays: 7 }), price({ planId: monthly, minorUnits: 3_000, trialDays: 731 }), price({ planId: monthly, minorUnits: 3_000, renewal }), price({ planId: term, minorUnits: 19_900, renewal: { lapsedMinorUnits: 1 } })]);
  expect(refusals.map(({ errors }) => [errors[0]!.code, errors[0]!.path.at(-1)])).toEqual([['INVALID', 'trialDays'], ['OUT_OF_RANGE', 'trialDays'], ['INVALID', 'renewal'], ['AMOUNT_TOO_SMALL', 'lapsedMinorUnits']]);
  const db = money.app.platform.database.reader;
  await expect(db.updateTable('price').set({ earlyMinor: 1 }).where('communityId', '=', community.id).execute()).rejects.toThrow('A price never changes');
  await expect(db.updateTable('plan').set({ termDays: 1 }).where('communityId', '=', community.id).execute()).rejects.toThrow('A plan never changes');
});

test('a refusal of a plan or a price names the field that is wrong, and what to do', async () => {
  const { owner, community } = await money.app.world.aCommunity();
  const call = async (name: string, input: object) => {
    const { data, errors } = await money.app.run(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { payload: ${name}(input: $input) { ${name === 'createTier' ? 'tier' : 'plan'} { id } errors { ... on UserError { code path message } } } }`, { input: { ...input, idempotencyKey: randomName('key') } }, owner);
    expect(errors).toEqual([]);
    return data.payload;
  };
  const { tier } = await call('createTier', { communityId: encodeId('Community', community.id), name: '会员', rank: 10, entitlements: [] });
  const { plan } = await call('createPlan', { tierId: tier.id, kind: 'MONTHLY' });
  const told = async (name: string, input: object) => (await call(name, input)).errors.map(({ code, path, message }: any) => [code, path.slice(1).join('.'), message]);
  expect(await told('createPlan', { tierId: tier.id, kind: 'MONTHLY' })).toEqual([['TAKEN', 'kind', 'The tier has a plan of this kind without a name: give this one a name, or give the other one a new price.']]);
  expect(await told('createPrice', { planId: plan.id, minorUnits: 3_000, currency: 'XXX' })).toEqual([['INVALID', 'currency', 'Nothing is sold in this currency.']]);
  expect(await told('createPrice', { planId: plan.id, minorUnits: 3_000, renewal: { earlyMinorUnits: 1 } })).toEqual([['INVALID', 'renewal', 'Only a TERM has renewal prices.']]);
  expect(await told('createPrice', { planId: plan.id, minorUnits: 3_000, validFrom: '9999-12-31T00:00:00.000Z' })).toMatchObject([['OUT_OF_RANGE', 'validFrom', expect.any(String)]]);
});
