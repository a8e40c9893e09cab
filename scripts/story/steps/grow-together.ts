import {
  AcceptKolInvitationDocument, CommunityGrowthDocument, CommunityMembersDocument, CreateTopicDocument, InviteKolDocument, KolCandidatesDocument, KolProgrammeDocument, PublishPostDocument, ReactDocument,
  SetGrowthLevelsDocument, SetKolLevelsDocument, SetPointRulesDocument,
} from '../../../schema/generated/graphql.ts';
import { eventually, need, same } from '../check.ts';
import { newKey, type Person } from '../person.ts';
import type { Stage } from '../stage.ts';

/** Posts and likes raise a level and put one member on the scouting list, who becomes the first KOL and opens a topic. */
export async function growTogether(stage: Stage): Promise<void> {
  const [owner, mei, bo, cui] = ['owner', 'mei', 'bo', 'cui'].map((name) => stage.person(name)) as [Person, Person, Person, Person];
  const communityId = stage.get<string>('communityId');
  await owner.do(SetPointRulesDocument, { communityId, input: { rules: [{ kind: 'POST_PUBLISHED', points: 5 }, { kind: 'LIKE_RECEIVED', points: 2 }] } }, 'setPointRules');
  await owner.do(SetGrowthLevelsDocument, { communityId, input: { levels: [{ name: '新客', threshold: 0 }, { name: '常客', threshold: 12 }, { name: '老饕', threshold: 1_000 }] } }, 'setGrowthLevels');
  await owner.do(SetKolLevelsDocument, { communityId, input: { levels: [{ name: '主理人', points: 12, posts: 2, payingInvitees: 0, entitlements: ['topics.create'] }, { name: '大主理人', points: 5_000, posts: 100, payingInvitees: 10 }] } }, 'setKolLevels');
  same(await mei.refusedBy(SetPointRulesDocument, { communityId, input: { rules: [] } }, 'setPointRules'), 'FORBIDDEN', 'setting the rules as a member');
  stage.step('the owner sets what earns points, the growth levels and the KOL levels');

  const before = await growthOf(stage, bo);
  for (const body of ['凉拌黄瓜，三分钟上桌', '剩饭也能做成锅巴']) {
    const published = await bo.do(PublishPostDocument, { input: { topicId: stage.get<string>('openTopicId'), type: 'TALK', body, idempotencyKey: newKey() } }, 'publishPost');
    for (const fan of [mei, cui]) await fan.do(ReactDocument, { input: { targetId: need(published.post, 'post').id, kind: 'LIKE' } }, 'react');
  }
  const grown = await eventually('two posts and four likes are counted', async () => {
    const growth = await growthOf(stage, bo);
    return growth.points === before.points + 18 ? growth : null;
  });
  same([before.level.name, grown.level.name, grown.progress?.nextThreshold], ['新客', '常客', 1_000], 'the levels of 阿博');
  same((await growthOf(stage, cui)).level.name, '新客', 'who only liked');
  stage.step('阿博 writes twice, four likes come in: 18 points more, and the level 常客');

  const candidates = await eventually('阿博 is on the scouting list', async () => {
    const { nodes } = need((await owner.get(KolCandidatesDocument, { slug: stage.slug })).community, 'community').kolCandidates;
    return nodes.some(({ member }) => member?.displayName === '阿博') ? nodes : null;
  });
  same(candidates.map(({ member }) => member?.displayName), ['阿博'], 'the scouting list');
  same(need((await mei.get(KolCandidatesDocument, { slug: stage.slug })).community, 'community').kolCandidates.nodes, [], 'the scouting list for a member');
  const topic = { communityId, title: '阿博的快手菜', idempotencyKey: newKey() };
  same(await bo.refusedBy(CreateTopicDocument, { input: topic }, 'createTopic'), 'FORBIDDEN', 'opening a topic before');
  stage.step('the scouting list shows 阿博, to the owner only; opening a topic is still refused');

  const memberId = await memberIdOf(stage, owner, '阿博');
  const invited = await owner.do(InviteKolDocument, { input: { memberId, message: '来做主理人吧', idempotencyKey: newKey() } }, 'inviteKol');
  const invitationId = need(invited.invitation, 'invitation').id;
  same(await mei.refusedBy(AcceptKolInvitationDocument, { invitationId, idempotencyKey: newKey() }, 'acceptKolInvitation'), 'NOT_FOUND', "accepting somebody else's invitation");
  const accepted = await bo.do(AcceptKolInvitationDocument, { invitationId, idempotencyKey: newKey() }, 'acceptKolInvitation');
  same(need(accepted.kol, 'KOL').level?.name, '主理人', 'the level of the first KOL');
  const opened = await bo.do(CreateTopicDocument, { input: { ...topic, idempotencyKey: newKey() } }, 'createTopic');
  same(need(opened.topic, 'topic').title, '阿博的快手菜', 'the topic of the KOL');
  same(await mei.refusedBy(CreateTopicDocument, { input: { ...topic, idempotencyKey: newKey() } }, 'createTopic'), 'FORBIDDEN', 'opening a topic as a member');
  const programme = need((await bo.get(KolProgrammeDocument, { slug: stage.slug })).community, 'community');
  same(programme.kols.nodes.map(({ member }) => member?.displayName), ['阿博'], 'the KOLs');
  stage.step('阿博 accepts the invitation, is the first KOL, and opens a topic of his own; the others still may not');
}

async function growthOf(stage: Stage, person: Person) {
  const community = need((await person.get(CommunityGrowthDocument, { slug: stage.slug })).community, 'community');
  return need(community.viewerMember, 'member').growth;
}

async function memberIdOf(stage: Stage, viewer: Person, displayName: string): Promise<string> {
  const { nodes } = need((await viewer.get(CommunityMembersDocument, { slug: stage.slug, first: 100 })).community, 'community').members;
  return need(nodes.find((member) => member.displayName === displayName), displayName).id;
}
