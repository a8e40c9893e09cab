import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow, Visibility } from '../../../src/modules/communities/index.ts';
import { doorsOf, idOf, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

/** Runs a query and gives its data with the number of statements it took. */
async function counted(document: string, variables: Record<string, unknown>, viewer?: SignedInViewer): Promise<{ data: any; statements: number }> {
  const { queryLog } = app.platform.database;
  queryLog.start();
  const { data, errors } = await app.run(document, variables, viewer);
  const statements = queryLog.stop().length;
  expect(errors).toEqual([]);
  return { data, statements };
}
/** Follows a connection to its end. */
async function pages(document: string, variables: Record<string, unknown>, pick: (data: any) => any, viewer?: SignedInViewer): Promise<any[][]> {
  const found: any[][] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await app.run(document, { ...variables, after }, viewer);
    expect(errors).toEqual([]);
    const { nodes, pageInfo } = pick(data);
    found.push(nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}
const PAGE = 'pageInfo { hasNextPage endCursor }';

test('the directory holds what is listed, newest first, in pages', async () => {
  const made: CommunityRow[] = [];
  for (const visibility of ['PUBLIC', 'APPLY', 'UNLISTED', 'INVITE', 'PRIVATE', 'PUBLIC'] satisfies Visibility[]) {
    made.push((await app.world.aCommunity({ visibility })).community);
    app.clock.advance(1);
  }
  const found = await pages(`query ($after: String) { communities(first: 2, after: $after) { nodes { slug } ${PAGE} } }`, {}, (data) => data.communities);
  expect(found.flat().map(({ slug }) => slug)).toEqual([made[5]!.slug, made[1]!.slug, made[0]!.slug]);
  expect(found.map(({ length }) => length)).toEqual([2, 1]);
});

test('the directory takes the same statements for one community as for many', async () => {
  const viewer = await app.world.aUser();
  const document = `query ($first: Int) { communities(first: $first) { nodes {
    slug rules { version } rulesVersions { nodes { version } } viewerMember { role user { displayName } } viewerJoinRequest { status } members { nodes { number displayName user { bio } } } joinRequests { nodes { status } } bannedMembers { nodes { number } }
  } } }`;
  for (let index = 0; index < 4; index++) {
    const { owner, community } = await app.world.aCommunity({ owner: index < 2 ? viewer : undefined } as object);
    await doors.publishRules(community, '一', owner);
    if (index === 2) await doors.join(community, viewer);
    await app.world.aMember({ community });
  }
  const many = await counted(document, { first: 10 }, viewer);
  expect(many.data.communities.nodes.slice(0, 4).map(({ rules, members }: any) => [rules.version, members.nodes.length])).toEqual([[1, 0], [1, 3], [1, 2], [1, 2]]);
  expect((await counted(document, { first: 4 }, viewer)).statements).toBe(many.statements);
  expect(many.statements).toBe(10);
  expect((await counted('{ communities { nodes { slug viewerMember { role } } } }', {}, viewer)).statements).toBe(2);
});

test('members are paged in order of joining, by those who are members', async () => {
  const { owner, community } = await app.world.aCommunity();
  for (let index = 0; index < 4; index++) await app.world.aMember({ community });
  const document = `query ($id: ID!, $after: String) { node(id: $id) { ... on Community { members(first: 2, after: $after) { nodes { number } ${PAGE} } } } }`;
  const found = await pages(document, { id: idOf(community) }, (data) => data.node.members, owner);
  expect(found).toEqual([[{ number: 1 }, { number: 2 }], [{ number: 3 }, { number: 4 }], [{ number: 5 }]]);
  expect(await pages(document, { id: idOf(community) }, (data) => data.node.members, await app.world.aUser())).toEqual([[]]);
  const { errors } = await app.run(document, { id: idOf(community), after: 'x' }, owner);
  expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('members with their people, inviters and communities take the same statements for one as for many', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { invitation } = await doors.invite(community, owner);
  for (let index = 0; index < 5; index++) await doors.joinWith(invitation.code, await app.world.aUser());
  const document = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Community { members(first: $first) { nodes {
    number displayName mutedUntil viewerCanMute viewerCanAssignRole user { displayName } invitedBy { number displayName } community { name }
  } } } } }`;
  const one = await counted(document, { id: idOf(community), first: 2 }, owner);
  const many = await counted(document, { id: idOf(community), first: 6 }, owner);
  expect(many.data.node.members.nodes).toHaveLength(6);
  expect(many.data.node.members.nodes[5]).toMatchObject({ number: 6, invitedBy: { number: 1, displayName: '星主' }, viewerCanMute: true });
  expect([one.statements, many.statements]).toEqual([6, 6]);
});

test('requests, invitations and rules are paged', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY', capacity: 1 });
  const list = async (field: string, filter: string, nodes: string) => (await pages(`query ($id: ID!, $after: String) { node(id: $id) { ... on Community { list: ${field}(first: 2, after: $after${filter}) { nodes { ${nodes} } ${PAGE} } } } }`, { id: idOf(community) }, (data) => data.node.list, owner)).map((page) => page.map((node) => Object.values(node)[0]));
  const requests: string[] = [];
  const invitations: string[] = [];
  for (let index = 0; index < 3; index++) {
    requests.push((await doors.join(community, await app.world.aUser())).joinRequest.id);
    invitations.unshift((await doors.invite(community, owner)).invitation.id);
    await doors.publishRules(community, String(index), owner);
    app.clock.advance(1);
  }
  expect(await list('joinRequests', ', status: PENDING', 'id')).toEqual([requests.slice(0, 2), requests.slice(2)]);
  for (const id of [...requests].reverse()) await doors.approve(id, owner);
  expect(await list('joinRequests', ', status: WAITING', 'id')).toEqual([[requests[2], requests[1]], [requests[0]]]);
  expect(await list('invitations', '', 'id')).toEqual([invitations.slice(0, 2), invitations.slice(2)]);
  expect(await list('rulesVersions', '', 'version')).toEqual([[3, 2], [1]]);
  const read = 'query ($id: ID!, $first: Int) { node(id: $id) { ... on Community { joinRequests(status: WAITING, first: $first) { nodes { displayName user { bio } waitingPosition community { name } } } invitations(first: $first) { nodes { createdBy { number } } } } } }';
  const [one, many] = [await counted(read, { id: idOf(community), first: 1 }, owner), await counted(read, { id: idOf(community), first: 3 }, owner)];
  expect(many.data.node.joinRequests.nodes.map(({ waitingPosition }: any) => waitingPosition)).toEqual([1, 2, 3]);
  expect([one.statements, many.statements]).toEqual([8, 8]);
});

test('people see their own memberships, in pages, and nobody else does', async () => {
  const viewer = await app.world.aUser();
  const joined: string[] = [];
  for (let index = 0; index < 3; index++) {
    const { community } = await app.world.aCommunity({ visibility: index === 1 ? 'PRIVATE' : 'PUBLIC' });
    const { invitation } = await doors.invite(community, (await app.modules.communities.membersOf([community.id], {})).get(community.id)!.rows.map(({ userId }) => ({ ...viewer, userId }))[0]);
    await doors.joinWith(invitation.code, viewer);
    joined.push(community.slug);
    app.clock.advance(1);
  }
  const found = await pages(`query ($after: String) { viewer { memberships(first: 2, after: $after) { nodes { role community { slug } } ${PAGE} } } }`, {}, (data) => data.viewer.memberships, viewer);
  expect(found).toEqual([[{ role: 'MEMBER', community: { slug: joined[0] } }, { role: 'MEMBER', community: { slug: joined[1] } }], [{ role: 'MEMBER', community: { slug: joined[2] } }]]);
  const { data } = await app.run('{ viewer { id } }', {}, viewer);
  const asOther = await app.run('query ($id: ID!) { node(id: $id) { ... on User { memberships { nodes { id } } } } }', { id: data.viewer.id }, await app.world.aUser());
  expect(asOther.data.node).toEqual({ memberships: { nodes: [] } });
  const document = 'query ($first: Int) { viewer { memberships(first: $first) { nodes { role community { slug viewerMember { number } members(first: 1) { nodes { number } } } } } } }';
  const [one, many] = [await counted(document, { first: 1 }, viewer), await counted(document, { first: 3 }, viewer)];
  expect([one.statements, many.statements]).toEqual([5, 5]);
});

test('a member is not there for people outside, by id', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { data } = await app.run('query ($id: ID!) { node(id: $id) { ... on Community { viewerMember { id } } } }', { id: idOf(community) }, owner);
  const read = async (viewer?: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Member { number } } }', { id: data.node.viewerMember.id }, viewer)).data.node;
  expect(await read(await app.world.aMember({ community }))).toEqual({ number: 1 });
  expect(await read(await app.world.aUser())).toBeNull();
  expect(await read()).toBeNull();
});
