import { sql } from 'kysely';
import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { TopicsReader } from '../deps.ts';
import type { TopicRow } from '../model/topic.entity.ts';

export const topicById = (db: TopicsReader, id: string): Promise<TopicRow | undefined> => db.selectFrom('topic').selectAll().where('id', '=', id).executeTakeFirst();

export const topicsById = (db: TopicsReader, ids: readonly string[]): Promise<TopicRow[]> => db.selectFrom('topic').selectAll().where('id', 'in', ids).execute();

/** The topics of a community: pinned ones first, then in the order that was given to them. */
export function topicsOf(db: TopicsReader, communityId: string, request: PageRequest & { readonly includesArchived: boolean }): Promise<Page<TopicRow>> {
  const ordering = { scope: 'topics', shape: ['int', 'int', 'uuid'] as const, keysOf: (row: TopicRow) => [row.isPinned ? 0 : 1, row.position, row.id] };
  return readPage<TopicRow>(request, ordering, (after, limit) => {
    const keys = sql`((not ${sql.ref('isPinned')})::int, ${sql.ref('position')}, ${sql.ref('id')})`;
    let query = db.selectFrom('topic').selectAll().where('communityId', '=', communityId).orderBy('isPinned', 'desc').orderBy('position').orderBy('id').limit(limit);
    if (!request.includesArchived) query = query.where('archivedAt', 'is', null);
    if (after) query = query.where(sql<boolean>`${keys} > (${after[0]}::int, ${after[1]}::int, ${after[2]}::uuid)`);
    return query.execute();
  });
}
