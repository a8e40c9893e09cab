import { DAY, HOUR, MINUTE } from '../kernel/clock.ts';
import type { TopicRow } from '../modules/topics/index.ts';
import type { RoomRow } from '../modules/chat/index.ts';
import { at } from './past.ts';
import type { CommunityScript, TierScript } from './script.ts';
import { as, done, type Stage } from './stage.ts';

/** A community as it stands, with its people and places. */
export interface OpenCommunity {
  readonly id: string;
  readonly script: CommunityScript;
  readonly topics: readonly TopicRow[];
  readonly rooms: readonly RoomRow[];
  /** Who may speak, by mailbox; the owner first. */
  readonly members: readonly string[];
  /** Who passes the gates: holders of a tier and those with a role. */
  readonly insiders: readonly string[];
}
const OPENED = 90 * DAY;
/** By then everybody had joined. */
export const SETTLED = 62 * DAY;

/** Opens the community with all that its owner sets, and lets its people in. */
export async function openCommunity(stage: Stage, script: CommunityScript): Promise<OpenCommunity> {
  const { modules, now } = stage;
  const owner = as(stage, script.owner);
  const opening = now.getTime() - OPENED;
  const { slug, name, description, visibility, joinQuestions } = script;
  const id = await at(new Date(opening), async () => {
    const { community } = done(await modules.communities.createCommunity(owner, { slug, name, description, visibility, joinQuestions, timeZone: 'Asia/Shanghai', currency: 'CNY', idempotencyKey: `demo:${slug}` }));
    done(await modules.communities.publishRules(owner, { communityId: community.id, body: script.rules, idempotencyKey: `demo:${slug}` }));
    return community.id;
  });
  return at(new Date(opening + HOUR), async () => {
    const [tierIds, topics, rooms] = await Promise.all([openTiers(stage, script, id), openTopics(stage, script, id), openRooms(stage, script, id, opening + HOUR), letIn(stage, script, id, opening)]);
    done(await modules.growth.setGrowthLevels(owner, id, script.levels));
    done(await modules.growth.setPointRules(owner, id, script.pointRules));
    await giveRoles(stage, script, id, tierIds);
    await openProgramme(stage, script, id);
    const insiders = [script.owner, ...Object.keys(script.roles), ...script.guestsOfTheHouse.map(({ mailbox }) => mailbox), script.firstKol];
    return { id, script, topics, rooms, members: [script.owner, ...script.members], insiders };
  });
}

async function openTiers(stage: Stage, script: CommunityScript, communityId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const tier of script.tiers) ids.set(tier.name, await openTier(stage, script, communityId, tier));
  return ids;
}

async function openTier(stage: Stage, { owner, slug }: CommunityScript, communityId: string, { prices, ...tier }: TierScript): Promise<string> {
  const { tiers, plans } = stage.modules;
  const viewer = as(stage, owner);
  const { id: tierId } = done(await tiers.createTier(viewer, { communityId, ...tier, isDefault: prices.length === 0, idempotencyKey: `demo:${slug}:${tier.rank}` }));
  for (const { kind, minorUnits } of prices) {
    const idempotencyKey = `demo:${slug}:${tier.rank}:${kind}`;
    const plan = done(await plans.createPlan(viewer, { tierId, kind, idempotencyKey }));
    done(await plans.createPrice(viewer, { planId: plan.plan.id, minorUnits, idempotencyKey }));
  }
  return tierId;
}

async function openTopics(stage: Stage, { owner, slug, topics }: CommunityScript, communityId: string): Promise<TopicRow[]> {
  const opened: TopicRow[] = [];
  for (const [index, { title, description, readEntitlement, writeEntitlement, isPinned }] of topics.entries()) {
    const topic = done(await stage.modules.topics.createTopic(as(stage, owner), { communityId, title, description, readEntitlement, writeEntitlement, idempotencyKey: `demo:${slug}:${index}` }));
    opened.push(isPinned ? done(await stage.modules.topics.pinTopic(as(stage, owner), topic.id, true)) : topic);
  }
  return opened;
}

