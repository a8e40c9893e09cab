import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { chatChecks } from '../../../scripts/checks/chat.ts';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { relayChecks } from '../../../scripts/checks/relays.ts';
import { DAY, HOUR } from '../../../src/kernel/clock.ts';
import { encodeId, parseId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { csvOf } from '../../../src/modules/relays/model/csv.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, statementsOf } from '../../support/content.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '20' });
});
afterAll(() => app.stop());

const ERRORS = 'errors { __typename ... on UserError { code path minimum maximum } }';
const WRITER_ERRORS = ERRORS.replace(/ }$/, ' ... on MutedInRoomError { mutedUntil } }');
const LIST = 'relayList { id title taken left waitingCount isOpen closedAt }';
const LINE = 'entry { id position quantity variant note state promotedAt }';
const DOCUMENTS = {
  createRelayList: `mutation ($input: CreateRelayListInput!) { createRelayList(input: $input) { ${LIST} message { id ordinal body attachment { __typename title } } ${WRITER_ERRORS} } }`,
  enterRelay: `mutation ($input: EnterRelayInput!) { enterRelay(input: $input) { ${LINE} ${LIST} ${WRITER_ERRORS} } }`,
  updateRelayEntry: `mutation ($relayListId: ID!, $input: UpdateRelayEntryInput!) { updateRelayEntry(relayListId: $relayListId, input: $input) { ${LINE} ${LIST} ${WRITER_ERRORS} } }`,
  withdrawFromRelay: `mutation ($relayListId: ID!) { withdrawFromRelay(relayListId: $relayListId) { ${LINE} ${LIST} ${ERRORS} } }`,
  closeRelayList: `mutation ($relayListId: ID!) { closeRelayList(relayListId: $relayListId) { ${LIST} ${ERRORS} } }`,
};
const READ = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on RelayList { title taken left waitingCount isOpen viewerCanManage author { displayName } viewerEntry { position state }
  entries(first: $first, after: $after) { nodes { position quantity variant note state member { displayName } } pageInfo { hasNextPage endCursor } } } } }`;
const EXPORT = 'query ($id: ID!) { exportRelayList(relayListId: $id) { fileName csv } }';

type Mutation = keyof typeof DOCUMENTS;
const run = async (mutation: Mutation, variables: object, viewer: SignedInViewer) => {
  const { data, errors } = await app.run(DOCUMENTS[mutation], variables as Record<string, unknown>, viewer);
  expect(errors).toEqual([]);
  return data[mutation];
};
const create = (roomId: string, viewer: SignedInViewer, input: object = {}) => run('createRelayList', { input: { roomId, title: '团购荔枝', idempotencyKey: randomName('key'), ...input } }, viewer);
const enter = (relayListId: string, viewer: SignedInViewer, input: object = {}) => run('enterRelay', { input: { relayListId, idempotencyKey: randomName('key'), ...input } }, viewer);
const update = (relayListId: string, viewer: SignedInViewer, input: object) => run('updateRelayEntry', { relayListId, input }, viewer);
const withdraw = (relayListId: string, viewer: SignedInViewer) => run('withdrawFromRelay', { relayListId }, viewer);
const read = async (id: string, viewer: SignedInViewer, page: object = {}) => (await app.run(READ, { id, ...page }, viewer)).data.node;

interface Place {
  readonly owner: SignedInViewer;
  readonly community: CommunityRow;
  readonly roomId: string;
}
async function aRoom(entitlement: string | null = null): Promise<Place> {
  const { owner, community } = await app.world.aCommunity();
  const input = { communityId: encodeId('Community', community.id), name: randomName('room'), entitlement, idempotencyKey: randomName('key') };
  const { data } = await app.run('mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }', { input }, owner);
  return { owner, community, roomId: data.createRoom.room.id };
}
const members = (community: CommunityRow, count: number): Promise<SignedInViewer[]> => Promise.all(Array.from({ length: count }, () => app.world.aMember({ community })));
const logOf = (roomId: string) => app.platform.database.reader.selectFrom('room_event').select(['kind', 'subjectId', 'actorId']).where('roomId', '=', parseId(roomId).uuid).orderBy('seq').execute();

test('a relay list is a message; who enters has a place in the order of arrival, and the room is told', async () => {
  const { owner, community, roomId } = await aRoom();
  const [ann, ben] = await members(community, 2);
  const made = await create(roomId, ann!, { capacity: 1, variants: ['大果', '小果'] });
  expect(made).toMatchObject({ relayList: { title: '团购荔枝', taken: 0, left: 1, waitingCount: 0, isOpen: true, closedAt: null }, message: { ordinal: 1, body: '团购荔枝', attachment: { __typename: 'RelayList', title: '团购荔枝' } }, errors: [] });
  const { id } = made.relayList;
  expect(await enter(id, ben!, { variant: '大果', note: '放门口' })).toMatchObject({ entry: { position: 1, quantity: 1, variant: '大果', note: '放门口', state: 'IN', promotedAt: null }, relayList: { taken: 1, left: 0, waitingCount: 0 }, errors: [] });
  expect(await enter(id, owner, { variant: '小果' })).toMatchObject({ entry: { position: 2, state: 'WAITING' }, relayList: { taken: 1, left: 0, waitingCount: 1 } });
  expect(await read(id, ben!)).toMatchObject({ author: { displayName: '小满' }, viewerCanManage: false, viewerEntry: { position: 1, state: 'IN' }, entries: { nodes: [{ position: 1, state: 'IN' }, { position: 2, state: 'WAITING', member: { displayName: '星主' } }] } });
  expect(await read(id, ann!)).toMatchObject({ viewerCanManage: true, viewerEntry: null });
  expect(await logOf(roomId)).toEqual([
    { kind: 'MESSAGE_SENT', subjectId: null, actorId: ann!.userId }, { kind: 'ATTACHMENT_CHANGED', subjectId: ben!.userId, actorId: ben!.userId }, { kind: 'ATTACHMENT_CHANGED', subjectId: owner.userId, actorId: owner.userId },
  ]);
});

test('fifty people at once for ten places: ten are in, forty wait, in the order of arrival', async () => {
  const { owner, community, roomId } = await aRoom();
  const { relayList: { id } } = await create(roomId, owner, { capacity: 10 });
  const people = await members(community, 50);
  const answers = await Promise.all(people.map((person) => enter(id, person)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect(answers.map(({ entry }) => entry.position).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(answers.filter(({ entry }) => (entry.state === 'IN') !== (entry.position <= 10))).toEqual([]);
  expect(await read(id, owner, { first: 100 })).toMatchObject({ taken: 10, left: 0, waitingCount: 40 });
  const times = await app.platform.database.reader.selectFrom('relay_entry').select(['position', 'state']).where('relayListId', '=', parseId(id).uuid).orderBy('position').execute();
  expect(times.map(({ state }) => state)).toEqual([...Array(10).fill('IN'), ...Array(40).fill('WAITING')]);
});

test('a person has one line, whether it comes twice with one key or at once with two', async () => {
  const { owner, community, roomId } = await aRoom();
  const { relayList: { id } } = await create(roomId, owner, { capacity: 3 });
  const [person] = await members(community, 1);
  const key = { idempotencyKey: randomName('key') };
  const twice = await Promise.all([enter(id, person!, key), enter(id, person!, key), enter(id, person!), enter(id, person!)]);
  const lines = twice.filter(({ entry }) => entry !== null).map(({ entry }) => entry.id);
  expect(new Set(lines).size).toBe(1);
  expect(twice.filter(({ entry }) => entry === null).every(({ errors }) => errors[0].code === 'ALREADY_ENTERED')).toBe(true);
  expect(await read(id, person!)).toMatchObject({ taken: 1, left: 2, viewerEntry: { position: 1 } });
  expect((await logOf(roomId)).map(({ kind }) => kind)).toEqual(['MESSAGE_SENT', 'ATTACHMENT_CHANGED']);
});

test('who withdraws makes room for the first who waits; both are told, and the promoted by name', async () => {
  const { owner, community, roomId } = await aRoom();
  const { relayList: { id } } = await create(roomId, owner, { capacity: 2 });
  const [ann, ben, cem, dan] = await members(community, 4);
  for (const person of [ann!, ben!, cem!, dan!]) await enter(id, person);
  app.clock.advance(HOUR);
  expect(await withdraw(id, ben!)).toMatchObject({ entry: { position: 2, state: 'WITHDRAWN' }, relayList: { taken: 2, left: 0, waitingCount: 1 }, errors: [] });
  expect((await logOf(roomId)).slice(-2)).toEqual([{ kind: 'ATTACHMENT_CHANGED', subjectId: ben!.userId, actorId: ben!.userId }, { kind: 'ATTACHMENT_CHANGED', subjectId: cem!.userId, actorId: ben!.userId }]);
  expect((await enter(id, ben!)).entry).toMatchObject({ position: 5, state: 'WAITING' });
  const { entries } = await read(id, owner);
  expect(entries.nodes.map(({ position, state }: { position: number; state: string }) => [position, state])).toEqual([[1, 'IN'], [3, 'IN'], [4, 'WAITING'], [5, 'WAITING']]);
  expect((await update(id, cem!, { note: '谢谢' })).entry).toMatchObject({ note: '谢谢', promotedAt: expect.any(String) });
  await contentOf(() => app).endMembership(community, ann!, 'LEFT');
  await app.modules.relays.reactions[0]!.handle({ id: 'x', name: 'communities.member-ended', communityId: community.id, occurredAt: '', payload: { userId: ann!.userId } });
  expect((await read(id, owner)).entries.nodes.map(({ position, state }: { position: number; state: string }) => [position, state])).toEqual([[3, 'IN'], [4, 'IN'], [5, 'WAITING']]);
  expect((await withdraw(id, owner)).errors).toMatchObject([{ code: 'NOT_ENTERED' }]);
});

test('places by quantity: nobody overtakes who waits, less makes room, more only where there is some', async () => {
  const { owner, community, roomId } = await aRoom();
  const { relayList: { id } } = await create(roomId, owner, { capacity: 10, capacityUnit: 'QUANTITY', maxQuantity: 6 });
  const [ann, ben, cem] = await members(community, 3);
  expect((await enter(id, ann!, { quantity: 7 })).errors).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['input', 'quantity'], minimum: 1, maximum: 6 }]);
  expect(await enter(id, ann!, { quantity: 6 })).toMatchObject({ entry: { state: 'IN' }, relayList: { taken: 6, left: 4 } });
  expect((await enter(id, ben!, { quantity: 5 })).entry.state).toBe('WAITING');
  expect((await enter(id, cem!, { quantity: 1 })).entry.state).toBe('WAITING');
  expect((await update(id, ann!, { quantity: 7 })).errors).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
  expect(await update(id, ann!, { quantity: 5 })).toMatchObject({ entry: { quantity: 5, note: '' }, relayList: { taken: 10, left: 0, waitingCount: 1 } });
  expect((await update(id, ann!, { quantity: 6 })).errors).toMatchObject([{ code: 'RELAY_FULL', path: ['input', 'quantity'] }]);
  expect(await update(id, ben!, { quantity: 3 })).toMatchObject({ entry: { quantity: 3, state: 'IN' }, relayList: { taken: 9, left: 1, waitingCount: 0 } });
  expect(await update(id, ann!, { quantity: 6 })).toMatchObject({ entry: { quantity: 6 }, relayList: { taken: 10, left: 0 } });
  expect(await update(id, cem!, { quantity: null, note: null })).toMatchObject({ entry: { quantity: 1, note: '', state: 'IN' } });
});

test('closed by hand or by its time, the room learns by whom, and nobody enters, changes or withdraws; only the author and managers close', async () => {
  const { owner, community, roomId } = await aRoom();
  const [ann, ben] = await members(community, 2);
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  const { relayList: { id } } = await create(roomId, ann!);
  await enter(id, ben!);
  const denied = await app.run(DOCUMENTS.closeRelayList, { relayListId: id }, ben!);
  expect(denied.errors[0]!.extensions.code).toBe('FORBIDDEN');
  expect(await run('closeRelayList', { relayListId: id }, admin)).toMatchObject({ relayList: { isOpen: false, closedAt: expect.any(String) }, errors: [] });
  expect((await logOf(roomId)).at(-1)).toEqual({ kind: 'ATTACHMENT_CHANGED', subjectId: null, actorId: admin.userId });
  expect((await run('closeRelayList', { relayListId: id }, ann!)).errors).toMatchObject([{ code: 'RELAY_CLOSED' }]);
  for (const answer of [await enter(id, owner), await update(id, ben!, { note: '改' }), await withdraw(id, ben!)]) expect(answer).toMatchObject({ entry: null, errors: [{ code: 'RELAY_CLOSED' }] });

  const closesAt = new Date(app.clock.now().getTime() + DAY);
  expect((await create(roomId, ann!, { closesAt: app.clock.now().toISOString() })).errors).toMatchObject([{ code: 'INVALID', path: ['input', 'closesAt'] }]);
  const timed = (await create(roomId, ann!, { closesAt: closesAt.toISOString() })).relayList.id;
  expect((await sql`select 1 from pgboss.job where data->>'name' = 'relays.close-due-lists' and start_after = ${closesAt}`.execute(app.platform.database.reader)).rows).toHaveLength(1);
  await enter(timed, ben!);
  app.clock.advance(DAY);
  expect((await withdraw(timed, ben!)).errors).toMatchObject([{ code: 'RELAY_CLOSED' }]);
  expect(await read(timed, ben!)).toMatchObject({ isOpen: false, taken: 1 });
  const before = (await logOf(roomId)).length;
  await app.platform.jobs.run('relays.close-due-lists');
  await app.platform.jobs.run('relays.close-due-lists');
  expect((await logOf(roomId)).slice(before)).toEqual([{ kind: 'ATTACHMENT_CHANGED', subjectId: null, actorId: null }]);
});

test('the export holds every line, and no cell starts a formula', async () => {
  const { owner, community, roomId } = await aRoom();
  const [ann, ben] = await members(community, 2);
  const { relayList: { id, ...list } } = await create(roomId, ann!, { capacity: 1, variants: ['=大果'] });
  expect(list.title).toBe('团购荔枝');
  await enter(id, ben!, { variant: '=大果', note: '=HYPERLINK("https://evil.example","点我")' });
  await enter(id, owner, { variant: '=大果', note: '@SUM(1,2)' });
  const { data, errors } = await app.run(EXPORT, { id }, ann!);
  expect(errors).toEqual([]);
  expect(data.exportRelayList.fileName).toMatch(/^relay-20\d\d-\d\d-\d\d\.csv$/);
  expect(data.exportRelayList.csv.replaceAll(/"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d"/g, '"(time)"')).toBe(`\uFEFF"No.","Member","Quantity","Variant","Note","State","Entered at (Asia/Shanghai)"\r\n"1","小满","1","'=大果","'=HYPERLINK(""https://evil.example"",""点我"")","In","(time)"\r\n"2","星主","1","'=大果","'@SUM(1,2)","Waiting","(time)"\r\n`);
  for (const viewer of [ben!, await app.world.aUser()]) expect(await app.run(EXPORT, { id }, viewer)).toEqual({ data: { exportRelayList: null }, errors: [] });
  const dangerous = ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', ' =1', '\n+1', '＝1', '|calc', '%0A'];
  for (const cell of dangerous) expect(csvOf([[cell]])).toBe(`\uFEFF"'${cell}"\r\n`);
  for (const cell of ['两份', '1-2', 'a=b', '"x"', '']) expect(csvOf([[cell]])).toBe(`\uFEFF"${cell.replaceAll('"', '""')}"\r\n`);
});

