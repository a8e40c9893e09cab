import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { orderById } from '../../../src/modules/billing/index.ts';
import { escrowCompensator } from '../../../src/modules/escrows/index.ts';
import { startMoney, type Money } from '../../money/support/money.ts';
import { refunding } from '../../money/support/refunds.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

const ERRORS = 'errors { __typename ... on UserError { code path } }';
const ESCROW = 'id purpose state subject objection decision dueAt paidAt fulfilledAt endedAt payer { displayName } recipient { displayName } offer { title } order { state amount { minorUnits currency } }';
const run = async (document: string, variables: object, viewer: SignedInViewer) => {
  const { data, errors } = await money.app.run(document, variables as never, viewer);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0] as any;
};
const createOffer = (viewer: SignedInViewer, community: CommunityRow, more: object = {}) =>
  run(`mutation ($input: CreateServiceOfferInput!) { createServiceOffer(input: $input) { offer { id kind title price { minorUnits currency } withinHours closedAt provider { displayName } } ${ERRORS} } }`,
    { input: { communityId: encodeId('Community', community.id), kind: 'QUESTION', title: '问我川菜', minorUnits: 5_000, withinHours: 48, idempotencyKey: randomName('key'), ...more } }, viewer);
const order = (viewer: SignedInViewer, offerId: string, more: object = {}) =>
  run(`mutation ($input: OrderServiceInput!) { orderService(input: $input) { escrow { ${ESCROW} } order { id checkoutUrl } ${ERRORS} } }`, { input: { offerId, subject: '豆瓣酱怎么选？', idempotencyKey: randomName('key'), ...more } }, viewer);
const tip = (viewer: SignedInViewer, memberId: string, more: object = {}) =>
  run(`mutation ($input: SendTipInput!) { sendTip(input: $input) { escrow { ${ESCROW} } order { id checkoutUrl } ${ERRORS} } }`, { input: { memberId, minorUnits: 800, subject: '谢谢', idempotencyKey: randomName('key'), ...more } }, viewer);
