import {
  AssignRoleDocument, CommunityMembersDocument, CreateCommunityDocument, CreateGroupBuyOfferDocument, CreateInvitationDocument, CreatePlanDocument, CreatePriceDocument, CreatePriceLadderDocument, CreateTierDocument,
  JoinCommunityDocument, JoinWithInvitationDocument, SetReferralProgrammeDocument, UpdateShareRuleDocument,
} from '../../../schema/generated/graphql.ts';
import { need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

/** A second community prepares its sale day: a price, an early-bird ladder, a group-buy, vouchers for bringing members, and who shares in what comes in. */
export async function openSale(stage: Stage): Promise<void> {
  const owner = stage.person('owner');
  const slug = stage.keep('saleSlug', `sale-${stage.run}`);
  // The hours of a ladder are hours on the clock: here it is noon, whenever the story is told.
  const opened = await owner.do(CreateCommunityDocument, { input: { slug, name: '一日特卖', visibility: 'PUBLIC', currency: 'CNY', timeZone: zoneAtNoon(new Date()), idempotencyKey: newKey() } }, 'createCommunity');
  const communityId = stage.keep('saleId', need(opened.community, 'community').id);
  const tier = await owner.do(CreateTierDocument, { input: { communityId, name: '年度会员', rank: 10, entitlements: ['posts.read.premium'], idempotencyKey: newKey() } }, 'createTier');
  const planned = await owner.do(CreatePlanDocument, { input: { tierId: need(tier.tier, 'tier').id, kind: 'TERM', idempotencyKey: newKey() } }, 'createPlan');
  const planId = need(planned.plan, 'plan').id;
  const priced = await owner.do(CreatePriceDocument, { input: { planId, minorUnits: 9_900, idempotencyKey: newKey() } }, 'createPrice');
  stage.keep('salePriceId', need(need(priced.plan, 'plan').price, 'price').id);
  await owner.do(CreatePriceLadderDocument, {
    input: { communityId, planId, name: '早鸟', steps: [{ before: '10:00', basisPoints: 3_000 }, { before: '14:00', basisPoints: 2_000 }, { before: '15:00', basisPoints: 1_000 }], idempotencyKey: newKey() },
  }, 'createPriceLadder');
  const offer = await owner.do(CreateGroupBuyOfferDocument, { input: { communityId, planId, name: '两人团', seats: 2, hours: 24, basisPoints: 2_500, leaderPerkMinor: 1_500, idempotencyKey: newKey() } }, 'createGroupBuyOffer');
  stage.keep('groupBuyOfferId', need(offer.groupBuyOffer, 'offer').id);
  await owner.do(SetReferralProgrammeDocument, { communityId, input: { isActive: true, referrerMinor: 3_000, refereeMinor: 2_000 } }, 'setReferralProgramme');
  stage.step('特卖: a year for 99.00; who joins before 10:00 pays 30 % less, before 14:00 20 %, before 15:00 10 %; two together 25 % less; who brings somebody gets 30.00, the other 20.00');

  for (const [name, displayName] of [['partner', '老周'], ['anan', '安安'], ['duo', '多多']] as const) {
    const person = await stage.newcomer(name, displayName);
    await person.do(JoinCommunityDocument, { input: { communityId, idempotencyKey: newKey() } }, 'joinCommunity');
  }
  await bring(stage, stage.person('anan'), 'tang', '小糖');
  await bring(stage, stage.person('duo'), 'dui', '对对');
  await owner.do(AssignRoleDocument, { input: { memberId: await memberIdOf(stage, '老周'), role: 'PARTNER' } }, 'assignRole');
  const ruled = await owner.do(UpdateShareRuleDocument, { communityId, input: { partners: [{ memberId: await memberIdOf(stage, '老周'), basisPoints: 2_000 }] } }, 'updateShareRule');
  const rule = need(ruled.shareRule, 'rule');
  same([rule.platformBasisPoints, rule.partners.map(({ basisPoints }) => basisPoints), rule.ownerBasisPoints], [1_000, [2_000], 7_000], 'who shares');
  stage.step('特卖: five people come at noon, 小糖 by the invitation of 安安, 对对 by that of 多多; of each sale 10 % are the platform’s, 20 % the partner’s, 70 % the owner’s');
}

async function bring(stage: Stage, host: Person, name: string, displayName: string): Promise<void> {
  const made = await host.do(CreateInvitationDocument, { input: { communityId: stage.get<string>('saleId'), maxUses: 1, idempotencyKey: newKey() } }, 'createInvitation');
  const guest = await stage.newcomer(name, displayName);
  await guest.do(JoinWithInvitationDocument, { input: { code: need(made.invitation, 'invitation').code, idempotencyKey: newKey() } }, 'joinWithInvitation');
}

async function memberIdOf(stage: Stage, name: string): Promise<string> {
  const { community } = await stage.person('owner').get(CommunityMembersDocument, { slug: stage.get<string>('saleSlug') });
  return need(need(community, 'community').members.nodes.find(({ displayName }) => displayName === name), name).id;
}

/** A zone in which it is between 12:00 and 13:00 now. In `Etc/GMT+5` the clock is five hours behind UTC. */
function zoneAtNoon(now: Date): string {
  const behind = now.getUTCHours() - 12;
  return behind === 0 ? 'Etc/GMT' : `Etc/GMT${behind > 0 ? '+' : '-'}${Math.abs(behind)}`;
}
