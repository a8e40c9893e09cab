import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, printSchema } from 'graphql';
import { encodeId, ID_PREFIXES, newId, type IdKind } from '../../src/kernel/id.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { freshIn, type Fresh } from './support/fresh.ts';
import { assignmentFaults, idPaths, replaced } from './support/inputs.ts';
import { rowFaults } from './support/matrix-group.ts';
import type { Place } from './support/matrix-world.ts';
import { id, key, mutationOf, send, stage, type Cell, type Row } from './support/mutations.ts';
import { ACCOUNT_ROWS } from './support/rows-accounts.ts';
import { ATTACHMENT_ROWS } from './support/rows-attachments.ts';
import { BOT_ROWS } from './support/rows-bots.ts';
import { COMMUNITY_ROWS } from './support/rows-communities.ts';
import { CONTENT_ROWS } from './support/rows-content.ts';
import { GROWTH_ROWS } from './support/rows-growth.ts';
import { moneyRows } from './support/rows-money.ts';
import { payoutRows } from './support/rows-payouts.ts';
import { PROMOTION_ROWS } from './support/rows-promotions.ts';
import { subscriptionRows } from './support/rows-subscriptions.ts';
import { refundRows } from './support/rows-refunds.ts';

/** Without a provider: its ids are enough where nothing may come to it. */
const MONEY_ROWS = moneyRows(() => {
  throw new Error('Nothing is bought here');
});
const REFUND_ROWS = refundRows(() => {
  throw new Error('Nothing is bought here');
});
const PAYOUT_ROWS = payoutRows(() => {
  throw new Error('Nothing is paid here');
});
const SUBSCRIPTION_ROWS = subscriptionRows(() => {
  throw new Error('Nothing is changed here');
});
const ofPlanted: Row['args'] = ({ place }) => ({ input: { subscriptionId: id('MembershipSubscription', place.subscriptionId), idempotencyKey: key() } });
const PLANTED: Readonly<Record<string, Row['args']>> = {
  updateShareRule: ({ place }) => ({ communityId: id('Community', place.communityId), input: { partners: { memberId: id('Member', place.memberIds.partner), basisPoints: 100 } } }),
  previewPlanChange: ({ place }) => ({ input: { subscriptionId: id('MembershipSubscription', place.subscriptionId), priceId: id('Price', place.priceId), idempotencyKey: key() } }),
  changePlan: ({ place }) => ({ input: { planChangeId: id('PlanChange', place.planChangeId), idempotencyKey: key() } }),
  keepPlan: ofPlanted, pauseSubscription: ofPlanted, continueSubscription: ofPlanted,
  requestRefund: ({ place }) => ({ input: { orderId: id('Order', place.paidOrderId), reason: 'fresh words', idempotencyKey: key() } }),
  acceptHeldOrder: ({ place }) => ({ input: { orderId: id('Order', place.paidOrderId), reason: 'fresh words', idempotencyKey: key() } }),
  syncOrder: ({ place }) => ({ orderId: id('Order', place.paidOrderId) }),
  cancelSubscription: ({ place }) => ({ input: { subscriptionId: id('MembershipSubscription', place.subscriptionId), idempotencyKey: key() } }),
  resumeSubscription: ({ place }) => ({ input: { subscriptionId: id('MembershipSubscription', place.subscriptionId), idempotencyKey: key() } }),
};
const ROWS: readonly Row[] = [...ACCOUNT_ROWS, ...COMMUNITY_ROWS, ...BOT_ROWS, ...CONTENT_ROWS, ...GROWTH_ROWS, ...MONEY_ROWS, ...PAYOUT_ROWS, ...PROMOTION_ROWS, ...ATTACHMENT_ROWS, ...REFUND_ROWS, ...SUBSCRIPTION_ROWS];

let app: TestApp;
let own: Place;
let fresh: Fresh;
/** What another owner has, hidden; and what the same owner has elsewhere. */
let others: readonly [string, Place][];
beforeAll(async () => {
  app = await startApp();
  const mine = await stage(app, 'PRIVATE');
  own = mine.place;
  fresh = freshIn(app, own);
  others = [['of somebody else', (await stage(app, 'PRIVATE')).place], ['of the same owner', (await stage(app, 'PUBLIC')).place]];
  const elsewhere = others[1]![1];
  await app.platform.database.reader.updateTable('member').set({ role: 'MEMBER' }).where('communityId', '=', elsewhere.communityId).where('role', '=', 'OWNER').execute();
  await freshIn(app, elsewhere).membershipOf(own.cast.owner.userId, 'OWNER');
});
afterAll(() => app.stop());

