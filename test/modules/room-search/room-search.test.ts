import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { sql } from 'kysely';
import { tagOf, UNTAGGED } from '../../../src/modules/room-search/model/message-words.entity.ts';
import { vectorOf } from '../../../src/platform/search/lexemes.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const CREATE = 'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } errors { __typename } } }';
const RECALL = 'mutation ($id: ID!) { recallMessage(messageId: $id) { errors { __typename } } }';
const SEARCH = 'query ($roomId: ID!, $query: String!, $first: Int, $after: String) { searchRoom(roomId: $roomId, query: $query) { isComplete messages(first: $first, after: $after) { nodes { id ordinal body } pageInfo { hasNextPage endCursor } } } }';

async function aRoom({ owner, community, entitlement = null }: { owner: SignedInViewer; community: CommunityRow; entitlement?: string | null }): Promise<string> {
  const input = { communityId: encodeId('Community', community.id), name: randomName('room'), entitlement, idempotencyKey: randomName('key') };
  return (await app.run(CREATE, { input }, owner)).data.createRoom.room.id;
}
async function send(viewer: SignedInViewer, roomId: string, body: string): Promise<string> {
  return (await app.run(SEND, { input: { roomId, body, idempotencyKey: randomName('key') } }, viewer)).data.sendMessage.message.id;
}
const search = (viewer: SignedInViewer, roomId: string, query: string, page: object = {}) => app.run(SEARCH, { roomId, query, ...page }, viewer);
const found = async (viewer: SignedInViewer, roomId: string, query: string): Promise<string[]> => (await search(viewer, roomId, query)).data.searchRoom.messages.nodes.map(({ body }: { body: string }) => body);

test('two characters in mid-sentence are found, whether or not they are a word', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  const physics = '昨天我们在研究量子力学的历史';
  const water = '量杯里的子弹与力气';
  for (const body of [physics, water, '周末去爬山吗']) await send(owner, roomId, body);
  expect(await found(owner, roomId, '量子')).toEqual([physics]);
  expect(await found(owner, roomId, '究量')).toEqual([physics]);
  expect(await found(owner, roomId, '量子力学')).toEqual([physics]);
  expect(await found(owner, roomId, '量')).toEqual([water, physics]);
  expect(await found(owner, roomId, '史')).toEqual([physics]);
  expect(await found(owner, roomId, '子量')).toEqual([]);
});

test('words of letters and digits: whatever their case and width, also only begun; signs and quotes do no harm', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  const [mixed, quoted] = ['用C++写GraphQL服务,端口４０００', "it's O'Neil \\ 'x':1 & !y"];
  for (const body of [mixed, quoted, 'C 语言']) await send(owner, roomId, body);
  expect(await found(owner, roomId, 'c++')).toEqual([mixed]);
  expect(await found(owner, roomId, 'ＧＲＡＰＨ')).toEqual([mixed]);
  expect(await found(owner, roomId, '4000 服务')).toEqual([mixed]);
  expect(await found(owner, roomId, "o'neil")).toEqual([quoted]);
  expect(await found(owner, roomId, "'x':1 & !y")).toEqual([quoted]);
  expect(await found(owner, roomId, '🎉 …')).toEqual([]);
  expect(await found(owner, roomId, '')).toEqual([]);
});

test('what was recalled is not found any more, in its own words or by who asks first', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  const message = await send(owner, roomId, '密码是海豚');
  expect(await found(owner, roomId, '海豚')).toEqual(['密码是海豚']);
  await app.run(RECALL, { id: message }, owner);
  expect(await found(owner, roomId, '海豚')).toEqual([]);
});

test('hits come newest first, page by page, of this room alone', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [roomId, otherId] = [await aRoom({ owner, community }), await aRoom({ owner, community })];
  for (let n = 1; n <= 5; n++) for (const id of [roomId, otherId]) await send(owner, id, `第${n}次签到`);
  const first = (await search(owner, roomId, '签到', { first: 2 })).data.searchRoom;
  expect(first).toMatchObject({ isComplete: true, messages: { nodes: [{ ordinal: 5 }, { ordinal: 4 }], pageInfo: { hasNextPage: true } } });
  const second = (await search(owner, roomId, '签到', { first: 3, after: first.messages.pageInfo.endCursor })).data.searchRoom.messages;
  expect(second).toMatchObject({ nodes: [{ ordinal: 3 }, { ordinal: 2 }, { ordinal: 1 }], pageInfo: { hasNextPage: false } });
});

