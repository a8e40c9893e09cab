import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { PartnerShare } from './share-plan.ts';

/** One version of how a community's sales are divided. Never changed: another version replaces it. */
export const ShareRuleSchema = defineEntity({
  name: 'ShareRule',
  tableName: 'share_rule',
  uniques: [
    { name: 'share_rule_community_id_version_unique', properties: ['communityId', 'version'] },
    { name: 'share_rule_community_id_id_unique', properties: ['communityId', 'id'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    /** Counted from 1. */
    version: p.integer(),
    platformBasisPoints: p.integer(),
    kolBasisPoints: p.integer(),
    partners: p.json().$type<readonly PartnerShare[]>(),
    setByUserId: column.reference(),
    createdAt: column.time(),
  },
});
export class ShareRule extends ShareRuleSchema.class {}
ShareRuleSchema.setClass(ShareRule);

export type ShareRuleRow = RowOf<typeof ShareRuleSchema>;
export interface ShareRuleTables {
  share_rule: TableOf<typeof ShareRuleSchema>;
}