const ownerCell = (): Cell => ({ ...fresh, app, caller: 'owner', viewer: own.cast.owner, userId: own.cast.owner.userId });

test('G1 every mutation of the schema has a row in the matrix', () => {
  expect(rowFaults(Object.keys(app.schema.getMutationType()!.getFields()), ROWS)).toEqual([]);
});
test('finds a mutation without a row, and a row without a mutation', () => {
  expect(rowFaults(['react', 'unreact', 'stealPost'], ROWS.filter((row) => ['react', 'banMember'].includes(mutationOf(row))))).toEqual(['unreact has no row in the matrix', 'stealPost has no row in the matrix', 'banMember is no mutation']);
});

test('G3 an id of another kind, or no id at all, is refused before anything is looked up', async () => {
  for (const { mutation, path, isList } of idPaths(app.schema)) {
    const row = ROWS.find((candidate) => mutationOf(candidate) === mutation)!;
    const variables = await (PLANTED[mutation] ?? row.args)(ownerCell());
    const isForStaff = app.schema.getMutationType()!.getFields()[mutation]!.extensions.policy === 'staff';
    const viewer = { ...own.cast.owner, isStaff: isForStaff };
    const ofAnotherKind = encodeId(path.at(-1) === 'payeeId' ? 'Session' : 'User', own.cast.owner.userId);
    for (const wrong of [ofAnotherKind, 'nonsense']) {
      const { code } = await expectNoTrace(app, () => send(app, mutation, replaced(variables, path, isList ? [wrong] : wrong), viewer));
      expect({ mutation, path, wrong, code }).toEqual({ mutation, path, wrong, code: '!BAD_USER_INPUT' });
    }
  }
}, 300_000);

test('G3 an id of the right kind that names nothing, or a thing of another kind, is not found', async () => {
  const uuids = [newId(), own.communityId, own.gatedPostId, own.memberIds.member, own.gatedRoomId, own.cast.member.userId];
  const right: Partial<Record<IdKind, string>> = { Community: own.communityId, Post: own.gatedPostId, Member: own.memberIds.member, Room: own.gatedRoomId, User: own.cast.member.userId };
  const ids = (Object.keys(ID_PREFIXES) as IdKind[]).flatMap((kind) => uuids.filter((uuid) => right[kind] !== uuid).map((uuid) => encodeId(kind, uuid)));
  const { data, errors } = await app.run(`{ ${ids.map((wrong, index) => `n${index}: node(id: "${wrong}") { id }`).join(' ')} }`, {}, own.cast.owner);
  expect(errors).toEqual([]);
  expect(Object.values(data).filter((node) => node !== null)).toEqual([]);
}, 300_000);

/** Who runs a place, and has posts and pictures there. */
const ownerOf = (place: Place): string => (place === others[0]![1] ? place : own).cast.owner.userId;
/** A level that is not of the KOL's community is as absent as one that never was; the KOL's own absence is told first. */
const absent = (mutation: string, path: readonly string[], whose: string): string => (mutation.endsWith('Kol') && (path.includes('toLevelId') || whose === 'of the same owner') ? 'NO_SUCH_LEVEL' : 'NOT_FOUND');

