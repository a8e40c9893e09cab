import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
import { payingOut } from './support/payouts.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let pay: ReturnType<typeof payingOut>;
let refund: ReturnType<typeof refunding>['refund'];
let staff: SignedInViewer;
beforeAll(async () => {
  money = await startMoney();
  pay = payingOut(money);
  refund = refunding(money).refund;
  staff = await money.app.world.aUser({ isStaff: true });
});
afterEach(() => pay.expectSound());
afterAll(() => money.stop());

/** A sale of 100.00 whose refund window has closed: 65.00 are the owner's, 25.00 the partner's, 10.00 the platform's. */
async function aShare(): Promise<Sale & { partner: SignedInViewer; orderId: string }> {
  const sale = await pay.aShop();
  const partner = await money.app.world.aMember({ community: sale.community, role: 'PARTNER' });
  await pay.setRule(sale.owner, sale.community, { partners: [{ memberId: await pay.memberId(partner, sale.community), basisPoints: 2_500 }] });
  const { orderId } = await money.aBuyer(sale);
  await pay.closeWindow();
  return { ...sale, partner, orderId };
}
const recorded = async ({ owner, community, partner }: { owner: SignedInViewer; community: Sale['community']; partner: SignedInViewer }, minorUnits: number): Promise<string> => {
  const { manualPayout, errors } = await pay.record(owner, community, partner, minorUnits);
  expect([manualPayout.state, manualPayout.answeredAt, errors]).toEqual(['AWAITING_CONFIRMATION', null, []]);
  return manualPayout.id;
};
const acts = async (): Promise<string[]> => (await pay.run('{ staffActs(first: 3) { nodes { act target } } }', {}, staff)).staffActs.nodes.map(({ act, target }: { act: string; target: string }) => `${act} ${target}`);
const subjects = async (viewer: SignedInViewer): Promise<string[]> => {
  const { email } = await money.app.platform.database.reader.selectFrom('user_account').select('email').where('id', '=', viewer.userId).executeTakeFirstOrThrow();
  return money.app.platform.mailbox!.list(email!).map(({ subject }) => subject);
};

