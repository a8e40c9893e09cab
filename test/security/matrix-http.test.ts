import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLCompositeType } from 'graphql';
import { parseId } from '../../src/kernel/id.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { maySee } from './support/audience.ts';
import { canariesIn } from './support/canaries.ts';
import type { Caller } from './support/cast.ts';
import { createMatrixWorld, idsOf, plantPlace, type MatrixWorld } from './support/matrix-world.ts';
import { Walker } from './support/walker.ts';

const PLENTY = '1000000';
const STAFF = 'staff@example.com';
let app: TestApp;
let world: MatrixWorld;
let url: string;
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_USER_POINTS: PLENTY, RATE_LIMIT_ADDRESS_POINTS: PLENTY, RATE_LIMIT_NEW_DOCUMENTS: PLENTY, STAFF_EMAILS: STAFF });
  world = await createMatrixWorld(app);
  await app.platform.database.reader.updateTable('user_account').set({ email: STAFF }).where('id', '=', world.cast.staff.userId).execute();
  url = await app.listen();
});
afterAll(() => app.stop());

/** The whole of what comes over the wire: status, headers and body. */
async function sent(token: string | null, query: string, variables: object): Promise<string> {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) } });
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}
function documentFor(kind: string): string {
  const walker = new Walker(app.schema, 1);
  const everything = walker.fragmentOf(app.schema.getType(kind) as GraphQLCompositeType);
  return `query One($id: ID!) { node(id: $id) { __typename ... on ${kind} { ...${everything} } } } ${walker.fragments}`;
}

test.each<Caller>(['visitor', 'outsider', 'paidMember', 'banned', 'foreignOwner', 'staff'])('G2 every object, asked over HTTP by %s, within the limits', async (caller) => {
  const viewer = world.viewer(caller);
  const token = caller === 'visitor' ? null : await app.world.tokenOf(world.cast[caller]);
  const places = Object.values(world.places);
  const seen = new Set<string>();
  for (const wire of [...idsOf(world.places.open), ...idsOf(world.places.closed)]) {
    const { kind } = parseId(wire);
    if (kind === 'Grant') continue;
    const text = await sent(token, documentFor(kind), { id: wire });
    expect(text.slice(0, 4)).toBe('200 ');
    for (const found of canariesIn(text, world.figures)) seen.add(found);
  }
  expect([...seen].filter((text) => !maySee(text, caller, viewer.userId, places))).toEqual([]);
  expect(seen.has('CANARY-open-post-title-gated')).toBe(true);
  expect(['open', 'closed'].map((name) => seen.has(`CANARY-${name}-post-body-gated`))).toEqual(Array(2).fill(caller === 'paidMember'));
  expect(seen.has('CANARY-closed-topic-title-gated')).toBe(caller === 'paidMember');
}, 60_000);

test('a live code shows of a private community its name, what it is about and the rules, and no other code shows anything', async () => {
  const document = '{ invitation(code: "CODE") { name description expiresAt rules { id version body publishedAt } } }';
  const { liveCode, name } = world.places.closed;
  expect([...canariesIn(await sent(null, document.replace('CODE', liveCode), {}))].sort()).toEqual([`CANARY-${name}-community-description`, `CANARY-${name}-community-name`, `CANARY-${name}-rules_version-body`]);
  for (const code of [`CANARY-${name}-invitation-code`, 'NOSUCHCODE', '']) expect([...canariesIn(await sent(null, document.replace('CODE', code), {}))]).toEqual([]);
});

test('the directory lists what is public or takes applications; an unlisted community is there for those who know its address', async () => {
  const { cast } = world;
  await plantPlace(app, 'unlisted', 'UNLISTED', cast);
  const { data } = await app.run('{ communities(first: 100) { nodes { slug visibility } } }', {}, cast.member);
  expect((data.communities.nodes as { visibility: string }[]).map(({ visibility }) => visibility)).toEqual(['PUBLIC']);
  expect((await app.run('{ community(slug: "CANARY-unlisted-community-slug") { name } }')).data.community.name).toBe('CANARY-unlisted-community-name');
  expect((await app.run('{ community(slug: "CANARY-closed-community-slug") { name } }')).data.community).toBeNull();
});
