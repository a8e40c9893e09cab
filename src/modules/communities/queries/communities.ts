import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { ownMemberships, standingsOf, type Standing } from '../access.ts';
import { prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { CommunitiesDeps, CommunitiesReader } from '../deps.ts';
import { LISTED, type CommunityRow } from '../model/community.entity.ts';
import type { MemberRow } from '../model/member.entity.ts';

const bySlug = prepared((db: CommunitiesReader, { slug }: Slots<{ slug: string }>) => db.selectFrom('community').selectAll().where('slug', '=', slug));
const membershipBySlug = prepared((db: CommunitiesReader, { slug, userId }: Slots<{ slug: string; userId: string }>) =>
  db.selectFrom('community').innerJoin('member', 'member.communityId', 'community.id').selectAll('member').where('community.slug', '=', slug).where('member.userId', '=', userId));

/** The community at an address, when the viewer may know of it: two statements at once. */
export async function communityBySlug({ reader }: CommunitiesDeps, viewer: Viewer, slug: string): Promise<Standing | null> {
  const { userId } = viewer;
  const [communities, members] = await Promise.all([bySlug(reader, { slug }), userId === null ? [] : membershipBySlug(reader, { slug, userId })]);
  return standingsOf(communities, members).get(communities[0]?.id ?? '') ?? null;
}

/** The directory: what is listed, newest first. */
export async function listedCommunities({ reader }: CommunitiesDeps, viewer: Viewer, request: PageRequest): Promise<Page<Standing>> {
  const page = await readPage<CommunityRow>(request, { scope: 'communities', shape: ['time', 'uuid'], keysOf: ({ createdAt, id }) => [createdAt.getTime(), id] }, (after, limit) => {
    let query = reader.selectFrom('community').selectAll().where('visibility', 'in', LISTED).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('createdAt', 'id'), '<', tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
  const standings = standingsOf(page.rows, await ownMemberships(reader, viewer, page.rows.map(({ id }) => id)));
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
