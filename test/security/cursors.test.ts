import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, type GraphQLField } from 'graphql';
import type { Kysely } from 'kysely';
import { encodeId, newId, parseId } from '../../src/kernel/id.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { giveGrant } from '../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { randomName } from '../support/world.ts';
import { freshIn } from './support/fresh.ts';
import { createMatrixWorld, idsOf, type MatrixWorld } from './support/matrix-world.ts';
import { objectTypes } from './support/walker.ts';

const STAFF = `${randomName('staff')}@example.com`;
let app: TestApp;
let world: MatrixWorld;
let url: string;
/** Somebody whose statement of this month has a line, and who was not asked yet about another payout. */
let payee: string;
beforeAll(async () => {
  app = await startApp({ STAFF_EMAILS: STAFF });
  world = await createMatrixWorld(app);
  const waiting = { id: newId(), communityId: world.places.open.communityId, userId: (await app.world.aUser()).userId, status: 'WAITING', waitingNumber: 1, answers: '[]', createdAt: app.clock.now() };
  await (app.platform.database.reader as Kysely<any>).insertInto('join_request').values(waiting).execute();
  await expireSoon(world.places.open);
  payee = (await freshIn(app, world.places.open).confirmedPayout()).payeeUserId;
  url = await app.listen();
});
afterAll(() => app.stop());

/** A member whose bought term ends within the month, with nothing behind it. */
async function expireSoon({ communityId, planId }: MatrixWorld['places']['open']): Promise<void> {
  const { reader } = app.platform.database;
  const community = await reader.selectFrom('community').selectAll().where('id', '=', communityId).executeTakeFirstOrThrow();
  const { tierId } = await reader.selectFrom('plan').select('tierId').where('id', '=', planId).executeTakeFirstOrThrow();
  const { userId } = await app.world.aMember({ community: community as never });
  await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId, userId, tierId: tierId as string, source: { kind: 'ORDER', id: newId() }, startsAt: tx.now, endsAt: new Date(tx.now.getTime() + 3 * DAY) })));
}

/** A connection field in one of its ways, asked of each object that has it. */
interface List {
  readonly field: string;
  readonly name: string;
  readonly documents: readonly string[];
}

function listsOf(): List[] {
  const idsByKind = Map.groupBy(idsOf(world.places.open), (id) => parseId(id).kind as string);
  return objectTypes(app.schema).flatMap((type) => Object.values(type.getFields()).filter(isConnection).flatMap((field) => field.args.filter(({ name }) => name === 'after' || name === 'before').flatMap(({ name: argument }) => {
    const page = argument === 'after' ? 'first: 1' : 'last: 1';
    return waysOf(field).map((way): List => {
      const selection = `page: ${field.name}(${page}, ${argument}: $cursor${way}) { edges { cursor } }`;
      const documents = type === app.schema.getQueryType() ? [selection] : [...withoutId(type.name, selection), ...(idsByKind.get(type.name) ?? []).map((id) => `node(id: "${id}") { ... on ${type.name} { ${selection} } }`)];
      const name = `${type.name}.${field.name}(${argument}`;
      return { field: name, name: `${name}${way})`, documents };
    });
  })));
}
/** What is reached by a question of its own, as it has no id. */
function withoutId(type: string, selection: string): string[] {
  if (type === 'RoomSearch') return [`node: searchRoom(roomId: "${encodeId('Room', world.places.open.openRoomId)}", query: "canary") { ${selection} }`];
  if (type !== 'PayoutStatement') return [];
  const communityId = encodeId('Community', world.places.open.communityId);
  return [`node: payoutStatement(communityId: "${communityId}", month: "${app.clock.now().toISOString().slice(0, 7)}", currency: "CNY", payeeId: "${encodeId('User', payee)}") { ${selection} }`];
}
const isConnection = ({ type }: GraphQLField<unknown, unknown>): boolean => getNamedType(type).name.endsWith('Connection');
function waysOf({ args }: GraphQLField<unknown, unknown>): string[] {
  const choice = args.find(({ type }) => isEnumType(getNamedType(type)));
  const named = choice && getNamedType(choice.type);
  return choice && isEnumType(named) ? named.getValues().map(({ name }) => `, ${choice.name}: ${name}`) : [''];
}