const change = (verb: 'fulfil' | 'decline' | 'confirm', viewer: SignedInViewer, escrowId: string) => run(`mutation ($id: ID!) { ${verb}Escrow(escrowId: $id) { escrow { ${ESCROW} } ${ERRORS} } }`, { id: escrowId }, viewer);
const reject = (viewer: SignedInViewer, escrowId: string, reason = '没有回答') => run(`mutation ($id: ID!, $reason: String!) { rejectEscrow(escrowId: $id, reason: $reason) { escrow { ${ESCROW} } ${ERRORS} } }`, { id: escrowId, reason }, viewer);
const decide = (viewer: SignedInViewer, escrowId: string, decision: 'FULFILLED' | 'REFUND', reason = '看过了') => run(`mutation ($input: DecideEscrowInput!) { decideEscrow(input: $input) { escrow { ${ESCROW} } ${ERRORS} } }`, { input: { escrowId, decision, reason } }, viewer);
const mine = async (viewer: SignedInViewer, side: string): Promise<string[]> => (await money.app.run('query ($side: EscrowSide!) { viewerEscrows(side: $side) { nodes { id } } }', { side }, viewer)).data.viewerEscrows.nodes.map(({ id }: { id: string }) => id);
const show = async (viewer: SignedInViewer, id: string) => (await money.app.run(`query ($id: ID!) { node(id: $id) { ... on Escrow { ${ESCROW} } } }`, { id }, viewer)).data.node;
const memberId = async (community: CommunityRow, viewer: SignedInViewer): Promise<string> =>
  encodeId('Member', (await money.app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', viewer.userId).executeTakeFirstOrThrow()).id as string);
/** What the recipient's shares are: waiting, or to be paid out. */
async function sharesOf(community: CommunityRow, viewer: SignedInViewer) {
  await money.app.platform.jobs.run('ledger.release-due-shares');
  const rows = await money.app.platform.database.reader.selectFrom('payment_share').select(['kind', 'amountMinor', 'reversedMinor', 'pendingMinor', 'availableMinor']).where('communityId', '=', community.id).where('payeeUserId', '=', viewer.userId).execute();
  return rows as { kind: string; amountMinor: number; reversedMinor: number; pendingMinor: number; availableMinor: number }[];
}
async function aCommunity() {
  const { owner, community } = await money.app.world.aCommunity({ currency: 'CNY' } as object);
  return { owner, community, expert: await money.app.world.aMember({ community, displayName: '专家' }), asker: await money.app.world.aMember({ community, displayName: '提问者' }) };
}
/** A question, or a service, that has been paid for. */
async function aPaid(kind: 'QUESTION' | 'SERVICE' = 'QUESTION') {
  const world = await aCommunity();
  const { offer } = await createOffer(world.expert, world.community, { kind });
  const { escrow, order: placed } = await order(world.asker, offer.id);
  await money.pay(placed.checkoutUrl);
  await money.settle();
  return { ...world, offerId: offer.id as string, escrowId: escrow.id as string, orderId: placed.id as string };
}
const endDue = async (): Promise<void> => {
  await money.app.platform.jobs.run('escrows.end-due');
  await money.settle();
};

test('a paid question is held until it is answered, and the money is theirs three days later', async () => {
  const { community, expert, asker, escrowId } = await aPaid();
  const held = await show(asker, escrowId);
  expect(held).toMatchObject({ purpose: 'QUESTION', state: 'HELD', subject: '豆瓣酱怎么选？', payer: { displayName: '提问者' }, recipient: { displayName: '专家' }, offer: { title: '问我川菜' }, order: { state: 'PAID', amount: { minorUnits: 5_000, currency: 'CNY' } } });
  expect(Date.parse(held.dueAt) - Date.parse(held.paidAt)).toBe(48 * HOUR);
  await money.advance(47 * HOUR);
  expect(await sharesOf(community, expert)).toEqual([{ kind: 'SELLER', amountMinor: 4_500, reversedMinor: 0, pendingMinor: 4_500, availableMinor: 0 }]);
  expect((await change('fulfil', expert, escrowId)).escrow).toMatchObject({ state: 'FULFILLED' });
  expect((await change('fulfil', expert, escrowId)).errors).toEqual([]);
  await money.advance(3 * DAY - MINUTE);
  await endDue();
  expect(await show(expert, escrowId)).toMatchObject({ state: 'FULFILLED' });
  expect((await sharesOf(community, expert))[0]).toMatchObject({ pendingMinor: 4_500, availableMinor: 0 });
  await money.advance(2 * MINUTE);
  await endDue();
  expect(await show(asker, escrowId)).toMatchObject({ state: 'SETTLED', dueAt: null });
  expect((await sharesOf(community, expert))[0]).toMatchObject({ pendingMinor: 0, availableMinor: 4_500 });
  expect((await change('decline', expert, escrowId)).errors).toMatchObject([{ code: 'ESCROW_OVER', path: ['escrowId'] }]);
});

test('an answer that is none is objected to: the money waits for a decision, and goes back once', async () => {
  const { community, owner, expert, asker, escrowId, orderId } = await aPaid();
  expect((await reject(asker, escrowId)).errors).toMatchObject([{ code: 'ESCROW_OVER', path: ['escrowId'] }]);
  await change('fulfil', expert, escrowId);
  expect((await reject(asker, escrowId, ' ')).errors).toMatchObject([{ __typename: 'InvalidInputError', code: 'REQUIRED', path: ['reason'] }]);
  await money.advance(2 * DAY);
  expect((await reject(asker, escrowId)).escrow).toMatchObject({ state: 'REJECTED', objection: '没有回答', dueAt: null });
  expect((await reject(asker, escrowId, '另一个理由')).escrow).toMatchObject({ objection: '没有回答' });
  await money.advance(30 * DAY);
  await endDue();
  expect([(await show(expert, escrowId)).state, await sharesOf(community, expert)]).toMatchObject(['REJECTED', [{ pendingMinor: 4_500, availableMinor: 0 }]]);
  expect([await mine(owner, 'DECIDER'), await mine(asker, 'DECIDER'), await mine(expert, 'DECIDER')]).toEqual([[escrowId], [], []]);
  expect((await decide(owner, escrowId, 'REFUND', '')).errors).toMatchObject([{ code: 'REQUIRED', path: ['input', 'reason'] }]);
  const answers = await Promise.all([decide(owner, escrowId, 'REFUND'), decide(owner, escrowId, 'FULFILLED'), decide(owner, escrowId, 'REFUND')]);
  expect(answers.map(({ errors }) => errors[0]?.code ?? null).sort()).toEqual(['ESCROW_OVER', 'ESCROW_OVER', null]);
  await money.settle();
  const isBack = answers[1].escrow === null;
  expect(await show(asker, escrowId)).toMatchObject({ state: isBack ? 'REFUNDED' : 'SETTLED', decision: '看过了' });
  const refunds = await money.app.platform.database.reader.selectFrom('refund').select(['origin', 'amountMinor', 'state']).where('orderId', '=', decodeId('Order', orderId)).execute();
  expect(refunds).toMatchObject(isBack ? [{ origin: 'ESCROW', amountMinor: 5_000, state: 'SUCCEEDED' }] : []);
  expect(await sharesOf(community, expert)).toMatchObject([isBack ? { reversedMinor: 4_500, pendingMinor: 0, availableMinor: 0 } : { reversedMinor: 0, pendingMinor: 0, availableMinor: 4_500 }]);
  expect(await mine(owner, 'DECIDER')).toEqual([]);
});

test.each([
  { decision: 'REFUND', state: 'REFUNDED', share: { reversedMinor: 4_500, pendingMinor: 0, availableMinor: 0 } },
  { decision: 'FULFILLED', state: 'SETTLED', share: { reversedMinor: 0, pendingMinor: 0, availableMinor: 4_500 } },
] as const)('what is objected to in the matter of an owner is decided by staff: $decision', async ({ decision, state, share }) => {
  const { community, owner, expert, asker } = await aCommunity();
  const { offer } = await createOffer(owner, community);
  const { escrow, order: placed } = await order(asker, offer.id);
  await money.pay(placed.checkoutUrl);
  await money.settle();
  const staff = await money.app.world.aUser({ isStaff: true });
  await change('fulfil', owner, escrow.id);
  expect([await show(staff, escrow.id), (await decide(staff, escrow.id, decision)).errors]).toMatchObject([null, [{ code: 'NOT_FOUND' }]]);
  await reject(asker, escrow.id);
  for (const viewer of [owner, asker]) expect((await expectNoTrace(money.app, () => decide(viewer, escrow.id, 'FULFILLED'))).errors).toMatchObject([{ code: 'PARTY_TO_IT', path: ['input', 'escrowId'] }]);
  expect((await expectNoTrace(money.app, () => decide(expert, escrow.id, 'FULFILLED'))).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect([await mine(staff, 'DECIDER'), (await show(staff, escrow.id)).objection]).toEqual([expect.arrayContaining([escrow.id]), '没有回答']);
  expect((await decide(staff, escrow.id, decision)).errors).toEqual([]);
  await money.advance(72 * HOUR + MINUTE);
  expect([(await show(asker, escrow.id)).state, await sharesOf(community, owner)]).toMatchObject([state, [share]]);
  expect((await money.app.run('{ staffActs(first: 1) { nodes { act target } } }', {}, staff)).data.staffActs.nodes).toEqual([{ act: 'DECIDE_ESCROW', target: escrow.id }]);
});

test('an objection ends by itself when one of the two gives in; three days are enough to make one', async () => {
  const [accepted, returned, late] = [await aPaid(), await aPaid('SERVICE'), await aPaid()];
  for (const { expert, escrowId } of [accepted, returned, late]) await change('fulfil', expert, escrowId);
  for (const { asker, escrowId } of [accepted, returned]) await reject(asker, escrowId);
  expect((await expectNoTrace(money.app, () => reject(late.expert, late.escrowId))).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await change('confirm', accepted.asker, accepted.escrowId)).escrow).toMatchObject({ state: 'SETTLED' });
  expect((await change('decline', returned.expert, returned.escrowId)).escrow).toMatchObject({ state: 'EXPIRED' });
  await money.settle();
  expect(await show(returned.asker, returned.escrowId)).toMatchObject({ state: 'REFUNDED' });
  await money.advance(3 * DAY + MINUTE);
  expect((await reject(late.asker, late.escrowId)).errors).toMatchObject([{ code: 'ESCROW_OVER' }]);
});

test('a question that nobody answers in time goes back in full, once, and nobody has a share of it', async () => {
  const { community, expert, asker, escrowId, orderId } = await aPaid();
  await money.advance(48 * HOUR + MINUTE);
  expect((await change('fulfil', expert, escrowId)).errors).toMatchObject([{ code: 'ESCROW_OVER' }]);
  await Promise.all([money.app.platform.jobs.run('escrows.end-due'), money.app.platform.jobs.run('escrows.end-due')]);
  await endDue();
  expect(await show(asker, escrowId)).toMatchObject({ state: 'REFUNDED', order: { state: 'REFUNDED' } });
  const refunds = await money.app.platform.database.reader.selectFrom('refund').select(['origin', 'amountMinor', 'state']).where('orderId', '=', decodeId('Order', orderId)).execute();
  expect(refunds).toMatchObject([{ origin: 'ESCROW', amountMinor: 5_000 }]);
  expect(await sharesOf(community, expert)).toEqual([{ kind: 'SELLER', amountMinor: 4_500, reversedMinor: 4_500, pendingMinor: 0, availableMinor: 0 }]);
});

test('a service is the payer’s to accept; the money is theirs, and payable when the operator’s time is over', async () => {
  const { community, expert, asker, escrowId } = await aPaid('SERVICE');
  expect((await change('confirm', asker, escrowId)).errors).toMatchObject([{ code: 'ESCROW_OVER' }]);
  await change('fulfil', expert, escrowId);
  expect((await change('confirm', asker, escrowId)).escrow).toMatchObject({ state: 'SETTLED' });
  await money.advance(71 * HOUR);
  expect((await sharesOf(community, expert))[0]).toMatchObject({ pendingMinor: 4_500, availableMinor: 0 });
  await money.advance(HOUR + MINUTE);
  expect((await sharesOf(community, expert))[0]).toMatchObject({ pendingMinor: 0, availableMinor: 4_500 });
});

test('who declines gives the money back at once', async () => {
  const { expert, asker, escrowId } = await aPaid('SERVICE');
  expect((await change('decline', expert, escrowId)).escrow).toMatchObject({ state: 'EXPIRED' });
  await money.settle();
  expect(await show(asker, escrowId)).toMatchObject({ state: 'REFUNDED' });
});

test('a tip is theirs when it is paid; its share waits for the refund window like any other', async () => {
  const { community, expert, asker } = await aCommunity();
  const { escrow, order: placed } = await tip(asker, await memberId(community, expert));
  expect(escrow).toMatchObject({ purpose: 'TIP', state: 'AWAITING_PAYMENT', subject: '谢谢', offer: null });
  await money.pay(placed.checkoutUrl);
  await money.settle();
  expect(await show(expert, escrow.id)).toMatchObject({ state: 'SETTLED' });
  expect(await sharesOf(community, expert)).toMatchObject([{ amountMinor: 720, pendingMinor: 720, availableMinor: 0 }]);
  await money.advance(72 * HOUR + MINUTE);
  expect(await sharesOf(community, expert)).toMatchObject([{ pendingMinor: 0, availableMinor: 720 }]);
});

test('what nobody pays is canceled with its order', async () => {
  const { community, expert, asker } = await aCommunity();
  const { offer } = await createOffer(expert, community);
  const { escrow } = await order(asker, offer.id);
  await money.advance(25 * HOUR);
  await endDue();
  expect(await show(asker, escrow.id)).toMatchObject({ state: 'CANCELED', order: { state: 'EXPIRED' } });
});

test('who leaves offers nothing any more, and what is held for them goes back', async () => {
  const { community, expert, asker, escrowId, offerId } = await aPaid();
  await run('mutation ($id: ID!) { leaveCommunity(communityId: $id) { errors { __typename } } }', { id: encodeId('Community', community.id) }, expert);
  await money.settle();
  expect(await show(asker, escrowId)).toMatchObject({ state: 'REFUNDED', recipient: null });
  expect((await order(asker, offerId)).errors).toMatchObject([{ code: 'OFFER_CLOSED', path: ['input', 'offerId'] }]);
});

test('the same key is the same agreement, and one page', async () => {
  const { community, expert, asker } = await aCommunity();
  const { offer } = await createOffer(expert, community);
  const key = randomName('key');
  const [first, second] = [await order(asker, offer.id, { idempotencyKey: key }), await order(asker, offer.id, { idempotencyKey: key })];
  expect(second).toEqual(first);
  expect(await money.app.platform.database.reader.selectFrom('escrow').select('id').where('communityId', '=', community.id).execute()).toHaveLength(1);
});

test('what was declined, or not done in time, while its payment was disputed goes back once when the dispute is won', async () => {
  const back = refunding(money);
  for (const isDeclined of [true, false]) {
    const { expert, asker, escrowId, orderId } = await aPaid();
    const [payment] = await back.payments(orderId);
    const dispute = money.sandbox.openDispute(payment!.providerPaymentId, { reason: 'product_not_received' });
    await money.settle();
    if (isDeclined) await change('decline', expert, escrowId);
    else await money.advance(48 * HOUR + MINUTE);
    await endDue();
    expect(await show(asker, escrowId)).toMatchObject({ state: 'EXPIRED', order: { state: 'DISPUTED' } });
    expect(await back.refundsOf(asker, orderId)).toMatchObject([{ origin: 'ESCROW', state: 'REQUESTED' }]);
    money.sandbox.closeDispute(dispute, 'won');
    await money.settle();
    await Promise.all([money.app.platform.jobs.run('escrows.end-due'), money.app.platform.jobs.run('escrows.end-due')]);
    await endDue();
    await endDue();
    expect(await show(asker, escrowId)).toMatchObject({ state: 'REFUNDED', order: { state: 'REFUNDED' } });
    expect(await back.refundsOf(asker, orderId)).toMatchObject([{ origin: 'ESCROW', amount: { minorUnits: 5_000 } }]);
    expect(await back.givenBack(payment!.providerPaymentId)).toEqual([5_000]);
  }
});

test('a refund that did not arrive gives the time anew, also to what had not heard of its payment', async () => {
  const { expert, asker, community } = await aCommunity();
  const { offer } = await createOffer(expert, community);
  const { escrow, order: placed } = await order(asker, offer.id);
  const reverse = async (way: 'undo' | 'redo') => {
    await money.app.platform.uow.run(async (tx) => {
      await escrowCompensator[way](tx, await orderById(tx.db, decodeId('Order', placed.id)), { id: null, paymentId: null, amountMinor: 5_000, currency: 'CNY', endsAccess: true, isWholeOrder: true });
      return { ok: true as const, value: null };
    });
    return show(asker, escrow.id);
  };
  const now = () => money.app.clock.now().getTime();
  for (let times = 0; times < 2; times++) {
    expect(await reverse('undo')).toMatchObject({ state: 'REFUNDED', dueAt: null });
    await money.advance(HOUR);
    const again = await reverse('redo');
    expect(again).toMatchObject({ state: 'HELD', endedAt: null, paidAt: expect.any(String) });
    expect(Math.abs(Date.parse(again.dueAt) - now() - 48 * HOUR)).toBeLessThan(MINUTE);
  }
});

test('what is refused says why, and writes nothing', async () => {
  const { community, expert, asker } = await aCommunity();
  const { offer } = await createOffer(expert, community);
  const outsider = await money.app.world.aUser();
  const refusal = async (answer: Promise<any>) => (await answer).errors.map(({ code, path }: { code: string; path: string[] | null }) => [code, path?.at(-1) ?? null]);
  expect(await refusal(order(expert, offer.id))).toEqual([['PAYING_YOURSELF', 'offerId']]);
  expect(await refusal(order(outsider, offer.id))).toEqual([['NOT_A_MEMBER', null]]);
  expect(await refusal(order(asker, offer.id, { subject: ' ' }))).toEqual([['REQUIRED', 'subject']]);
  expect(await refusal(order(asker, offer.id, { channel: 'MINI_PROGRAM_IOS' }))).toEqual([['NOT_SOLD_HERE', 'channel']]);
  expect(await refusal(order(asker, offer.id, { channel: 'MINI_PROGRAM_ANDROID' }))).toEqual([['NOT_SOLD_HERE', 'channel']]);
  expect(await refusal(tip(asker, await memberId(community, asker)))).toEqual([['PAYING_YOURSELF', 'memberId']]);
  expect(await refusal(tip(asker, await memberId(community, expert), { minorUnits: 1 }))).toEqual([['AMOUNT_TOO_SMALL', 'minorUnits']]);
  expect(await refusal(createOffer(expert, community, { minorUnits: 1 }))).toEqual([['AMOUNT_TOO_SMALL', 'minorUnits']]);
  expect(await refusal(createOffer(expert, community, { withinHours: 721 }))).toEqual([['OUT_OF_RANGE', 'withinHours']]);
  expect(await refusal(createOffer(outsider, community))).toEqual([['NOT_A_MEMBER', null]]);
  const closed = await run(`mutation ($id: ID!) { closeServiceOffer(offerId: $id) { offer { closedAt } ${ERRORS} } }`, { id: offer.id }, expert);
  expect(closed).toEqual({ offer: { closedAt: expect.any(String) }, errors: [] });
  expect(await refusal(order(asker, offer.id))).toEqual([['OFFER_CLOSED', 'offerId']]);
  expect(await money.app.platform.database.reader.selectFrom('purchase_order').select('id').where('communityId', '=', community.id).execute()).toEqual([]);
});

test('an escrow is seen by its two and by who sells there; offers by members', async () => {
  const { community, owner, expert, asker, escrowId, offerId } = await aPaid();
  const other = await money.app.world.aMember({ community });
  const staff = await money.app.world.aUser({ isStaff: true });
  expect(await Promise.all([expert, asker, owner].map(async (viewer) => (await show(viewer, escrowId))?.state))).toEqual(['HELD', 'HELD', 'HELD']);
  expect([await show(other, escrowId), await show(staff, escrowId)]).toEqual([null, null]);
  for (const verb of ['fulfil', 'decline', 'confirm'] as const) expect((await change(verb, other, escrowId)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await change('fulfil', asker, escrowId)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await change('confirm', expert, escrowId)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const OFFERS = 'query ($slug: String!) { community(slug: $slug) { serviceOffers(first: 5) { nodes { id provider { displayName } } } } }';
  expect((await money.app.run(OFFERS, { slug: community.slug }, other)).data.community.serviceOffers.nodes).toEqual([{ id: offerId, provider: { displayName: '专家' } }]);
  expect((await money.app.run(OFFERS, { slug: community.slug })).data.community.serviceOffers.nodes).toEqual([]);
  expect([await mine(asker, 'PAYER'), await mine(expert, 'RECIPIENT'), await mine(expert, 'PAYER')]).toEqual([[escrowId], [escrowId], []]);
});
