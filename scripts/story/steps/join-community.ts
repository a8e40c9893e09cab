import {
  AcknowledgeRulesDocument, ApproveJoinRequestDocument, CommunityDoorDocument, CommunityMembersDocument, CreateInvitationDocument, JoinCommunityDocument, JoinRequestsDocument, JoinWithInvitationDocument, PublishPostDocument, UpdateCommunityDocument,
} from '../../../schema/generated/graphql.ts';
import { need, same } from '../check.ts';
import { newKey } from '../person.ts';
import type { Stage } from '../stage.ts';

/** Three people come in: one by the open door, one by approval, one by an invitation code. */
export async function joinCommunity(stage: Stage): Promise<void> {
  const owner = stage.person('owner');
  const [slug, communityId] = [stage.get<string>('slug'), stage.get<string>('communityId')];
  const first = await stage.newcomer('mei', '小梅');
  const joined = await first.do(JoinCommunityDocument, { input: { communityId, idempotencyKey: newKey() } }, 'joinCommunity');
  same(need(need(joined.community, 'community').viewerMember, 'member').number, 2, 'the number of the first to join');
  const talk = { topicId: stage.get<string>('openTopicId'), type: 'TALK' as const, body: '大家好', idempotencyKey: newKey() };
  same(await first.refusedBy(PublishPostDocument, { input: talk }, 'publishPost'), 'RULES_NOT_ACKNOWLEDGED', 'speaking before the rules are acknowledged');
  await first.do(AcknowledgeRulesDocument, { communityId, version: 1 }, 'acknowledgeRules');
  stage.step('小梅 joins by the open door as number 2, and may speak only after acknowledging the rules');

  await owner.do(UpdateCommunityDocument, { communityId, input: { visibility: 'APPLY', joinQuestions: ['你最拿手的菜是什么？'] } }, 'updateCommunity');
  const second = await stage.newcomer('bo', '阿博');
  const applied = await second.do(JoinCommunityDocument, { input: { communityId, answers: ['番茄炒蛋'], acknowledgedRulesVersion: 1, idempotencyKey: newKey() } }, 'joinCommunity');
  const request = need(applied.joinRequest, 'join request');
  same((await first.get(JoinRequestsDocument, { slug, status: 'PENDING' })).community?.joinRequests.nodes.length, 0, 'applications that an ordinary member sees');
  const waiting = need((await owner.get(JoinRequestsDocument, { slug, status: 'PENDING' })).community, 'community').joinRequests.nodes;
  same(waiting.map(({ displayName }) => displayName), ['阿博'], 'who is at the door');
  same(need((await second.get(CommunityDoorDocument, { slug })).community, 'community').viewerMember, null, 'the membership of an applicant');
  await owner.do(ApproveJoinRequestDocument, { joinRequestId: request.id }, 'approveJoinRequest');
  same(need((await second.get(CommunityDoorDocument, { slug })).community?.viewerMember, 'member').number, 3, 'the number of the approved');
  stage.step('阿博 applies with an answer that only the owner sees, and is approved as number 3');

  const made = await owner.do(CreateInvitationDocument, { input: { communityId, maxUses: 1, idempotencyKey: newKey() } }, 'createInvitation');
  const { code } = need(made.invitation, 'invitation');
  const third = await stage.newcomer('cui', '翠花');
  const invited = await third.do(JoinWithInvitationDocument, { input: { code, acknowledgedRulesVersion: 1, idempotencyKey: newKey() } }, 'joinWithInvitation');
  same(need(need(invited.community, 'community').viewerMember, 'member').number, 4, 'the number of the invited');
  const late = await stage.newcomer('late', '来晚的人');
  same(await late.refusedBy(JoinWithInvitationDocument, { input: { code, acknowledgedRulesVersion: 1, idempotencyKey: newKey() } }, 'joinWithInvitation'), 'INVITATION_SPENT', 'a code that is spent');
  same(need((await late.get(CommunityMembersDocument, { slug })).community, 'community').members.nodes.length, 0, 'members that an outsider sees');
  stage.step('翠花 comes in by a code that is good for one; the next person with it stays outside');
}