test('Recorded by hand: set aside once with its reference, never more than can be paid out, and nothing is booked before the payee confirms it', async () => {
  const sale = await pay.aShop();
  const { owner, community } = sale;
  const partner = await money.app.world.aMember({ community, role: 'PARTNER' });
  await pay.setRule(owner, community, { partners: [{ memberId: await pay.memberId(partner, community), basisPoints: 2_500 }] });
  await money.aBuyer(sale);
  expect((await pay.record(owner, community, partner, 1)).errors).toMatchObject([{ code: 'MORE_THAN_AVAILABLE', path: ['input', 'minorUnits'] }]);
  await pay.closeWindow();
  expect((await expectNoTrace(money.app, () => pay.record(owner, community, partner, 2_501))).errors).toMatchObject([{ code: 'MORE_THAN_AVAILABLE' }]);
  const before = await pay.books(sale).accounts({ partner });
  const input = { reference: 'bank 20261121-7', idempotencyKey: 'once' };
  const [first, again] = [await pay.record(owner, community, partner, 2_000, input), await pay.record(owner, community, partner, 2_000, input)];
  expect([first.errors, first.manualPayout.state, again]).toEqual([[], 'AWAITING_CONFIRMATION', first]);
  expect((await pay.record(owner, community, partner, 100, { reference: 'bank 20261121-7' })).errors).toMatchObject([{ code: 'TAKEN', path: ['input', 'reference'] }]);
  expect((await pay.record(owner, community, partner, 501)).errors).toMatchObject([{ code: 'MORE_THAN_AVAILABLE' }]);
  expect([await pay.balance(partner), await pay.books(sale).accounts({ partner })]).toEqual([{ available: 500, awaitingConfirmation: 2_000 }, before]);
  await money.settle();
  expect(await subjects(partner)).toEqual(['请确认线下付款']);

  const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(money.app.clock.now()).slice(0, 7);
  const { closing, awaitingConfirmation, awaitingPayouts } = await pay.statement(partner, community, { month });
  expect([closing, awaitingConfirmation, awaitingPayouts.nodes]).toEqual([{ minorUnits: 2_500 }, { minorUnits: 2_000 }, [{ id: first.manualPayout.id, state: 'AWAITING_CONFIRMATION', reference: 'bank 20261121-7', amount: { minorUnits: 2_000 } }]]);
  expect((await Promise.all(Array.from({ length: 5 }, () => pay.onManual('confirm', partner, first.manualPayout.id)))).sort()).toEqual([...Array(4).fill('ALREADY_DECIDED'), 'CONFIRMED']);
  expect(await pay.balance(partner)).toEqual({ available: 500, paidManually: 2_000 });
  expect(await pay.books(sale).accounts({ partner })).toEqual({ ...before, 'PAYEE_AVAILABLE partner': -500, 'MANUAL_PAYOUT partner': -2_000 });
  const settled = await pay.statement(partner, community, { month });
  expect([settled.closing, settled.awaitingConfirmation, settled.awaitingPayouts.nodes]).toEqual([{ minorUnits: 500 }, { minorUnits: 0 }, []]);
  expect(settled.lines.nodes.at(-1)).toMatchObject({ kind: 'MANUAL_PAYOUT', change: { minorUnits: -2_000 }, accountChange: { minorUnits: 0 } });
  const outcomes = await Promise.all([300, 300, 300].map((minorUnits) => pay.record(owner, community, partner, minorUnits)));
  expect(outcomes.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
});

test('What waits for the payee is sent nowhere else; the rest is', async () => {
  const sale = await aShare();
  const id = await recorded(sale, 2_000);
  const { providerId } = await pay.onboard(sale.partner);
  await money.app.platform.jobs.run('payouts.plan-due-transfers');
  await money.settle();
  expect([await pay.balance(sale.partner), await pay.atProvider(providerId)]).toEqual([{ transferred: 500, awaitingConfirmation: 2_000 }, 500]);
  expect(await pay.onManual('withdraw', sale.owner, id)).toBe('WITHDRAWN');
  await money.settle();
  expect([await pay.balance(sale.partner), await pay.atProvider(providerId)]).toEqual([{ transferred: 2_500 }, 2_500]);
});

test('A payee who has not got it says so: the amount can be paid out again, whoever recorded it is told, and the reference is free', async () => {
  const sale = await aShare();
  const { manualPayout } = await pay.record(sale.owner, sale.community, sale.partner, 2_500, { reference: 'bank 1' });
  expect(await pay.onManual('dispute', sale.partner, manualPayout.id)).toBe('DISPUTED');
  await money.settle();
  expect([await pay.balance(sale.partner), await subjects(sale.owner)]).toEqual([{ available: 2_500 }, ['收款人表示未收到线下付款']]);
  for (const [verb, viewer] of [['confirm', sale.partner], ['dispute', sale.partner], ['withdraw', sale.owner], ['reverse', staff]] as const) {
    expect(await expectNoTrace(money.app, () => pay.onManual(verb, viewer, manualPayout.id))).toBe('ALREADY_DECIDED');
  }
  const again = await pay.record(sale.owner, sale.community, sale.partner, 2_500, { reference: 'bank 1' });
  expect([again.errors, await pay.balance(sale.partner)]).toEqual([[], { awaitingConfirmation: 2_500 }]);
  expect(await pay.books(sale).accounts({ partner: sale.partner })).toMatchObject({ 'PAYEE_AVAILABLE partner': -2_500 });
});

test('Nobody answers for the payee: not the owner who recorded it, not others, staff only when the payee is gone or silent, which is written down', async () => {
  const sale = await aShare();
  const [outsider, other] = [await money.app.world.aUser(), await money.app.world.aMember({ community: sale.community, role: 'PARTNER' })];
  const id = await recorded(sale, 1_000);
  for (const verb of ['confirm', 'dispute'] as const) {
    await expectNoTrace(money.app, () => expect(pay.onManual(verb, sale.owner, id)).rejects.toThrow('FORBIDDEN'));
    for (const viewer of [outsider, other]) expect(await expectNoTrace(money.app, () => pay.onManual(verb, viewer, id))).toBe('NOT_FOUND');
    expect(await expectNoTrace(money.app, () => pay.onManual(verb, staff, id))).toBe('PAYEE_DECIDES');
  }
  await expectNoTrace(money.app, () => expect(pay.onManual('reverse', sale.owner, id)).rejects.toThrow('FORBIDDEN'));
  for (const viewer of [outsider, other]) expect(await expectNoTrace(money.app, () => pay.onManual('withdraw', viewer, id))).toBe('NOT_FOUND');
  await expectNoTrace(money.app, () => expect(pay.onManual('withdraw', sale.partner, id)).rejects.toThrow('FORBIDDEN'));
  await money.advance(30 * DAY - 60_000);
  expect(await pay.onManual('confirm', staff, id)).toBe('PAYEE_DECIDES');
  await money.advance(60_000);
  expect(await pay.onManual('dispute', staff, id)).toBe('PAYEE_DECIDES');
  expect(await pay.onManual('confirm', staff, id)).toBe('CONFIRMED');
  expect([await pay.balance(sale.partner), (await acts())[0]]).toEqual([{ available: 1_500, paidManually: 1_000 }, `CONFIRM_MANUAL_PAYOUT ${id}`]);

  const second = await recorded(sale, 500);
  await pay.run('mutation ($id: ID!) { leaveCommunity(communityId: $id) { errors { __typename } } }', { id: encodeId('Community', sale.community.id) }, sale.partner);
  expect(await pay.onManual('confirm', staff, second)).toBe('CONFIRMED');
  const third = await recorded(sale, 400);
  expect(await pay.onManual('confirm', sale.partner, third)).toBe('CONFIRMED');
  expect(await pay.balance(sale.partner)).toEqual({ available: 600, paidManually: 1_900 });
});

test('The owner withdraws before the answer, staff reverses after it; both can be paid out again, and staff\'s part is written down', async () => {
  const sale = await aShare();
  const [first, second] = [await recorded(sale, 700), await recorded(sale, 800)];
  expect(await pay.balance(sale.partner)).toEqual({ available: 1_000, awaitingConfirmation: 1_500 });
  expect(await pay.onManual('reverse', staff, first)).toBe('NOT_CONFIRMED');
  expect(await pay.onManual('withdraw', sale.owner, first)).toBe('WITHDRAWN');
  expect(await pay.onManual('confirm', sale.partner, first)).toBe('ALREADY_DECIDED');
  expect(await pay.onManual('confirm', sale.partner, second)).toBe('CONFIRMED');
  expect(await pay.onManual('withdraw', sale.owner, second)).toBe('ALREADY_DECIDED');
  expect(await pay.balance(sale.partner)).toEqual({ available: 1_700, paidManually: 800 });
  expect(await pay.onManual('reverse', staff, second)).toBe('REVERSED');
  expect(await pay.onManual('reverse', staff, second)).toBe('ALREADY_DECIDED');
  const third = await recorded(sale, 900);
  expect(await pay.onManual('withdraw', staff, third)).toBe('WITHDRAWN');
  expect([await pay.balance(sale.partner), (await acts()).slice(0, 2)]).toEqual([{ available: 2_500 }, [`WITHDRAW_MANUAL_PAYOUT ${third}`, `REVERSE_MANUAL_PAYOUT ${second}`]]);

  expect((await pay.record(sale.owner, sale.community, sale.owner, 100)).errors).toMatchObject([{ code: 'NOT_ELIGIBLE' }]);
  const own = await pay.record(staff, sale.community, sale.owner, 6_500);
  expect([own.errors, (await acts())[0]]).toEqual([[], `RECORD_MANUAL_PAYOUT ${own.manualPayout.id}`]);
  expect([await pay.onManual('confirm', sale.owner, own.manualPayout.id), await pay.balance(sale.owner)]).toEqual(['CONFIRMED', { paidManually: 6_500 }]);
});

test('A refund while a payout waits: what is set aside is as good as paid, and what it covers is owed until it is let go', async () => {
  const sale = await aShare();
  const id = await recorded(sale, 2_000);
  expect((await refund(sale.owner, sale.orderId, { minorUnits: 5_000, reason: 'goodwill' })).errors).toEqual([]);
  await money.settle();
  expect(await pay.balance(sale.partner)).toEqual({ owed: 750, awaitingConfirmation: 2_000 });
  expect(await pay.onManual('dispute', sale.partner, id)).toBe('DISPUTED');
  expect(await pay.balance(sale.partner)).toEqual({ available: 1_250 });
  const again = await recorded(sale, 1_250);
  expect((await refund(sale.owner, sale.orderId, { reason: 'goodwill' })).errors).toEqual([]);
  await money.settle();
  expect(await pay.onManual('confirm', sale.partner, again)).toBe('CONFIRMED');
  expect(await pay.balance(sale.partner)).toEqual({ owed: 1_250, paidManually: 1_250 });
});

test('A dispute of the payment while a payout waits: withdrawn, the share is held like the rest', async () => {
  const sale = await aShare();
  const id = await recorded(sale, 2_000);
  const dispute = money.sandbox.openDispute((await pay.orderOf(sale.orderId)).providerPaymentId);
  await money.settle();
  expect(await pay.balance(sale.partner)).toEqual({ pending: 500, awaitingConfirmation: 2_000 });
  expect(await pay.onManual('withdraw', sale.owner, id)).toBe('WITHDRAWN');
  expect(await pay.balance(sale.partner)).toEqual({ pending: 2_500 });
  money.sandbox.closeDispute(dispute, 'won');
  await money.settle();
  expect(await pay.balance(sale.partner)).toEqual({ available: 2_500 });
});

test('Answer and withdrawal at once: one of them counts, and the money is in one place', async () => {
  for (const minorUnits of [500, 600, 700]) {
    const sale = await aShare();
    const id = await recorded(sale, minorUnits);
    const outcomes = await Promise.all([pay.onManual('confirm', sale.partner, id), pay.onManual('withdraw', sale.owner, id), pay.onManual('dispute', sale.partner, id), money.app.platform.jobs.run('payouts.plan-due-transfers')]);
    expect(outcomes.filter((outcome) => outcome === 'ALREADY_DECIDED')).toHaveLength(2);
    expect(await pay.balance(sale.partner)).toEqual(outcomes[0] === 'CONFIRMED' ? { available: 2_500 - minorUnits, paidManually: minorUnits } : { available: 2_500 });
    const rows = await money.app.platform.database.reader.selectFrom('ledger_transaction').select('kind').where('communityId', '=', sale.community.id).where('sourceType', '=', 'MANUAL_PAYOUT').where('sourceId', '=', decodeId('ManualPayout', id)).execute();
    expect(rows).toEqual(outcomes[0] === 'CONFIRMED' ? [{ kind: 'MANUAL_PAYOUT' }] : []);
  }
});
