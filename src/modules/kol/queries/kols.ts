import { readPage, readPages, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { KolReader } from '../deps.ts';
import type { KolInvitationRow } from '../model/kol-invitation.entity.ts';
import type { KolLevelRow } from '../model/kol-level.entity.ts';
import type { KolStandingChangeRow } from '../model/kol-standing-change.entity.ts';
import type { KolStandingRow } from '../model/kol-standing.entity.ts';

/** The levels of communities, from the first. */
export async function levelsOf(db: KolReader, communityIds: readonly string[]): Promise<Map<string, KolLevelRow[]>> {
  return Map.groupBy(await db.selectFrom('kol_level').selectAll().where('communityId', 'in', communityIds).orderBy('rank').execute(), ({ communityId }) => communityId);
}

export const levelById = async (db: KolReader, id: string): Promise<KolLevelRow | null> => (await db.selectFrom('kol_level').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** The running standings of members, by member id. */
export async function standingsOfMembers(db: KolReader, memberIds: readonly string[]): Promise<Map<string, KolStandingRow>> {
  const rows = await db.selectFrom('kol_standing').selectAll().where('memberId', 'in', memberIds).where('endedAt', 'is', null).execute();
  return new Map(rows.map((row) => [row.memberId, row]));
}

/** Whether this person is a KOL of the community now. */
export const isKol = async (db: KolReader, communityId: string, userId: string): Promise<boolean> =>
  (await db.selectFrom('kol_standing').select('id').where('communityId', '=', communityId).where('userId', '=', userId).where('endedAt', 'is', null).executeTakeFirst()) !== undefined;

export const standingById = async (db: KolReader, id: string): Promise<KolStandingRow | null> => (await db.selectFrom('kol_standing').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** The KOLs of a community, first come first. */
export function kolsOf(db: KolReader, communityId: string, request: PageRequest): Promise<Page<KolStandingRow>> {
  return readPage<KolStandingRow>(request, { scope: 'kols', shape: ['time', 'uuid'], keysOf: (row) => [row.joinedAt.getTime(), row.id] }, (after, limit) => {
    let query = db.selectFrom('kol_standing').selectAll().where('communityId', '=', communityId).where('endedAt', 'is', null).orderBy('joinedAt').orderBy('id').limit(limit);
    if (after) {
      const joinedAt = new Date(after[0] as number);
      query = query.where((eb) => eb.or([eb('joinedAt', '>', joinedAt), eb.and([eb('joinedAt', '=', joinedAt), eb('id', '>', after[1] as string)])]));
    }
    return query.execute();
  });
}

/** What became of KOLs, newest first, by standing id: a page of each in one statement. */
export function changesOf(db: KolReader, standingIds: readonly string[], request: PageRequest): Promise<Map<string, Page<KolStandingChangeRow>>> {
  const ordering = { scope: 'kol-changes', shape: ['int'] as const, keysOf: (row: KolStandingChangeRow) => [row.position] };
  return readPages<KolStandingChangeRow>(request, ordering, standingIds, ({ standingId }) => standingId, (after, limit) =>
    db.selectFrom('kol_standing').innerJoinLateral((eb) => {
      const changes = eb.selectFrom('kol_standing_change').selectAll('kol_standing_change').whereRef('kol_standing_change.communityId', '=', 'kol_standing.communityId')
        .whereRef('kol_standing_change.standingId', '=', 'kol_standing.id').orderBy('kol_standing_change.position', 'desc').limit(limit);
      return (after ? changes.where('kol_standing_change.position', '<', after[0] as number) : changes).as('change');
    }, (join) => join.onTrue()).selectAll('change').where('kol_standing.id', 'in', standingIds).orderBy('change.position', 'desc').execute());
}

export const invitationRow = async (db: KolReader, id: string): Promise<KolInvitationRow | null> => (await db.selectFrom('kol_invitation').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** The invitations that members can still answer, by member id. */
export async function openInvitations(db: KolReader, memberIds: readonly string[], now: Date): Promise<Map<string, KolInvitationRow>> {
  const rows = await db.selectFrom('kol_invitation').selectAll().where('memberId', 'in', memberIds).where('status', '=', 'PENDING').where('expiresAt', '>', now).execute();
  return new Map(rows.map((row) => [row.memberId, row]));
}

/** Invitations whose time is over, of all communities. */
export const overdueInvitations = (db: KolReader, now: Date): Promise<{ id: string }[]> =>
  db.selectFrom('community').innerJoin('kol_invitation', 'kol_invitation.communityId', 'community.id').select('kol_invitation.id')
    .where('kol_invitation.status', '=', 'PENDING').where('kol_invitation.expiresAt', '<=', now).orderBy('kol_invitation.expiresAt').limit(500).execute();
