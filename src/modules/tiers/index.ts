import { reaction, type Reaction } from '../../kernel/event.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { MemberEnded } from '../communities/index.ts';
import { createTier, type CreateTierInput } from './commands/create-tier.ts';
import { endComplimentaryGrant, endComplimentaryGrantsOnLeaving } from './commands/end-complimentary-grant.ts';
import { TELL_DUE_GRANTS, tellDueGrants } from './commands/tell-due-grants.ts';
import { giveComplimentaryGrant, type ComplimentaryGrantInput } from './commands/give-complimentary-grant.ts';
import { updateTier, type UpdateTierInput } from './commands/update-tier.ts';
import type { TiersDeps } from './deps.ts';
import { grantsOf } from './queries/grants.ts';
import { rightsIn, rightsOf } from './queries/rights.ts';
import { currentTiers, tierById, tiersById, tiersOf } from './queries/tiers.ts';

/** Tiers, grants, and what a person may do as a function of all grants. */
export function createTiers(deps: TiersDeps) {
  const { reader, clock } = deps;
  return {
    createTier: (viewer: Viewer, input: CreateTierInput) => createTier(deps, viewer, input),
    updateTier: (viewer: Viewer, tierId: string, input: UpdateTierInput) => updateTier(deps, viewer, tierId, input),
    giveComplimentaryGrant: (viewer: Viewer, input: ComplimentaryGrantInput) => giveComplimentaryGrant(deps, viewer, input),
    endComplimentaryGrant: (viewer: Viewer, grantId: string, reason: string | null) => endComplimentaryGrant(deps, viewer, grantId, reason),
    tierById: (id: string) => tierById(reader, id),
    tiersById: (ids: readonly string[]) => tiersById(reader, ids),
    tiersOf: (communityIds: readonly string[]) => tiersOf(reader, communityIds),
    currentTiers: (communityId: string, userIds: readonly string[]) => currentTiers(reader, communityId, userIds, clock.now()),
    grantsOf: (communityId: string, userId: string) => grantsOf(reader, communityId, userId),
    /** What the viewer may do in the community now. */
    rightsOf: (viewer: Viewer, communityId: string) => rightsOf(reader, communityId, viewer.userId, clock.now()),
    /** The same in many communities. */
    rightsIn: (viewer: Viewer, communityIds: readonly string[]) => rightsIn(reader, communityIds, viewer.userId, clock.now()),
    unlockPaths: deps.unlockPaths,
    now: () => clock.now(),
    reactions: [
      reaction<MemberEnded>('tiers.end-complimentary-on-leaving', 'communities.member-ended', ({ communityId, occurredAt, payload: { userId } }) =>
        endComplimentaryGrantsOnLeaving(deps, { communityId: communityId!, userId, leftAt: new Date(occurredAt) })),
    ] as readonly Reaction[],
    jobs: [job({ name: TELL_DUE_GRANTS, schedule: '* * * * *', handle: () => tellDueGrants(deps) })] as readonly JobDefinition[],
  };
}
export type Tiers = ReturnType<typeof createTiers>;

export { endGrant, giveGrant, resumeGrant, suspendGrant, type GrantInput } from './commands/give-grant.ts';
export type { ComplimentaryGrantInput } from './commands/give-complimentary-grant.ts';
export type { CreateTierInput } from './commands/create-tier.ts';
export type { UpdateTierInput } from './commands/update-tier.ts';
export type { TiersDeps } from './deps.ts';
export type { AccessChanged, ComplimentaryEnded } from './events.ts';
export { checkEntitlements, isEntitlement } from './model/entitlement.ts';
export { ACCESS_REASONS, askGate, type AccessReason, type GateAnswer } from './model/gate.ts';
export { Grant, GRANT_SOURCES, type GrantRow, type GrantSource, type GrantTables } from './model/grant.entity.ts';
export { coveredUntil, firstGap, type Span } from './model/span.ts';
export { Tier, type TierRow, type TierTables } from './model/tier.entity.ts';
export { heldIn, type Held, type Holder } from './queries/held.ts';
export { peopleList, peopleWithout, selectWithout, type PeopleList, type RightQuestion } from './queries/people-without.ts';
export { allows, NO_RIGHTS, peopleWith, rightsAcross, rightsOf, type Rights } from './queries/rights.ts';
export { createUnlockPathRegistry, type UnlockPath, type UnlockPathProvider, type UnlockPathRegistry } from './unlock-paths.ts';
