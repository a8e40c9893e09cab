import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { standingsOf, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import { LISTED, type CommunityRow } from '../model/community.entity.ts';
import type { MemberRow } from '../model/member.entity.ts';

/** The community at an address, when the viewer may know of it. */
export async function communityBySlug({ reader }: CommunitiesDeps, viewer: Viewer, slug: string): Promise<Standing | null> {
  const found = await reader.selectFrom('community').selectAll().where('slug', '=', slug).executeTakeFirst();
  return found ? ((await standingsOf(reader, viewer, [found])).get(found.id) ?? null) : null;
}

/** The directory: what is listed, newest first. */
export async function listedCommunities({ reader }: CommunitiesDeps, viewer: Viewer, request: PageRequest): Promise<Page<Standing>> {
  const page = await readPage<CommunityRow>(request, { scope: 'communities', shape: ['time', 'uuid'], keysOf: ({ createdAt, id }) => [createdAt.getTime(), id] }, (after, limit) => {
    let query = reader.selectFrom('community').selectAll().where('visibility', 'in', LISTED).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('createdAt', 'id'), '<', tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
  const standings = await standingsOf(reader, viewer, page.rows);
  return { ...page, rows: page.rows.map(({ id }) => standings.get(id)!), cursorOf: ({ community }) => page.cursorOf(community) };
}

/** The active memberships of one person, in order of joining. */
export function membershipsByUser({ reader }: CommunitiesDeps, userId: string, request: PageRequest): Promise<Page<MemberRow>> {
  return readPage<MemberRow>(request, { scope: 'memberships', shape: ['time', 'uuid'], keysOf: ({ joinedAt, id }) => [joinedAt.getTime(), id] }, (after, limit) => {
    let query = reader.selectFrom('member').innerJoin('community', 'community.id', 'member.communityId').selectAll('member')
      .where('member.userId', '=', userId).where('member.status', '=', 'ACTIVE').orderBy('member.joinedAt').orderBy('member.id').limit(limit);
    if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('member.joinedAt', 'member.id'), '>', tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}