/** Mutations that take several ids: all from one place, and the one of another place for each of them. */
const RELATIONS: Readonly<Record<string, (place: Place, made: Fresh) => Promise<Record<string, unknown>> | Record<string, unknown>>> = {
  addComment: (place) => ({ input: { postId: id('Post', place.openPostId), parentId: id('Comment', place.openCommentId), body: 'Fresh', idempotencyKey: key() } }),
  createBotToken: (place) => ({ input: { botId: id('Bot', place.botId), name: 'Fresh', scopes: ['SEND_MESSAGES'], roomIds: [id('Room', place.openRoomId)], idempotencyKey: key() } }),
  createCoupon: (place) => ({ input: { communityId: id('Community', place.communityId), tierId: id('Tier', place.tierId), planId: id('Plan', place.planId), audience: 'TIER_HOLDERS', audienceTierId: id('Tier', place.tierId), name: 'Ten off', basisPoints: 1_000, idempotencyKey: key() } }),
  createGroupBuyOffer: (place) => ({ input: { communityId: id('Community', place.communityId), planId: id('Plan', place.planId), name: 'Three', seats: 3, hours: 24, basisPoints: 2_000, idempotencyKey: key() } }),
  createPriceLadder: (place) => ({ input: { communityId: id('Community', place.communityId), tierId: id('Tier', place.tierId), planId: id('Plan', place.planId), name: 'Early', steps: [{ before: '09:00', basisPoints: 3_000 }], idempotencyKey: key() } }),
  startGift: async (place, made) => {
    const memberId = id('Member', place.memberIds.member);
    return { input: { priceId: id('Price', (await made.plan()).priceId), recipientMemberId: memberId, voucherIds: [id('Voucher', await made.voucher(ownerOf(place)))], idempotencyKey: key() } };
  },
  createQuote: async (place, made) => {
    const { planId, priceId } = await made.plan();
    return { input: { priceId: id('Price', priceId), voucherIds: [id('Voucher', await made.voucher(ownerOf(place)))], groupBuyId: id('GroupBuy', await made.groupBuy(planId)), idempotencyKey: key() } };
  },
  startCheckout: async (place, made) => {
    const { quoteId, priceId } = await made.quote(ownerOf(place));
    return { input: { priceId: id('Price', priceId), quoteId: id('Quote', quoteId), idempotencyKey: key() } };
  },
  previewPlanChange: async (place, made) => {
    const { subscriptionId, lowerPriceId } = await made.subscription(ownerOf(place));
    return { input: { subscriptionId: id('MembershipSubscription', subscriptionId), priceId: id('Price', lowerPriceId), idempotencyKey: key() } };
  },
  requestRefund: (place) => ({ input: { orderId: id('Order', place.paidOrderId), paymentId: id('Payment', place.paymentId), reason: 'fresh words', idempotencyKey: key() } }),
  recordManualPayout: async (place, made) => ({ input: { communityId: id('Community', place.communityId), payeeId: id('User', await made.payee()), minorUnits: 100, currency: 'CNY', reference: key(), idempotencyKey: key() } }),
  updateShareRule: (place) => ({ communityId: id('Community', place.communityId), input: { partners: { memberId: id('Member', place.memberIds.partner), basisPoints: 100 } } }),
  giveComplimentaryGrant: (place) => ({ input: { memberId: id('Member', place.memberIds.member), tierId: id('Tier', place.tierId), days: 7, reason: 'Thanks', idempotencyKey: key() } }),
  moveTopic: (place) => ({ topicId: id('Topic', place.gatedTopicId), input: { afterTopicId: id('Topic', place.openTopicId) } }),
  publishPost: async (place, made) => ({ input: { topicId: id('Topic', place.openTopicId), mediaIds: [id('Media', await made.picture(ownerOf(place)))], body: 'Fresh', type: 'TALK', idempotencyKey: key() } }),
  updatePost: async (place, made) => ({ postId: id('Post', await made.post(place.openTopicId, ownerOf(place))), input: { mediaIds: [id('Media', await made.picture(ownerOf(place)))] } }),
  sendMessage: async (place, made) => ({ input: {
    roomId: id('Room', place.openRoomId), replyToId: id('Message', place.openMessageId), mentionedMemberIds: [id('Member', place.memberIds.member)], mediaIds: [id('Media', await made.picture(ownerOf(place)))], fileIds: [id('File', await made.file(ownerOf(place)))], body: 'Fresh', idempotencyKey: key(),
  } }),
  muteInRoom: (place) => ({ roomId: id('Room', place.openRoomId), memberId: id('Member', place.memberIds.member) }),
  unmuteInRoom: (place) => ({ roomId: id('Room', place.openRoomId), memberId: id('Member', place.memberIds.member) }),
  forwardMessages: (place) => ({ input: { roomId: id('Room', place.openRoomId), messageIds: [id('Message', place.openMessageId)], topicId: id('Topic', place.openTopicId), title: 'Fresh', idempotencyKey: key() } }),
  promoteKol: async (place, made) => ({ kolId: id('KolStanding', await made.kol()), input: { toLevelId: id('KolLevel', place.kolLevelIds[2]), reason: 'Well done', despiteTargets: true } }),
  demoteKol: async (place, made) => ({ kolId: id('KolStanding', await made.kol()), input: { toLevelId: id('KolLevel', place.kolLevelIds[0]), reason: 'Quiet' } }),
};
const valueAt = (variables: Record<string, unknown>, path: readonly string[]): unknown => path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], variables);

