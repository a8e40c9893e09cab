import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What a community asks of its members. Never changed: new rules are a new version. */
export const RulesVersionSchema = defineEntity({
  name: 'RulesVersion',
  tableName: 'rules_version',
  uniques: [{ name: 'rules_version_community_id_version_unique', properties: ['communityId', 'version'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    version: p.integer(),
    body: p.text(),
    publishedByUserId: column.reference(),
    publishedAt: column.time(),
  },
});
export class RulesVersion extends RulesVersionSchema.class {}
RulesVersionSchema.setClass(RulesVersion);

export type RulesVersionRow = RowOf<typeof RulesVersionSchema>;
export interface RulesVersionTables {
  rules_version: TableOf<typeof RulesVersionSchema>;
}
