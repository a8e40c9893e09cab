import { sql } from 'kysely';
import { readPages, type Page, type PageRequest } from '../../../kernel/page.ts';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { TopicsReader } from '../deps.ts';
import type { TopicRow } from '../model/topic.entity.ts';

export const topicById = (db: TopicsReader, id: string): Promise<TopicRow | undefined> => db.selectFrom('topic').selectAll().where('id', '=', id).executeTakeFirst();

const byIds = prepared((db: TopicsReader, { ids }: Slots<{ ids: readonly string[] }>) => db.selectFrom('topic').selectAll().where('id', '=', anyOf(ids)));
export const topicsById = (db: TopicsReader, ids: readonly string[]): Promise<TopicRow[]> => byIds(db, { ids });

/** The same page of the topics of many communities, in one statement: pinned ones first, then in the order that was given to them. */
export function topicsOf(db: TopicsReader, communityIds: readonly string[], includesArchived: boolean, request: PageRequest): Promise<Map<string, Page<TopicRow>>> {
  const ordering = { scope: 'topics', shape: ['int', 'int', 'uuid'] as const, keysOf: (row: TopicRow) => [row.isPinned ? 0 : 1, row.position, row.id] };
  return readPages<TopicRow>(request, ordering, communityIds, ({ communityId }) => communityId, (after, limit) =>
    db.selectFrom('community').innerJoinLateral((eb) => {
      const keys = sql`((not ${sql.ref('topic.isPinned')})::int, ${sql.ref('topic.position')}, ${sql.ref('topic.id')})`;
      let query = eb.selectFrom('topic').selectAll('topic').whereRef('topic.communityId', '=', 'community.id').orderBy('topic.isPinned', 'desc').orderBy('topic.position').orderBy('topic.id').limit(limit);
      if (!includesArchived) query = query.where('topic.archivedAt', 'is', null);
      if (after) query = query.where(sql<boolean>`${keys} > (${after[0]}::int, ${after[1]}::int, ${after[2]}::uuid)`);
      return query.as('item');
    }, (join) => join.onTrue()).selectAll('item').where('community.id', 'in', communityIds).orderBy('item.isPinned', 'desc').orderBy('item.position').orderBy('item.id').execute());
}
