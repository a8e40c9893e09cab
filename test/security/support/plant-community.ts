import type { Visibility } from '../../../src/modules/communities/index.ts';
import { newId } from '../../../src/kernel/id.ts';
import { PARTS, type Cast, type Part } from './cast.ts';
import type { Planting } from './canaries.ts';

const ROLE_OF: Partial<Record<Part, string>> = { guest: 'GUEST', admin: 'ADMIN', partner: 'PARTNER', owner: 'OWNER' };
const FORMER: Partial<Record<Part, string>> = { exMember: 'LEFT', banned: 'BANNED' };

/** The rights behind the gates of a place. */
export interface Rights {
  readonly read: string;
  readonly enter: string;
}
export interface CommunityPlan {
  readonly communityId: string;
  readonly visibility: Visibility;
  readonly cast: Cast<Part>;
  readonly rights: Rights;
}
export type MemberIds = Readonly<Record<Part, string>>;

/** The community, its members in every part, rules, the door, tiers and grants. */
export function plantCommunity(plan: Planting, { communityId, visibility, cast, rights }: CommunityPlan) {
  const { now } = plan;
  plan.add('community', {
    id: communityId, visibility, slug: plan.text('community', 'slug'), time_zone: 'Asia/Shanghai', currency: 'CNY', member_count: 9, last_member_number: plan.figure('community', 'last_member_number'), last_waiting_number: 1,
    join_questions: JSON.stringify([plan.text('community', 'join_questions')]), current_rules_version: 2, created_at: now,
  }, ['name', 'description']);
  const memberIds = Object.fromEntries(PARTS.map((part) => [part, newId()])) as Record<Part, string>;
  PARTS.filter((part) => part !== 'outsider').forEach((part, index) => {
    const status = FORMER[part] ?? 'ACTIVE';
    plan.add('member', {
      id: memberIds[part], community_id: communityId, user_id: cast[part].userId, role: ROLE_OF[part] ?? 'MEMBER', status, number: index + 1, joined_at: now, acknowledged_rules_version: 2,
      muted_until: part === 'muted' ? plan.moment('member', 'muted_until') : null, guest_until: part === 'guest' ? plan.moment('member', 'guest_until') : null, access_version: part === 'member' ? plan.figure('member', 'access_version') : 1, invited_by_user_id: part === 'member' ? cast.owner.userId : null,
    }, ['nickname'], part === 'paidMember' || part === 'member' ? 'buyer' : status === 'ACTIVE' ? undefined : status.toLowerCase());
  });
  const rulesVersionId = plan.add('rules_version', { community_id: communityId, version: 2, published_by_user_id: cast.owner.userId, published_at: now }, ['body']);
  plan.add('rules_version', { community_id: communityId, version: 1, published_by_user_id: cast.owner.userId, published_at: plan.days(-1) }, ['body'], 'former');
  return { memberIds, rulesVersionId, ...plantBot(plan, communityId, cast), ...plantDoor(plan, communityId, cast), ...plantTiers(plan, communityId, cast, rights) };
}

/** A bot with a token for all rooms. */
function plantBot(plan: Planting, communityId: string, cast: Cast<Part>) {
  const { now } = plan;
  const by = { community_id: communityId, created_by_user_id: cast.admin.userId, created_at: now };
  const userId = plan.add('user_account', { display_name: 'A bot', bio: '', locale: 'en', created_at: now });
  plan.add('member', { community_id: communityId, user_id: userId, role: 'GUEST', status: 'BOT', number: -1, joined_at: now }, ['nickname'], 'bot');
  const botId = plan.add('bot', { ...by, user_id: userId }, ['name', 'description']);
  return { botId, botTokenId: plan.add('bot_token', { ...by, bot_id: botId, scopes: ['READ_MESSAGES'], is_for_all_rooms: true, last_used_at: plan.moment('bot_token', 'last_used_at') }, ['name', 'hash']) };
}

function plantDoor(plan: Planting, communityId: string, cast: Cast<Part>) {
  const { now } = plan;
  const answers = (variant?: string): string => JSON.stringify([{ question: 'Why?', answer: plan.text('join_request', 'answers', variant) }]);
  const invitation = { community_id: communityId, created_at: now };
  return {
    /** Live, and without a canary, as the door takes capital letters only. */
    liveCode: `LIVE${plan.place.toUpperCase()}`,
    liveInvitationId: plan.add('invitation', { ...invitation, code: `LIVE${plan.place.toUpperCase()}`, created_by_user_id: cast.owner.userId }),
    invitationId: plan.add('invitation', { ...invitation, created_by_user_id: cast.owner.userId, use_count: plan.figure('invitation', 'use_count') }, ['code']),
    invitationOfMemberId: plan.add('invitation', { ...invitation, created_by_user_id: cast.member.userId }, ['code'], 'member'),
    joinRequestId: plan.add('join_request', { community_id: communityId, user_id: cast.outsider.userId, status: 'PENDING', answers: answers(), created_at: now }),
    withdrawnRequestId: plan.add('join_request', { community_id: communityId, user_id: cast.exMember.userId, status: 'WITHDRAWN', answers: answers('withdrawn'), decided_by_user_id: cast.exMember.userId, decided_at: now, created_at: now }),
    declinedRequestId: plan.add('join_request', { community_id: communityId, user_id: cast.outsider.userId, status: 'DECLINED', answers: answers('declined'), decided_by_user_id: cast.admin.userId, decided_at: plan.moment('join_request', 'decided_at'), created_at: now }, ['reason']),
  };
}

function plantTiers(plan: Planting, communityId: string, cast: Cast<Part>, rights: Rights) {
  const { now } = plan;
  const freeTierId = plan.add('tier', { community_id: communityId, rank: 0, entitlements: [], is_default: true, created_at: now }, ['name', 'description'], 'free');
  const tierId = plan.add('tier', { community_id: communityId, rank: 10, entitlements: [rights.read, rights.enter, plan.text('tier', 'entitlements')], created_at: now }, ['name', 'description']);
  const grant = { community_id: communityId, user_id: cast.paidMember.userId, starts_at: plan.days(-1), created_at: now };
  plan.add('access_grant', { ...grant, tier_id: tierId, entitlements: [], source_kind: 'SUBSCRIPTION', ends_at: plan.days(30) }, ['source_id'], 'paid');
  const complimentary = { ...grant, source_kind: 'COMPLIMENTARY', given_by: cast.partner.userId, ends_at: plan.moment('access_grant', 'ends_at'), entitlements: [plan.text('access_grant', 'entitlements')] };
  const grantId = plan.add('access_grant', complimentary, ['source_id', 'reason']);
  const formerGrant = { ...complimentary, user_id: cast.exMember.userId, tier_id: tierId, entitlements: [], ends_at: plan.days(30) };
  plan.add('access_grant', formerGrant, ['source_id', 'reason'], 'former');
  return { freeTierId, tierId, grantId };
}