test('the export has the days and times of the community, and says which zone they are of', async () => {
  const { owner, community, roomId } = await aRoom();
  const [ann] = await members(community, 1);
  const day = new Date(app.clock.now().getTime() + 2 * DAY).toISOString().slice(0, 10);
  const next = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
  const id: string = await app.clock.at(Date.parse(`${day}T17:30:05.678Z`), async () => (await create(roomId, owner)).relayList.id);
  for (const [time, person] of [['17:45:09', ann!], ['20:00:00', owner]] as const) await app.clock.at(Date.parse(`${day}T${time}.999Z`), () => enter(id, person));
  const exported = async (locale: 'en' | 'zh-CN') => (await app.run(EXPORT, { id }, { ...owner, locale })).data.exportRelayList;
  const times = ({ csv }: { csv: string }): string[] => csv.trim().split('\r\n').map((line) => line.split(',').at(-1)!);
  const inShanghai = await exported('zh-CN');
  expect([inShanghai.fileName, ...times(inShanghai)]).toEqual([`relay-${next}.csv`, '"接龙时间（Asia/Shanghai）"', `"${next} 01:45:09"`, `"${next} 04:00:00"`]);
  const moved = await app.run('mutation ($id: ID!) { updateCommunity(communityId: $id, input: { timeZone: "Asia/Kolkata" }) { errors { __typename } } }', { id: encodeId('Community', community.id) }, owner);
  expect(moved.data.updateCommunity.errors).toEqual([]);
  const inKolkata = await exported('en');
  expect([inKolkata.fileName, ...times(inKolkata)]).toEqual([`relay-${day}.csv`, '"Entered at (Asia/Kolkata)"', `"${day} 23:15:09"`, `"${next} 01:30:00"`]);
});

