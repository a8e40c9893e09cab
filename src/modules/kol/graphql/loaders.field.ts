import DataLoader from 'dataloader';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { pageLoader } from '../../../graphql/page-loader.ts';
import { communityLoaders } from '../../communities/graphql/index.ts';
import { hasPermission, type Permission } from '../../communities/index.ts';
import { NO_FIGURES, type Figures, type Kol, type KolInvitationRow, type KolLevelRow, type KolStandingChangeRow, type KolStandingRow } from '../index.ts';

interface MemberKey {
  readonly communityId: string;
  readonly memberId: string;
}
/** Batches what many members of one answer ask of the programme. */
export const kolLoaders = defineLoaders(({ kol }: { kol: Kol }) => ({
  levels: new DataLoader<string, readonly KolLevelRow[]>(async (communityIds) => {
    const levels = await kol.levelsOf(communityIds);
    return communityIds.map((id) => levels.get(id) ?? []);
  }),
  /** By member id; null for those who are no KOLs. */
  standing: new DataLoader<string, KolStandingRow | null>(async (memberIds) => {
    const standings = await kol.standingsOfMembers(memberIds);
    return memberIds.map((id) => standings.get(id) ?? null);
  }),
  history: pageLoader<KolStandingChangeRow>((standingIds, request) => kol.changesOf(standingIds, request)),
  figures: new DataLoader<MemberKey, Figures, string>(async (keys) => {
    const found = new Map<string, Figures>();
    for (const [communityId, members] of Map.groupBy(keys, (key) => key.communityId)) {
      for (const [id, figures] of await kol.figuresOf(communityId, members.map(({ memberId }) => memberId))) found.set(id, figures);
    }
    return keys.map(({ memberId }) => found.get(memberId) ?? NO_FIGURES);
  }, { cacheKeyFn: ({ memberId }) => memberId }),
  /** By member id: the invitation that can still be answered. */
  openInvitation: new DataLoader<string, KolInvitationRow | null>(async (memberIds) => {
    const invitations = await kol.openInvitations(memberIds);
    return memberIds.map((id) => invitations.get(id) ?? null);
  }),
}));

/** Whether the viewer belongs to the community and holds a permission there, or is this person. */
export async function viewerMay(context: Context, communityId: string, permission: Permission, orUserId?: string): Promise<boolean> {
  const viewerMember = await context.load(communityLoaders).viewerMember.load(communityId);
  return viewerMember !== null && (viewerMember.userId === orUserId || hasPermission(viewerMember.role, permission));
}
