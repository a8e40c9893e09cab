import type { Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import { acceptKolInvitation, declineKolInvitation, type AcceptKolInvitationInput } from './commands/answer-invitation.ts';
import { demoteKol, promoteKol, type DemoteKolInput, type PromoteKolInput } from './commands/change-level.ts';
import { endKolStanding } from './commands/end-standing.ts';
import { expireInvitations } from './commands/expire-invitations.ts';
import { inviteKol, type InviteKolInput } from './commands/invite-kol.ts';
import { REFRESH_PRIVILEGES, refreshPrivileges, type RefreshPrivileges } from './commands/refresh-privileges.ts';
import { setKolLevels } from './commands/set-kol-levels.ts';
import { withdrawKolInvitation } from './commands/withdraw-invitation.ts';
import type { KolDeps, KolReader } from './deps.ts';
import type { KolLevelInput } from './model/kol-programme.ts';
import { candidatesOf } from './queries/candidates.ts';
import { figuresOf } from './queries/figures.ts';
import { changesOf, invitationRow, isKol, kolsOf, levelById, levelsOf, openInvitations, standingById, standingsOfMembers } from './queries/kols.ts';
import { followMembers } from './reactions/follow-members.ts';

/** The KOL programme of a community: who could join it, who is in it, and at which level. */
export function createKol(deps: KolDeps) {
  const { reader, clock } = deps;
  return {
    setKolLevels: (viewer: Viewer, communityId: string, levels: readonly KolLevelInput[]) => setKolLevels(deps, viewer, communityId, levels),
    inviteKol: (viewer: Viewer, input: InviteKolInput) => inviteKol(deps, viewer, input),
    withdrawKolInvitation: (viewer: Viewer, id: string) => withdrawKolInvitation(deps, viewer, id),
    acceptKolInvitation: (viewer: Viewer, input: AcceptKolInvitationInput) => acceptKolInvitation(deps, viewer, input),
    declineKolInvitation: (viewer: Viewer, id: string) => declineKolInvitation(deps, viewer, id),
    promoteKol: (viewer: Viewer, kolId: string, input: PromoteKolInput) => promoteKol(deps, viewer, kolId, input),
    demoteKol: (viewer: Viewer, kolId: string, input: DemoteKolInput) => demoteKol(deps, viewer, kolId, input),
    endKolStanding: (viewer: Viewer, kolId: string, input: { reason: string }) => endKolStanding(deps, viewer, kolId, input),
    levelsOf: (communityIds: readonly string[]) => levelsOf(reader, communityIds),
    levelById: (id: string) => levelById(reader, id),
    figuresOf: (communityId: string, memberIds: readonly string[]) => figuresOf(reader, communityId, memberIds),
    candidatesOf: (communityId: string, request: PageRequest) => candidatesOf(reader, communityId, request),
    kolsOf: (communityId: string, request: PageRequest) => kolsOf(reader, communityId, request),
    standingsOfMembers: (memberIds: readonly string[]) => standingsOfMembers(reader, memberIds),
    standingById: (id: string) => standingById(reader, id),
    changesOf: (standingIds: readonly string[], request: PageRequest) => changesOf(reader, standingIds, request),
    invitationById: (id: string) => invitationRow(reader, id),
    openInvitations: (memberIds: readonly string[]) => openInvitations(reader, memberIds, clock.now()),
    /** Whether this person is a KOL of the community now, inside the caller's transaction. */
    isKol: (db: KolReader, communityId: string, userId: string) => isKol(db, communityId, userId),
    now: () => clock.now(),
    reactions: followMembers(deps) as readonly Reaction[],
    jobs: [
      job<RefreshPrivileges>({ name: REFRESH_PRIVILEGES, handle: (data) => refreshPrivileges(deps, data) }),
      job({ name: 'kol.expire-invitations', schedule: '*/10 * * * *', handle: () => expireInvitations(deps) }),
    ] as readonly JobDefinition[],
  };
}
export type Kol = ReturnType<typeof createKol>;

export { payingInviteeCompensator } from './commands/undo-paying-invitee.ts';
export type { DemoteKolInput, PromoteKolInput } from './commands/change-level.ts';
export type { InviteKolInput } from './commands/invite-kol.ts';
export type { KolDeps } from './deps.ts';
export type { KolEnded, KolInvited, KolJoined, KolLevelChanged } from './events.ts';
export { KolActivitySchema, KolPayingInviteeSchema, KolPostSchema } from './model/kol-activity.entity.ts';
export { KOL_INVITATION_STATUSES, KolInvitation, statusAt, type KolInvitationRow, type KolInvitationStatus } from './model/kol-invitation.entity.ts';
export { KolLevel, needsOf, type KolLevelRow } from './model/kol-level.entity.ts';
export type { KolLevelInput } from './model/kol-programme.ts';
export { CHANGE_KINDS, KolStandingChange, type ChangeKind, type KolStandingChangeRow } from './model/kol-standing-change.entity.ts';
export { KolStanding, type KolStandingRow } from './model/kol-standing.entity.ts';
export { meets, NO_FIGURES, TARGET_KINDS, targetsOf, type Figures, type Target, type TargetKind } from './model/target.ts';
export type { Candidate } from './queries/candidates.ts';
