import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const TopicSchema = defineEntity({
  name: 'Topic',
  tableName: 'topic',
  uniques: [{ name: 'topic_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [{ name: 'topic_order_index', properties: ['communityId', 'position'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    title: p.text(),
    description: p.text().default(''),
    /** Order within the community; gaps are harmless. */
    position: p.integer(),
    isPinned: p.boolean().default(false),
    /** What reading its posts takes; null for every member. */
    readEntitlement: p.text().nullable(),
    /** What posting takes, beside reading; null for every member. */
    writeEntitlement: p.text().nullable(),
    /** Posts that are not deleted. */
    postCount: p.integer().default(0),
    createdBy: column.reference(),
    archivedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class Topic extends TopicSchema.class {
  /** An archived topic is read only. */
  archive(at: Date): boolean {
    if (this.archivedAt !== null && this.archivedAt !== undefined) return false;
    this.archivedAt = at;
    return true;
  }
  restore(): void {
    this.archivedAt = null;
  }
}
TopicSchema.setClass(Topic);

export type TopicRow = RowOf<typeof TopicSchema>;
export interface TopicTables {
  topic: TableOf<typeof TopicSchema>;
}