test('lines are paged in order, with as many statements for many lists as for one', async () => {
  const { owner, community, roomId } = await aRoom();
  const lists = [await create(roomId, owner), await create(roomId, owner), await create(roomId, owner)].map(({ relayList }) => relayList.id);
  const people = await members(community, 5);
  for (const person of people) await enter(lists[0]!, person);
  const first = (await read(lists[0]!, owner, { first: 3 })).entries;
  expect(first).toMatchObject({ nodes: [{ position: 1 }, { position: 2 }, { position: 3 }], pageInfo: { hasNextPage: true } });
  expect((await read(lists[0]!, owner, { first: 3, after: first.pageInfo.endCursor })).entries).toMatchObject({ nodes: [{ position: 4 }, { position: 5 }], pageInfo: { hasNextPage: false } });
  const HISTORY = 'query ($id: ID!, $last: Int) { node(id: $id) { ... on Room { messages(last: $last) { nodes { attachment { __typename ... on RelayList { taken author { id } viewerEntry { id } entries(first: 2) { nodes { member { id } } } } } } } } } }';
  const one = await statementsOf(app, () => app.run(HISTORY, { id: roomId, last: 1 }, owner));
  const three = await statementsOf(app, () => app.run(HISTORY, { id: roomId, last: 3 }, owner));
  expect(three.filter((statement) => statement.includes('relay_'))).toHaveLength(3);
  expect(three.length - one.length).toBeLessThanOrEqual(1);
});