test('later messages of a large room are found with the earlier ones, changed ones too, by words that are whole, begun or in a row', async () => {
  const { owner, community } = await app.world.aCommunity();
  const rooms = [await aRoom({ owner, community }), await aRoom({ owner, community })];
  await app.platform.database.reader.updateTable('room').set({ lastOrdinal: UNTAGGED - 2 }).where('id', 'in', rooms.map((id) => decodeId('Room', id))).execute();
  const [roomId, otherId] = rooms as [string, string];
  const sent: string[] = [];
  for (const n of [1, 2, 3, 4]) sent.push(await send(owner, roomId, `it's O'Neil \\ No.${n}，量子力学第${n}讲`));
  await send(owner, otherId, "it's another O'Neil，量子力学");
  const all = (await search(owner, roomId, '量子力学')).data.searchRoom.messages.nodes;
  expect(all.map(({ ordinal }: { ordinal: number }) => ordinal - UNTAGGED)).toEqual([2, 1, 0, -1]);
  const bodies = all.map(({ body }: { body: string }) => body);
  for (const query of ["o'neil", "o'nei 讲", '子力', 'IT']) expect(await found(owner, roomId, query)).toEqual(bodies);
  expect(await found(owner, roomId, '第4讲')).toEqual([bodies[0]]);
  expect(await found(owner, roomId, '力量')).toEqual([]);
  await app.run(RECALL, { id: sent[3] }, owner);
  expect(await found(owner, roomId, '量子')).toEqual(bodies.slice(1));
  const second = (await search(owner, roomId, '量子', { first: 1 })).data.searchRoom.messages;
  expect(await search(owner, roomId, '量子', { first: 5, after: second.pageInfo.endCursor })).toMatchObject({ data: { searchRoom: { messages: { nodes: bodies.slice(2).map((body: string) => ({ body })) } } } });
});

test('a later message that a process without tags took in is found, too, and by nothing but its words', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  await app.platform.database.reader.updateTable('room').set({ lastOrdinal: UNTAGGED }).where('id', '=', decodeId('Room', roomId)).execute();
  for (const body of ['量子力学一讲', '烘焙二讲']) await send(owner, roomId, body);
  expect(await found(owner, roomId, '量子')).toEqual(['量子力学一讲']);
  await app.platform.database.reader.updateTable('room_message_words').set({ words: sql`${vectorOf('量子力学一讲')}::tsvector` }).where('roomId', '=', decodeId('Room', roomId)).where('ordinal', '=', UNTAGGED + 1).execute();
  for (const query of ['量子', '量子 一讲', '学']) expect(await found(owner, roomId, query)).toEqual(['量子力学一讲']);
  const tag = tagOf(decodeId('Room', roomId));
  for (const query of [tag, tag.slice(1, 2), '量子 二讲']) expect(await found(owner, roomId, query)).toEqual([]);
});

test('a search and the job catch up with the log at the same time: every message is in the index once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  await Promise.all(Array.from({ length: 20 }, (_, n) => send(owner, roomId, `同时到达${n}`)));
  const searches = await Promise.all([...Array.from({ length: 5 }, () => found(owner, roomId, '同时')), app.platform.jobs.run('room-search.index-waiting').then(() => [])]);
  expect(searches.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20, 0]);
});

test('those who may not enter learn nothing; a text that is too long is refused', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const outsider = await app.world.aUser();
  const roomId = await aRoom({ owner, community, entitlement: 'chat.gold' });
  await send(owner, roomId, '只有金牌会员知道');
  for (const viewer of [member, outsider]) expect(await search(viewer, roomId, '金牌')).toMatchObject({ data: { searchRoom: null }, errors: [] });
  expect((await search(owner, roomId, '长'.repeat(101))).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  expect(await found(owner, roomId, '金牌')).toEqual(['只有金牌会员知道']);
});