async function openRooms(stage: Stage, { owner, slug, rooms }: CommunityScript, communityId: string, from: number): Promise<RoomRow[]> {
  const opened: RoomRow[] = [];
  for (const [index, { name, description, entitlement = null }] of rooms.entries()) {
    const { room } = await at(new Date(from + index * MINUTE), async () => done(await stage.modules.chat.createRoom(as(stage, owner), { communityId, name, description, entitlement, idempotencyKey: `demo:${slug}:${index}` })));
    opened.push(room);
  }
  return opened;
}

/** Everybody comes in by the door that the community has, some days apart. */
async function letIn(stage: Stage, script: CommunityScript, communityId: string, opening: number): Promise<void> {
  const { communities } = stage.modules;
  const arriving = [...script.members, ...script.applicants];
  const apart = (OPENED - SETTLED - DAY) / arriving.length;
  for (const [index, mailbox] of arriving.entries()) {
    const viewer = as(stage, mailbox);
    const time = new Date(opening + DAY + index * apart + (index % 7) * 11 * MINUTE);
    const standing = (await communities.standingIn(viewer, communityId))!;
    const known = (await communities.openRequestsOf(viewer.userId!, [communityId])).get(communityId) ?? null;
    if (standing.member !== null) continue;
    const request = known ?? (await at(time, async () => done(await communities.joinCommunity(viewer, { communityId, answers: script.answers, acknowledgedRulesVersion: 1, idempotencyKey: `demo:${script.slug}:${mailbox}` })))).joinRequest;
    if (request !== null && !script.applicants.includes(mailbox)) await at(new Date(time.getTime() + 5 * HOUR), async () => done(await communities.approveJoinRequest(as(stage, script.owner), request.id)));
  }
}

async function giveRoles(stage: Stage, script: CommunityScript, communityId: string, tierIds: ReadonlyMap<string, string>): Promise<void> {
  const { communities, tiers } = stage.modules;
  const owner = as(stage, script.owner);
  const memberOf = async (mailbox: string): Promise<{ id: string; role: string }> => (await communities.standingIn(as(stage, mailbox), communityId))!.member!;
  await at(new Date(stage.now.getTime() - SETTLED), async () => {
    for (const [mailbox, role] of Object.entries(script.roles)) {
      const member = await memberOf(mailbox);
      if (member.role !== role) done(await communities.assignRole(owner, { memberId: member.id, role }));
    }
    for (const { mailbox, tier, days } of script.guestsOfTheHouse) {
      const { id: memberId } = await memberOf(mailbox);
      done(await tiers.giveComplimentaryGrant(owner, { tierId: tierIds.get(tier)!, memberId, days, reason: '开张那阵子一起忙前忙后的谢礼', idempotencyKey: `demo:${script.slug}:${mailbox}` }));
    }
  });
}

/** The first KOL is asked while the first level asks for nothing; then the levels get their targets. */
async function openProgramme(stage: Stage, { slug, owner, kolLevels, firstKol }: CommunityScript, communityId: string): Promise<void> {
  const { kol, communities } = stage.modules;
  const [viewer, invitee] = [as(stage, owner), as(stage, firstKol)];
  await at(new Date(stage.now.getTime() - SETTLED + HOUR), async () => {
    done(await kol.setKolLevels(viewer, communityId, kolLevels.map((level) => ({ ...level, points: 0, posts: 0, payingInvitees: 0 }))));
    const { id: memberId } = (await communities.standingIn(invitee, communityId))!.member!;
    const { id: invitationId } = done(await kol.inviteKol(viewer, { memberId, message: '愿不愿意和我一起把这里张罗起来？', idempotencyKey: `demo:${slug}` }));
    done(await kol.acceptKolInvitation(invitee, { invitationId, idempotencyKey: `demo:${slug}` }));
    done(await kol.setKolLevels(viewer, communityId, kolLevels));
  });
}