test('outsiders do not know of a list, a locked room keeps it, the muted read only, and a denied call writes nothing', async () => {
  const { owner, community, roomId } = await aRoom('rooms.vip');
  const [member] = await members(community, 1);
  const paid = await contentOf(() => app).aPaidMember(community, 'rooms.vip');
  const outsider = await app.world.aUser();
  const { relayList: { id } } = await create(roomId, owner);
  expect(await read(id, member!)).toBeNull();
  expect(await enter(id, outsider)).toMatchObject({ entry: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'relayListId'] }] });
  expect(await enter(id, member!)).toMatchObject({ entry: null, errors: [{ code: 'ENTITLEMENT_MISSING', path: ['input', 'relayListId'] }] });
  expect((await create(roomId, member!)).errors).toMatchObject([{ code: 'ENTITLEMENT_MISSING' }]);
  expect((await app.run(DOCUMENTS.enterRelay, { input: { relayListId: id, idempotencyKey: 'k' } })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  await contentOf(() => app).changeMember(community, paid, { mutedUntil: new Date(app.clock.now().getTime() + DAY) });
  expect((await enter(id, paid)).errors).toMatchObject([{ code: 'MUTED' }]);
  expect((await create(roomId, paid)).errors).toMatchObject([{ code: 'MUTED' }]);
  expect(await read(id, owner)).toMatchObject({ taken: 0, entries: { nodes: [] } });
  expect(await logOf(roomId)).toHaveLength(1);
});

