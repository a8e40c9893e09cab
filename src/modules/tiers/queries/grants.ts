import type { TiersReader } from '../deps.ts';
import type { GrantRow } from '../model/grant.entity.ts';

export const grantById = async (db: TiersReader, id: string): Promise<GrantRow | null> => (await db.selectFrom('access_grant').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** A person's grants in a community, newest first, ended ones too. */
export const grantsOf = (db: TiersReader, communityId: string, userId: string): Promise<GrantRow[]> =>
  db.selectFrom('access_grant').selectAll().where('communityId', '=', communityId).where('userId', '=', userId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(100).execute();
