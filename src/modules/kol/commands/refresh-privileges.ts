import { ok } from '../../../kernel/result.ts';
import { levelsInOrder, lockProgramme, nextStandings } from '../access.ts';
import type { KolDeps } from '../deps.ts';
import { settlePrivileges } from './settle-standing.ts';

export const REFRESH_PRIVILEGES = 'kol.refresh-privileges';
const BATCH = 100;

export interface RefreshPrivileges {
  readonly communityId: string;
  readonly afterId?: string;
}

/** Gives every KOL what their level gives now; many in several steps. */
export async function refreshPrivileges({ uow }: KolDeps, { communityId, afterId }: RefreshPrivileges): Promise<void> {
  await uow.run(async (tx) => {
    await lockProgramme(tx, communityId);
    const levels = await levelsInOrder(tx.db, communityId);
    const standings = await nextStandings(tx, communityId, afterId ?? null, BATCH);
    for (const standing of standings) await settlePrivileges(tx, standing, levels);
    if (standings.length === BATCH) tx.enqueue(REFRESH_PRIVILEGES, { communityId, afterId: standings.at(-1)!.id });
    return ok(null);
  });
}
