import {
  CommunityDoorDocument, CommunityFeedDocument, CommunityMembersDocument, CreateCommunityDocument, CreatePlanDocument, CreatePriceDocument, CreateRoomDocument, CreateTierDocument, CreateTopicDocument,
  PublishPostDocument, PublishRulesDocument, RoomsDocument,
} from '../../../schema/generated/graphql.ts';
import { check, need, same } from '../check.ts';
import { newKey } from '../person.ts';
import type { Stage } from '../stage.ts';

export const PREMIUM = 'posts.read.premium';
export const VIP = 'rooms.join.vip';
export const PAID_WORDS = '高汤的秘密：先焯水，再用小火慢慢熬四个小时。';

/** An owner opens a community with a free and a paid tier, rules, an open and a paid topic, a lobby and a VIP room. */
export async function openCommunity(stage: Stage): Promise<void> {
  const owner = await stage.newcomer('owner', '星主');
  const slug = stage.keep('slug', `story-${stage.run}`);
  const opened = await owner.do(CreateCommunityDocument, { input: { slug, name: '深夜食堂', description: '一起做饭的人', visibility: 'PUBLIC', currency: 'CNY', idempotencyKey: newKey() } }, 'createCommunity');
  const communityId = stage.keep('communityId', need(opened.community, 'community').id);
  stage.step(`the owner signs up and opens the community "深夜食堂" at ${slug}`);

  await owner.do(CreateTierDocument, { input: { communityId, name: '免费', rank: 0, entitlements: [], isDefault: true, idempotencyKey: newKey() } }, 'createTier');
  const paid = await owner.do(CreateTierDocument, { input: { communityId, name: '掌勺', rank: 10, entitlements: [PREMIUM, VIP], idempotencyKey: newKey() } }, 'createTier');
  const plan = await owner.do(CreatePlanDocument, { input: { tierId: need(paid.tier, 'tier').id, kind: 'MONTHLY', idempotencyKey: newKey() } }, 'createPlan');
  const priced = await owner.do(CreatePriceDocument, { input: { planId: need(plan.plan, 'plan').id, minorUnits: 2_500, idempotencyKey: newKey() } }, 'createPrice');
  const price = need(need(priced.plan, 'plan').price, 'price');
  same(price.amount, { minorUnits: 2_500, currency: 'CNY', decimal: '25.00' }, 'the price');
  stage.keep('priceId', price.id);
  stage.step('a free tier for everybody and a paid tier at 25.00 CNY a month');

  const ruled = await owner.do(PublishRulesDocument, { input: { communityId, body: '好好说话，认真做饭。', idempotencyKey: newKey() } }, 'publishRules');
  same(need(need(ruled.community, 'community').rules, 'rules').version, 1, 'the version of the rules');
  stage.step('a rules page, version 1');

  const open = await owner.do(CreateTopicDocument, { input: { communityId, title: '今天吃什么', idempotencyKey: newKey() } }, 'createTopic');
  const gated = await owner.do(CreateTopicDocument, { input: { communityId, title: '后厨笔记', readEntitlement: PREMIUM, idempotencyKey: newKey() } }, 'createTopic');
  stage.keep('openTopicId', need(open.topic, 'topic').id);
  const post = await owner.do(PublishPostDocument, {
    input: { topicId: need(gated.topic, 'topic').id, type: 'ARTICLE', title: '一锅好汤', teaser: '一锅好汤要熬多久？', body: PAID_WORDS, idempotencyKey: newKey() },
  }, 'publishPost');
  stage.keep('paidPostId', need(post.post, 'post').id);
  const lobby = await owner.do(CreateRoomDocument, { input: { communityId, name: '大堂', idempotencyKey: newKey() } }, 'createRoom');
  const vip = await owner.do(CreateRoomDocument, { input: { communityId, name: '包厢', entitlement: VIP, idempotencyKey: newKey() } }, 'createRoom');
  stage.keep('lobbyId', need(lobby.room, 'room').id);
  stage.keep('vipRoomId', need(vip.room, 'room').id);
  stage.step('an open and a paid topic with one article, a lobby and a VIP room');

  const visitor = stage.visitor();
  const door = need((await visitor.get(CommunityDoorDocument, { slug })).community, 'the public profile');
  same([door.name, door.viewerMember], ['深夜食堂', null], 'what a visitor sees of the profile');
  const rooms = need((await visitor.get(RoomsDocument, { slug })).community, 'community').rooms.nodes;
  const members = need((await visitor.get(CommunityMembersDocument, { slug })).community, 'community').members.nodes;
  same([rooms.length, members.length], [0, 0], 'rooms and members that a visitor sees');
  check(!JSON.stringify(await visitor.get(CommunityFeedDocument, { slug })).includes('焯水'), 'a visitor must not see the words of the paid article');
  stage.step('a visitor sees the profile and a teaser, and neither members, rooms nor the article');
}
