import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { LedgerReader } from '../deps.ts';
import type { ShareRuleRow } from '../model/share-rule.entity.ts';

/** The version that holds now; null where nobody set any. */
export const currentRule = async (db: LedgerReader, communityId: string): Promise<ShareRuleRow | null> =>
  (await db.selectFrom('share_rule').selectAll().where('communityId', '=', communityId).orderBy('version', 'desc').limit(1).executeTakeFirst()) ?? null;

/** The version that holds now in each of these communities. */
export async function currentRules(db: LedgerReader, communityIds: readonly string[]): Promise<Map<string, ShareRuleRow>> {
  const rows = await db.selectFrom('share_rule').distinctOn('communityId').selectAll().where('communityId', 'in', communityIds).orderBy('communityId').orderBy('version', 'desc').execute();
  return new Map(rows.map((row) => [row.communityId, row]));
}

/** All versions, newest first. */
export const rulesOf = (db: LedgerReader, communityId: string, request: PageRequest): Promise<Page<ShareRuleRow>> =>
  readPage<ShareRuleRow>(request, { scope: 'share-rules', shape: ['int'], keysOf: ({ version }) => [version] }, (after, limit) => {
    const rules = db.selectFrom('share_rule').selectAll().where('communityId', '=', communityId).orderBy('version', 'desc').limit(limit);
    return (after ? rules.where('version', '<', after[0] as number) : rules).execute();
  });

export const ruleById = async (db: LedgerReader, id: string): Promise<ShareRuleRow | null> => (await db.selectFrom('share_rule').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
