import type { Page, PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn } from '../access.ts';
import type { CommunitiesReader } from '../deps.ts';
import type { RulesVersionRow } from '../model/rules-version.entity.ts';
import { pagesOf, type CommunityList } from './pages.ts';

const VERSIONS: CommunityList = { scope: 'rules-versions', table: 'rules_version', direction: 'desc', keys: [{ column: 'version', type: 'int' }], where: {} };

/** The newest rules of each community that has any. */
export async function currentRules(db: CommunitiesReader, communityIds: readonly string[]): Promise<Map<string, RulesVersionRow>> {
  const rows = await db.selectFrom('rules_version').innerJoin('community', 'community.id', 'rules_version.communityId').selectAll('rules_version')
    .where('community.id', 'in', [...communityIds]).whereRef('rules_version.version', '=', 'community.currentRulesVersion').execute();
  return new Map(rows.map((row) => [row.communityId, row]));
}

/** Every version of each community, newest first. */
export const rulesVersionsOf = (db: CommunitiesReader, communityIds: readonly string[], request: PageRequest): Promise<Map<string, Page<RulesVersionRow>>> => pagesOf(db, VERSIONS, communityIds, request);

/** A version, for everybody who may know of the community. */
export async function rulesVersionRow(db: CommunitiesReader, viewer: Viewer, id: string): Promise<RulesVersionRow | null> {
  const row = await db.selectFrom('rules_version').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (await standingIn(db, viewer, row.communityId)) ? row : null;
}