async function ask(token: string, document: string, cursor: string | null): Promise<{ cursor: string | undefined; codes: string[] }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: `query ($cursor: String) { ${document} }`, variables: { cursor } }) });
  const { data, errors = [] } = (await response.json()) as { data?: any; errors?: { extensions: { code: string } }[] };
  return { cursor: (data?.node?.page ?? data?.page)?.edges[0]?.cursor, codes: errors.map(({ extensions }) => extensions.code) };
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const replaced = (keys: readonly unknown[], at: number, by: unknown): string => encoded(keys.map((key, index) => (index === at ? by : key)));
/** Cursors that are none of this list. */
function malformed(keys: readonly unknown[]): string[] {
  const wrong = keys.slice(1).flatMap((key, index) => (typeof key === 'number'
    ? ['1', 'zz', 1.5, 1e300, null, true, [1], {}]
    : [1, '\u0000', '\ud800', null, [key], {}, ...(/^[0-9a-f]{8}-/.test(String(key)) ? ['zz', '', `${String(key)}0`, String(key).toUpperCase()] : [])]).map((by) => replaced(keys, index + 1, by)));
  return ['', '!', 'a', encoded([]), encoded(null), encoded({ 0: keys[0] }), replaced(keys, 0, 'other'), encoded(keys.slice(0, -1)), encoded([...keys, 1]), ...wrong];
}
/** Numbers that only some columns take. */
const bounds = (keys: readonly unknown[]): string[] =>
  keys.flatMap((key, index) => (typeof key === 'number' ? [-(2 ** 53 - 1), -(2 ** 31) - 1, -1, 2 ** 31, 253_402_300_800_000, 8_640_000_000_000_001, 2 ** 53 - 1].map((by) => replaced(keys, index, by)) : []));

interface Found {
  readonly token: string;
  readonly document: string;
  readonly keys: readonly unknown[];
}
/** Somebody to whom the list shows an item, and the keys in its cursor. */
async function firstOf({ documents }: List, tokens: readonly string[]): Promise<Found | null> {
  for (const token of tokens) {
    for (const document of documents) {
      const { cursor } = await ask(token, document, null);
      if (cursor !== undefined) return { token, document, keys: JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[] };
    }
  }
  return null;
}
/** What is answered to these cursors that is none of the codes. */
async function faultsOf(name: string, { token, document }: Found, cursors: readonly string[], expected: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(cursors.map(async (cursor) => ({ cursor, code: (await ask(token, document, cursor)).codes.join() || 'data' })));
  return answers.filter(({ code }) => !expected.includes(code)).map(({ cursor, code }) => `${name} answers ${code} to ${Buffer.from(cursor, 'base64url').toString()}`);
}

test('no tampered cursor of any list is more than bad input', async () => {
  const { owner, paidMember, member, author, partner } = world.places.open.cast;
  const staff = await app.world.aUser({ isStaff: true, email: STAFF });
  const tokens = await Promise.all([owner, paidMember, staff, member, author, partner].map((viewer: SignedInViewer) => app.world.tokenOf(viewer)));
  const lists = listsOf();
  const asked = new Set<string>();
  const faults: string[] = [];
  for (const list of lists) {
    const found = await firstOf(list, tokens);
    if (!found) continue;
    asked.add(list.field);
    faults.push(...await faultsOf(list.name, found, malformed(found.keys), ['BAD_USER_INPUT']), ...await faultsOf(list.name, found, bounds(found.keys), ['BAD_USER_INPUT', 'data']));
  }
  expect(faults).toEqual([]);
  expect(lists.filter(({ field }) => !asked.has(field))).toEqual([]);
  expect(asked.size).toBeGreaterThan(25);
}, 300_000);
