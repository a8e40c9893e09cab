import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.ts';
import { firstWaiting, lockCommunity, memberOfUser, membersOfUsers } from '../access.ts';
import type { Community } from '../model/community.entity.ts';
import { JoinRequest, type JoinAnswer } from '../model/join-request.entity.ts';
import { Member } from '../model/member.entity.ts';

/** Somebody who may come in. The community is locked by whoever calls. */
export interface Arrival {
  readonly userId: string;
  readonly invitedByUserId: string | null;
  readonly invitationId: string | null;
  /** The version of the rules that the person says to have read. */
  readonly acknowledgedRulesVersion: number;
}
/** How many of the waiting list one transaction lets in. */
const BATCH = 50;
export const ADMIT_WAITING = 'communities.admit-waiting';

/** Lets the person in, or puts them at the end of the waiting list when there is no room or others wait. */
export async function arrive(tx: Tx, community: Community, arrival: Arrival, request: JoinRequest | null): Promise<void> {
  const waitsForOthers = (await firstWaiting(tx, community.id, 1)).length > 0;
  if (!community.isFull() && !waitsForOthers) {
    if (request) settle(tx, request);
    admit(tx, community, arrival, await memberOfUser(tx, community.id, arrival.userId));
    return;
  }
  const waiting = request ?? newRequest(tx, community, arrival, []);
  waiting.wait(community.nextWaitingNumber());
  tx.emit({ name: 'communities.join-waiting', communityId: community.id, payload: { joinRequestId: waiting.id, userId: arrival.userId } });
}

export function newRequest(tx: Tx, community: Community, { userId, invitationId, acknowledgedRulesVersion }: Arrival, answers: readonly JoinAnswer[]): JoinRequest {
  return tx.em.create(JoinRequest, { id: newId(tx.now.getTime()), communityId: community.id, userId, status: 'PENDING', answers, acknowledgedRulesVersion, invitationId, createdAt: tx.now });
}

/** Lets in as many of the waiting list as there is room for; a long list is finished by a job. */
export async function admitWaiting(tx: Tx, community: Community): Promise<void> {
  const room = community.capacity == null ? BATCH : Math.min(BATCH, community.capacity - community.memberCount);
  if (room <= 0) return;
  const waiting = await firstWaiting(tx, community.id, room);
  const known = new Map((await membersOfUsers(tx, community.id, waiting.map(({ userId }) => userId))).map((member) => [member.userId, member]));
  const inviters = await invitersOf(tx, community.id, waiting);
  for (const request of waiting) {
    settle(tx, request);
    const invitedByUserId = inviters.get(request.invitationId ?? '') ?? null;
    admit(tx, community, { ...request, invitationId: request.invitationId ?? null, invitedByUserId }, known.get(request.userId) ?? null);
  }
  if (waiting.length === BATCH) tx.enqueue(ADMIT_WAITING, { communityId: community.id });
}

/** Continues a long waiting list. */
export const admitWaitingOf = (uow: UnitOfWork, communityId: string): Promise<unknown> => uow.run(async (tx) => {
  const community = await lockCommunity(tx, communityId);
  if (community) await admitWaiting(tx, community);
  return ok(null);
});

function settle(tx: Tx, request: JoinRequest): void {
  request.admit(tx.now);
  tx.emit({ name: 'communities.join-decided', communityId: request.communityId, payload: { joinRequestId: request.id, userId: request.userId, status: 'ADMITTED' } });
}

function admit(tx: Tx, community: Community, { userId, invitedByUserId, acknowledgedRulesVersion }: Arrival, known: Member | null): void {
  const member = known ?? tx.em.create(Member, {
    id: newId(tx.now.getTime()), communityId: community.id, userId, role: 'MEMBER', status: 'ACTIVE', number: community.nextMemberNumber(), invitedByUserId, joinedAt: tx.now,
  });
  if (known) known.returnAs('ACTIVE');
  member.acknowledge(acknowledgedRulesVersion);
  community.memberCount += 1;
  tx.emit({ name: 'communities.member-joined', communityId: community.id, payload: { memberId: member.id, userId, invitedBy: invitedByUserId } });
}

async function invitersOf({ db }: Tx, communityId: string, requests: readonly JoinRequest[]): Promise<Map<string, string>> {
  const ids = requests.flatMap(({ invitationId }) => invitationId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('invitation').select(['id', 'createdByUserId']).where('communityId', '=', communityId).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, createdByUserId }) => [id as string, createdByUserId as string]));
}
