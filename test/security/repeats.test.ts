import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType, isNonNullType } from 'graphql';
import { DAY } from '../../src/kernel/clock.ts';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow, Visibility } from '../../src/modules/communities/index.ts';
import { startMoney, type Money } from '../money/support/money.ts';
import { contentOf, PREMIUM } from '../support/content.ts';
import { randomName } from '../support/world.ts';
import { send, type Outcome } from './support/mutations.ts';

let money: Money;
const content = contentOf(() => money.app);
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

interface Stage {
  readonly owner: SignedInViewer;
  readonly community: CommunityRow;
  readonly communityId: string;
}
/** A call with a key, by a partner or by the owner; what it takes is made before. */
interface Call {
  readonly input: (stage: Stage, viewer: SignedInViewer) => Promise<object> | object;
  readonly byOwner?: true;
  /** What the repeat answers to somebody who was banned from a community that everybody sees. */
  readonly whenBanned: string;
}
const aMember = async ({ community }: Stage): Promise<string> => {
  const { userId } = await money.app.world.aMember({ community });
  const row = await money.app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow();
  return encodeId('Member', row.id);
};
const aSubscription = async ({ owner, community }: Stage, viewer: SignedInViewer): Promise<string> => {
  const { priceId } = await money.aPlan(owner, await money.aTier(owner, community, randomName('tier')), 'MONTHLY', 3_000);
  const { order } = await money.startCheckout(viewer, priceId);
  await money.pay(order.checkoutUrl);
  await money.settle();
  const row = await money.app.platform.database.reader.selectFrom('membership_subscription').select('id').where('communityId', '=', community.id).where('userId', '=', viewer.userId).executeTakeFirstOrThrow();
  return encodeId('MembershipSubscription', row.id);
};
const anOrder = async (owner: SignedInViewer, community: Stage['community']): Promise<string> => {
  const { priceId } = await money.aPlan(owner, await money.aTier(owner, community, randomName('tier')), 'TERM', 3_000);
  return (await money.aBuyer({ community, priceId })).orderId;
};
const aHeldOrder = async ({ owner, community }: Stage): Promise<string> => {
  const { priceId } = await money.aPlan(owner, await money.aTier(owner, community, randomName('tier')), 'TERM', 3_000);
  const { order } = await money.startCheckout(await money.app.world.aMember({ community }), priceId);
  await money.payOtherwise(order, { minorUnits: 2_000 });
  return order.id;
};
/** What a partner can be paid: a half of a sale whose refund window has closed. */
async function aPayout(stage: Stage): Promise<object> {
  const partner = await money.app.world.aMember({ community: stage.community, role: 'PARTNER' });
  const ofPartner = (await money.app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', stage.community.id).where('userId', '=', partner.userId).executeTakeFirstOrThrow()).id;
  const shared = await money.app.modules.ledger.updateShareRule(stage.owner, { communityId: stage.community.id, partners: [{ memberId: ofPartner, basisPoints: 5_000 }] });
  if (!shared.ok) throw new Error(shared.failure.kind);
  await anOrder(stage.owner, stage.community);
  await money.advance(3 * DAY + 1_000);
  await money.app.platform.jobs.run('ledger.release-due-shares');
  await money.settle();
  return within(stage, { payeeId: encodeId('User', partner.userId), minorUnits: 100, currency: 'CNY', reference: randomName('bank') });
}
const aBot = async (stage: Stage): Promise<string> => (await money.create('mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id } } }', within(stage, { name: 'Fresh' }), stage.owner)).bot.id;
const aToken = (botId: string): object => ({ botId, name: 'Fresh', scopes: ['SEND_MESSAGES'] });
async function kolCandidate(stage: Stage): Promise<object> {
  const levels = [{ name: '达人', points: 0, posts: 0, payingInvitees: 0, entitlements: [] }];
  const answer = await money.app.run('mutation ($id: ID!, $input: SetKolLevelsInput!) { setKolLevels(communityId: $id, input: $input) { errors { ... on UserError { code path } } } }', { id: stage.communityId, input: { levels } }, stage.owner);
  if (answer.errors.length > 0 || answer.data.setKolLevels.errors.length > 0) throw new Error(JSON.stringify(answer));
  return { memberId: await aMember(stage) };
}
const aRoom = async ({ owner, communityId }: Stage, entitlement: string | null = null): Promise<string> => {
  const input = { communityId, name: randomName('room'), entitlement, idempotencyKey: randomName('key') };
  return (await money.app.run('mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }', { input }, owner)).data.createRoom.room.id;
};
const within = ({ communityId }: Stage, more: object): object => ({ communityId, ...more });
const aGroupOffer = async ({ owner, community }: Stage): Promise<object> => ({ planId: (await money.aPlan(owner, await money.aTier(owner, community), 'TERM', 3_000)).planId, name: 'Fresh', seats: 3, hours: 24, basisPoints: 1_000 });
const anOffer = async (stage: Stage): Promise<string> =>
  (await money.create('mutation ($input: CreateGroupBuyOfferInput!) { createGroupBuyOffer(input: $input) { groupBuyOffer { id } } }', within(stage, await aGroupOffer(stage)), stage.owner)).groupBuyOffer.id;

const VOUCHERS = { content: 'VOUCHERS', split: 'FIXED', total: 300, shares: 3 };
const aService = { kind: 'SERVICE', title: 'Fresh', minorUnits: 5_000, withinHours: 24 };

const CALLS: Readonly<Record<string, Call>> = {
  addComment: { whenBanned: 'BANNED', input: async ({ owner, ...stage }) => ({ postId: await content.aPost(owner, await content.aTopic({ owner, ...stage })), body: 'Fresh' }) },
  publishPost: { whenBanned: 'BANNED', input: async (stage) => ({ topicId: await content.aTopic(stage), type: 'TALK', body: 'Fresh' }) },
  createTopic: { whenBanned: '!FORBIDDEN', input: (stage) => within(stage, { title: 'Fresh' }) },
  createRoom: { whenBanned: '!FORBIDDEN', input: (stage) => within(stage, { name: 'Fresh' }) },
  sendMessage: { whenBanned: 'NOT_FOUND', input: async (stage) => ({ roomId: await aRoom(stage), body: 'Fresh' }) },
  forwardMessages: { whenBanned: 'NOT_FOUND', input: async (stage, viewer) => {
    const roomId = await aRoom(stage);
    const sent = await money.app.run('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', { input: { roomId, body: 'Fresh', idempotencyKey: randomName('key') } }, viewer);
    return { roomId, messageIds: [sent.data.sendMessage.message.id], topicId: await content.aTopic(stage), title: 'Fresh' };
  } },
  createBot: { whenBanned: '!FORBIDDEN', input: (stage) => within(stage, { name: 'Fresh' }) },
  createBotToken: { whenBanned: 'NOT_FOUND', input: async (stage) => aToken(await aBot(stage)) },
  rotateBotToken: { whenBanned: 'NOT_FOUND', input: async (stage) => ({ tokenId: (await money.create('mutation ($input: CreateBotTokenInput!) { createBotToken(input: $input) { token { id } } }', aToken(await aBot(stage)), stage.owner)).token.id }) },
  createRelayList: { whenBanned: 'NOT_FOUND', input: async (stage) => ({ roomId: await aRoom(stage), title: 'Fresh' }) },
  enterRelay: { whenBanned: 'NOT_FOUND', input: async (stage) => ({ relayListId: (await money.create('mutation ($input: CreateRelayListInput!) { createRelayList(input: $input) { relayList { id } } }', { roomId: await aRoom(stage), title: 'Fresh' }, stage.owner)).relayList.id }) },
  sendRedPacket: { byOwner: true, whenBanned: 'NOT_FOUND', input: async (stage) => ({ roomId: await aRoom(stage), ...VOUCHERS }) },
  claimRedPacket: { whenBanned: 'NOT_FOUND', input: async (stage) => ({ redPacketId: (await money.create('mutation ($input: SendRedPacketInput!) { sendRedPacket(input: $input) { redPacket { id } } }', { roomId: await aRoom(stage), ...VOUCHERS }, stage.owner)).redPacket.id }) },
  createInvitation: { whenBanned: '!FORBIDDEN', input: (stage) => within(stage, {}) },
  publishRules: { whenBanned: '!FORBIDDEN', input: (stage) => within(stage, { body: 'Fresh' }) },
  createTier: { whenBanned: '!FORBIDDEN', input: (stage) => within(stage, { name: 'Fresh', rank: 10, entitlements: ['a.b'] }) },
  giveComplimentaryGrant: { whenBanned: '!FORBIDDEN', input: async (stage) => ({ tierId: await money.aTier(stage.owner, stage.community), memberId: await aMember(stage), reason: 'Fresh' }) },
  createPlan: { byOwner: true, whenBanned: '!FORBIDDEN', input: async ({ owner, community }) => ({ tierId: await money.aTier(owner, community), kind: 'MONTHLY' }) },
  createPrice: { byOwner: true, whenBanned: '!FORBIDDEN', input: async ({ owner, community }) => ({ planId: (await money.aPlan(owner, await money.aTier(owner, community), 'MONTHLY', 3_000)).planId, minorUnits: 5_000 }) },
  inviteKol: { whenBanned: 'NOT_FOUND', input: kolCandidate },
  requestRefund: { byOwner: true, whenBanned: 'NOT_FOUND', input: async ({ owner, community }) => ({ orderId: await anOrder(owner, community), minorUnits: 100, reason: 'Fresh' }) },
  acceptHeldOrder: { byOwner: true, whenBanned: 'NOT_FOUND', input: async (stage) => ({ orderId: await aHeldOrder(stage), reason: 'Fresh' }) },
  recordManualPayout: { byOwner: true, whenBanned: '!FORBIDDEN', input: aPayout },
  createQuote: { whenBanned: 'NOT_A_MEMBER', input: async ({ owner, community }) => ({ priceId: (await money.aPlan(owner, await money.aTier(owner, community), 'MONTHLY', 3_000)).priceId }) },
  migrateSubscribers: { byOwner: true, whenBanned: '!FORBIDDEN', input: async ({ owner, community }) => ({ planId: (await money.aPlan(owner, await money.aTier(owner, community), 'MONTHLY', 3_000)).planId }) },
  createCoupon: { byOwner: true, whenBanned: '!FORBIDDEN', input: (stage) => within(stage, { name: 'Fresh', basisPoints: 1_000 }) },
  createPromotionCodes: { byOwner: true, whenBanned: 'NOT_FOUND', input: async (stage) => ({ couponId: (await money.create('mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { coupon { id } } }', within(stage, { name: 'Fresh', basisPoints: 1_000 }), stage.owner)).coupon.id, count: 1 }) },
  createPriceLadder: { byOwner: true, whenBanned: '!FORBIDDEN', input: (stage) => within(stage, { name: 'Fresh', steps: [{ before: '09:00', basisPoints: 3_000 }] }) },
  giveVoucher: { byOwner: true, whenBanned: 'NOT_FOUND', input: async (stage) => ({ memberId: await aMember(stage), amountMinor: 500 }) },
  createGroupBuyOffer: { byOwner: true, whenBanned: '!FORBIDDEN', input: async (stage) => within(stage, await aGroupOffer(stage)) },
  openGroupBuy: { whenBanned: 'NOT_A_MEMBER', input: async (stage) => ({ groupBuyOfferId: await anOffer(stage) }) },
  joinGroupBuy: { whenBanned: 'NOT_A_MEMBER', input: async (stage) => ({ groupBuyId: (await money.create('mutation ($input: OpenGroupBuyInput!) { openGroupBuy(input: $input) { groupBuy { id } } }', { groupBuyOfferId: await anOffer(stage) }, stage.owner)).groupBuy.id }) },
  startGift: { whenBanned: 'NOT_A_MEMBER', input: async ({ owner, community }) => ({ priceId: (await money.aPlan(owner, await money.aTier(owner, community), 'TERM', 3_000)).priceId }) },
  createServiceOffer: { whenBanned: 'NOT_A_MEMBER', input: (stage) => within(stage, aService) },
  orderService: { whenBanned: 'NOT_A_MEMBER', input: async (stage) => ({ offerId: (await money.create('mutation ($input: CreateServiceOfferInput!) { createServiceOffer(input: $input) { offer { id } } }', within(stage, aService), stage.owner)).offer.id }) },
  sendTip: { whenBanned: 'NOT_A_MEMBER', input: async (stage) => ({ memberId: await aMember(stage), minorUnits: 800 }) },
  startCheckout: { whenBanned: 'NOT_A_MEMBER', input: async ({ owner, community }) => ({ priceId: (await money.aPlan(owner, await money.aTier(owner, community), 'MONTHLY', 3_000)).priceId }) },
};
/** Calls about what stays one's own. */
const OWN = [
  'cancelSubscription', 'resumeSubscription', 'previewPlanChange', 'changePlan', 'keepPlan', 'pauseSubscription', 'continueSubscription', 'openBillingPortal',
  'createCommunity', 'joinCommunity', 'joinWithInvitation', 'acceptKolInvitation', 'redeemGift',
];

async function stageOf(visibility: Visibility): Promise<Stage> {
  const { owner, community } = await money.app.world.aCommunity({ visibility });
  return { owner, community, communityId: encodeId('Community', community.id) };
}
async function twice(name: string, call: Call, visibility: Visibility, lose: (stage: Stage, viewer: SignedInViewer) => Promise<void>): Promise<{ first: Outcome; second: Outcome }> {
  const stage = await stageOf(visibility);
  const viewer = call.byOwner ? stage.owner : await money.app.world.aMember({ community: stage.community, role: 'PARTNER' });
  const variables = { input: { ...(await call.input(stage, viewer)), idempotencyKey: randomName('key') } };
  const first = await send(money.app, name, variables, viewer);
  await lose(stage, viewer);
  return { first, second: await send(money.app, name, variables, viewer) };
}
const banned = ({ community }: Stage, viewer: SignedInViewer): Promise<void> => content.changeMember(community, viewer, { status: 'BANNED', role: 'MEMBER' });
const left = ({ community }: Stage, viewer: SignedInViewer): Promise<void> => content.changeMember(community, viewer, { status: 'LEFT', role: 'MEMBER' });

test('every mutation that takes a key is asked here', () => {
  const keyed = Object.values(money.app.schema.getMutationType()!.getFields()).filter(({ args }) => args.some(({ name, type }) => {
    const named = getNamedType(type);
    return (name === 'idempotencyKey' && isNonNullType(type)) || (isInputObjectType(named) && 'idempotencyKey' in named.getFields());
  }));
  expect(keyed.map(({ name }) => name).sort()).toEqual([...Object.keys(CALLS), ...OWN].sort());
});

describe('a repeat after loss of access', () => {
  test.each(Object.entries(CALLS))('%s: who has left a private community is answered nothing', async (name, call) => {
    const { first, second } = await twice(name, call, 'PRIVATE', left);
    expect(first.code).toBe('OK');
    expect(second.code).toBe('NOT_FOUND');
    expect(nothingBut(second)).toEqual([]);
  });
  test.each(Object.entries(CALLS))('%s: who was banned from a public community is refused as by a first call', async (name, call) => {
    const { first, second } = await twice(name, call, 'PUBLIC', banned);
    expect(first.code).toBe('OK');
    expect(second.code).toBe(call.whenBanned);
    expect(nothingBut(second)).toEqual([]);
  });
  test.each(Object.entries(CALLS))('%s: with access it answers as the first time', async (name, call) => {
    const { first, second } = await twice(name, call, 'PRIVATE', async () => {});
    expect([first.code, second.code]).toEqual(['OK', 'OK']);
    expect(JSON.parse(second.text).data.payload).toMatchObject(idsIn(JSON.parse(first.text).data.payload));
  });
});

describe('a repeat without the entitlement', () => {
  const gated = async (): Promise<Stage & { member: SignedInViewer }> => {
    const stage = await stageOf('PUBLIC');
    return { ...stage, member: await content.aPaidMember(stage.community) };
  };
  const lapse = ({ community }: Stage, { userId }: SignedInViewer): Promise<unknown> =>
    money.app.platform.database.reader.updateTable('access_grant').set({ revokedAt: money.app.clock.now() }).where('communityId', '=', community.id).where('userId', '=', userId).execute();

  test('addComment and sendMessage tell nothing from behind the gate', async () => {
    const stage = await gated();
    const postId = await content.aPost(stage.owner, await content.aTopic(stage, { readEntitlement: PREMIUM }));
    const comment = { input: { postId, body: 'Fresh', idempotencyKey: randomName('key') } };
    const message = { input: { roomId: await aRoom(stage, PREMIUM), body: 'Fresh', idempotencyKey: randomName('key') } };
    for (const code of ['OK', 'ENTITLEMENT_MISSING']) {
      const answers = [await send(money.app, 'addComment', comment, stage.member), await send(money.app, 'sendMessage', message, stage.member)];
      expect(answers.map((answer) => answer.code)).toEqual([code, code]);
      if (code !== 'OK') expect(answers.flatMap(nothingBut)).toEqual([]);
      await lapse(stage, stage.member);
    }
  });
});

test('createCommunity: its former owner is answered like everybody who cannot see it', async () => {
  const founder = await money.app.world.aUser();
  const variables = { input: { slug: randomName('c'), name: 'A name', visibility: 'PRIVATE', idempotencyKey: randomName('key') } };
  const first = await send(money.app, 'createCommunity', variables, founder);
  const community = (await money.app.platform.database.reader.selectFrom('community').selectAll().where('slug', '=', variables.input.slug).executeTakeFirstOrThrow()) as CommunityRow;
  await left({ community } as Stage, founder);
  const second = await send(money.app, 'createCommunity', variables, founder);
  expect([first.code, second.code]).toEqual(['OK', 'NOT_FOUND']);
  expect(nothingBut(second)).toEqual([]);
});

test.each(['cancelSubscription', 'resumeSubscription'] as const)('%s: a subscription stays with whoever pays for it', async (name) => {
  const stage = await stageOf('PUBLIC');
  const viewer = await money.app.world.aMember({ community: stage.community });
  const subscriptionId = await aSubscription(stage, viewer);
  const variables = { input: { subscriptionId, idempotencyKey: randomName('key') } };
  const first = await send(money.app, name, variables, viewer);
  await banned(stage, viewer);
  await money.app.platform.database.reader.updateTable('community').set({ visibility: 'PRIVATE' }).where('id', '=', stage.community.id).execute();
  expect([first.code, (await send(money.app, name, variables, viewer)).code]).toEqual(['OK', 'OK']);
});

test('joinWithInvitation: who was banned from a private community is answered nothing of it', async () => {
  const stage = await stageOf('PRIVATE');
  const input = { communityId: stage.communityId, idempotencyKey: randomName('key') };
  const { code } = (await money.app.run('mutation ($input: CreateInvitationInput!) { createInvitation(input: $input) { invitation { code } } }', { input }, stage.owner)).data.createInvitation.invitation;
  const viewer = await money.app.world.aUser();
  const variables = { input: { code, idempotencyKey: randomName('key') } };
  const first = await send(money.app, 'joinWithInvitation', variables, viewer);
  await banned(stage, viewer);
  expect(first.code).toBe('OK');
  expect(nothingBut(first)).not.toEqual([]);
  expect(nothingBut(await send(money.app, 'joinWithInvitation', variables, viewer))).toEqual([]);
});

test('joinCommunity: who was banned from a community that is private by now is answered nothing', async () => {
  const stage = await stageOf('PUBLIC');
  const viewer = await money.app.world.aUser();
  const variables = { input: { communityId: stage.communityId, idempotencyKey: randomName('key') } };
  const first = await send(money.app, 'joinCommunity', variables, viewer);
  await banned(stage, viewer);
  await money.app.platform.database.reader.updateTable('community').set({ visibility: 'PRIVATE' }).where('id', '=', stage.community.id).execute();
  const second = await send(money.app, 'joinCommunity', variables, viewer);
  expect([first.code, second.code]).toEqual(['OK', 'NOT_FOUND']);
  expect(nothingBut(second)).toEqual([]);
});

test.each(['PUBLIC', 'PRIVATE'] as const)('acceptKolInvitation: who was banned from a %s community is answered nothing', async (visibility) => {
  const stage = await stageOf(visibility);
  await kolCandidate(stage);
  const viewer = await money.app.world.aMember({ community: stage.community });
  const member = await money.app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', stage.community.id).where('userId', '=', viewer.userId).executeTakeFirstOrThrow();
  const input = { memberId: encodeId('Member', member.id), idempotencyKey: randomName('key') };
  const { id: invitationId } = (await money.app.run('mutation ($input: InviteKolInput!) { inviteKol(input: $input) { invitation { id } } }', { input }, stage.owner)).data.inviteKol.invitation;
  const variables = { invitationId, idempotencyKey: randomName('key') };
  const first = await send(money.app, 'acceptKolInvitation', variables, viewer);
  await banned(stage, viewer);
  const second = await send(money.app, 'acceptKolInvitation', variables, viewer);
  expect(first.code).toBe('OK');
  expect(second.code).toMatch(/^(?:NOT_FOUND|NOT_A_MEMBER)$/);
  expect(nothingBut(second)).toEqual([]);
});

/** What an answer tells beside its errors. */
function nothingBut({ text }: Outcome): unknown[] {
  const { payload } = JSON.parse(text).data as { payload: object | null };
  return Object.entries(payload ?? {}).filter(([name, value]) => !/errors|plain|refusals|__typename/.test(name) && value !== null);
}
/** The ids in the results of a payload. */
function idsIn(payload: object): object {
  const results = Object.entries(payload).filter(([name]) => !/errors|plain|refusals|__typename/.test(name)).filter(([, value]) => typeof value === 'object');
  return Object.fromEntries(results.map(([name, value]) => [name, Object.fromEntries(Object.entries(value as object).filter(([key]) => key.endsWith('_id')))]));
}