test('every mutation that takes several ids is in the list of relations', () => {
  const several = Object.entries(Object.groupBy(idPaths(app.schema), ({ mutation }) => mutation)).filter(([, paths]) => paths!.length > 1).map(([mutation]) => mutation);
  expect(several.sort()).toEqual(Object.keys(RELATIONS).sort());
});

test.each(Object.keys(RELATIONS))('G5 %s: what belongs to another community is not found, and nothing happens', async (mutation) => {
  const viewer = own.cast.owner;
  const make = RELATIONS[mutation]!;
  for (const [whose, other] of others) {
    const alien = await make(other, freshIn(app, other));
    for (const { path } of idPaths(app.schema).filter((candidate) => candidate.mutation === mutation)) {
      const variables = replaced(await make(own, fresh), path, valueAt(alien, path));
      const { code } = await expectNoTrace(app, () => send(app, mutation, variables, viewer));
      expect({ whose, path, code }).toEqual({ whose, path, code: absent(mutation, path, whose) });
    }
  }
  // What opens a payment page has passed every check of its input when it asks the provider, who is away here; the planted money went back before.
  const outcomes: Readonly<Record<string, string>> = { startGift: 'PAYMENTS_UNAVAILABLE', requestRefund: 'ALREADY_REFUNDED' };
  expect((await send(app, mutation, await make(own, fresh), viewer)).code).toBe(outcomes[mutation] ?? 'OK');
});

test.each<[string, (place: Place) => Promise<Record<string, unknown>>]>([
  ['addComment', async (place) => ({ input: { postId: id('Post', place.openPostId), parentId: id('Comment', place.gatedCommentId), body: 'Fresh', idempotencyKey: key() } })],
  ['sendMessage', async (place) => ({ input: { roomId: id('Room', place.openRoomId), replyToId: id('Message', place.gatedMessageId), body: 'Fresh', idempotencyKey: key() } })],
  ['sendMessage', async (place) => ({ input: { roomId: id('Room', place.openRoomId), mediaIds: [id('Media', place.gatedPictureId)], body: 'Fresh', idempotencyKey: key() } })],
  ['sendMessage', async (place) => ({ input: { roomId: id('Room', place.openRoomId), fileIds: [id('File', place.looseFileId)], body: 'Fresh', idempotencyKey: key() } })],
  ['publishPost', async (place) => ({ input: { topicId: id('Topic', place.openTopicId), mediaIds: [id('Media', place.loosePictureId)], body: 'Fresh', type: 'TALK', idempotencyKey: key() } })],
  ['publishPost', async (place) => ({ input: { topicId: id('Topic', place.openTopicId), mediaIds: [id('Media', place.gatedPictureId)], body: 'Fresh', type: 'TALK', idempotencyKey: key() } })],
])('G5 %s: what belongs elsewhere in the same community is not found, and nothing happens', async (mutation, make) => {
  const variables = await make(own);
  expect((await expectNoTrace(app, () => send(app, mutation, variables, own.cast.owner))).code).toBe('NOT_FOUND');
});

test('G19 no input sets a role, points, a level or an amount but where it is there for that', () => {
  expect(assignmentFaults(app.schema)).toEqual([]);
  const planted = buildSchema(printSchema(app.schema).replace('input UpdateProfileInput {', 'input UpdateProfileInput {\n  isStaff: Boolean\n  points: Int'));
  expect(assignmentFaults(planted)).toEqual(['updateProfile.input.isStaff can be set, and nothing says why', 'updateProfile.input.points can be set, and nothing says why']);
});