test('who is muted in the room neither posts a list nor enters one, and is told until when, if that is known', async () => {
  const { owner, community, roomId } = await aRoom();
  const [person] = await members(community, 1);
  const { relayList: { id } } = await create(roomId, owner);
  await enter(id, person!);
  const [until, memberId] = [new Date(app.clock.now().getTime() + DAY), (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', person!.userId).executeTakeFirstOrThrow()).id];
  for (const end of [until, null]) {
    await app.modules.chat.muteInRoom(owner, { roomId: parseId(roomId).uuid, memberId, until: end, reason: '' });
    const refused = (path: string[]) => [{ __typename: 'MutedInRoomError', code: 'MUTED_IN_ROOM', path, minimum: null, maximum: null, mutedUntil: end && end.toISOString() }];
    const asked: readonly [() => Promise<{ errors: object[] }>, string[]][] = [[() => create(roomId, person!), ['input', 'roomId']], [() => enter(id, person!), ['input', 'relayListId']], [() => update(id, person!, { note: '改' }), ['relayListId']]];
    for (const [ask, path] of asked) expect((await expectNoTrace(app, ask)).errors).toEqual(refused(path));
  }
  expect(await withdraw(id, person!)).toMatchObject({ entry: { state: 'WITHDRAWN' }, errors: [] });
});

test('a recalled message takes its list along: closed, and nothing of it is left to read', async () => {
  const { owner, community, roomId } = await aRoom();
  const [person] = await members(community, 1);
  const { relayList: { id }, message } = await create(roomId, owner, { description: '周五到货', variants: ['大果'] });
  await enter(id, person!, { variant: '大果', note: '放门口' });
  const recalled = await app.run('mutation ($id: ID!) { recallMessage(messageId: $id) { message { recalledAt attachment { __typename } } errors { ... on UserError { code } } } }', { id: message.id }, owner);
  expect(recalled.data.recallMessage).toMatchObject({ message: { recalledAt: expect.any(String), attachment: null }, errors: [] });
  expect(await read(id, owner)).toBeNull();
  expect((await withdraw(id, person!)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const { reader } = app.platform.database;
  expect(await reader.selectFrom('relay_list').select(['title', 'description', 'variants', 'closedBecause', 'taken']).where('id', '=', parseId(id).uuid).execute()).toEqual([{ title: '', description: '', variants: [], closedBecause: 'RECALLED', taken: 0 }]);
  expect(await reader.selectFrom('relay_entry').select(['state', 'note', 'variant']).where('relayListId', '=', parseId(id).uuid).execute()).toEqual([{ state: 'WITHDRAWN', note: '', variant: null }]);
});

test('what all this left behind holds together', async () => {
  expect(await findDataFaults(app.platform.database.reader, [...chatChecks, ...relayChecks])).toEqual([]);
});
