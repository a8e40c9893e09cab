import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { giveGrant } from '../../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const CREATE = 'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id name lastSeq access { allowed reason } } errors { ... on UserError { code path } } } }';
const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq ordinal body author { number } replyTo { id } } errors { __typename ... on UserError { code path } ... on EntitlementMissingError { entitlement unlockPaths { __typename } } } }
}`;
const ROOM = 'query ($id: ID!, $last: Int, $before: String, $first: Int, $after: String) { node(id: $id) { ... on Room { name lastSeq viewerUnreadCount access { allowed reason } messages(last: $last, before: $before, first: $first, after: $after) { nodes { ordinal body } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }';

async function aRoom({ owner, community, entitlement = null }: { owner: SignedInViewer; community: CommunityRow; entitlement?: string | null }): Promise<string> {
  const input = { communityId: encodeId('Community', community.id), name: randomName('room'), entitlement, idempotencyKey: randomName('key') };
  return (await app.run(CREATE, { input }, owner)).data.createRoom.room.id;
}
const send = (viewer: SignedInViewer, roomId: string, body: string, more: object = {}) => app.run(SEND, { input: { roomId, body, idempotencyKey: randomName('key'), ...more } }, viewer);
const grant = (community: CommunityRow, viewer: SignedInViewer, entitlement: string) =>
  app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: viewer.userId, entitlements: [entitlement], source: { kind: 'COMPLIMENTARY', id: randomName('gift') }, startsAt: tx.now, endsAt: null })));

test('members send and read; positions and ordinals count from 1, and a reply names its message', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const roomId = await aRoom({ owner, community });
  const first = await send(owner, roomId, '大家好');
  expect(first.data.sendMessage).toMatchObject({ message: { seq: 1, ordinal: 1, body: '大家好', author: { number: 1 }, replyTo: null }, errors: [] });
  const reply = await send(member, roomId, '星主好', { replyToId: first.data.sendMessage.message.id });
  expect(reply.data.sendMessage.message).toMatchObject({ seq: 2, ordinal: 2, author: { number: 2 }, replyTo: { id: first.data.sendMessage.message.id } });
  expect((await app.run(ROOM, { id: roomId }, member)).data.node).toMatchObject({ lastSeq: 2, viewerUnreadCount: 0, messages: { nodes: [{ ordinal: 1 }, { ordinal: 2 }] } });
});

test('the same key sends once, a hundred times at once too; another input under it is a conflict', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  const input = { roomId, body: '只发一次', idempotencyKey: randomName('key') };
  const answers = await Promise.all(Array.from({ length: 100 }, () => app.run(SEND, { input }, owner)));
  expect(new Set(answers.map(({ data }) => data.sendMessage.message.id)).size).toBe(1);
  expect((await app.run(ROOM, { id: roomId }, owner)).data.node).toMatchObject({ lastSeq: 1, messages: { nodes: [{ body: '只发一次' }] } });
  expect((await app.run(SEND, { input: { ...input, body: '别的' } }, owner)).errors[0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT');
});

test('the history pages both ways without overlap or gap', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  for (let n = 1; n <= 7; n++) await send(owner, roomId, `第 ${n} 条`);
  const page = async (variables: object) => (await app.run(ROOM, { id: roomId, ...variables }, owner)).data.node.messages;
  const newest = await page({ last: 3 });
  expect(newest.nodes.map((node: { ordinal: number }) => node.ordinal)).toEqual([5, 6, 7]);
  expect(newest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  const older = await page({ last: 3, before: newest.pageInfo.startCursor });
  expect(older.nodes.map((node: { ordinal: number }) => node.ordinal)).toEqual([2, 3, 4]);
  expect((await page({ last: 3, before: older.pageInfo.startCursor })).nodes).toEqual([{ ordinal: 1, body: '第 1 条' }]);
  const oldest = await page({ first: 4 });
  expect(oldest.nodes.map((node: { ordinal: number }) => node.ordinal)).toEqual([1, 2, 3, 4]);
  expect((await app.run(ROOM, { id: roomId, first: 2, before: newest.pageInfo.startCursor }, owner)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  expect((await page({ first: 4, after: oldest.pageInfo.endCursor })).nodes.map((node: { ordinal: number }) => node.ordinal)).toEqual([5, 6, 7]);
});

test('unread is what others sent since one read; reading never goes back', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const roomId = await aRoom({ owner, community });
  for (const body of ['一', '二', '三']) await send(owner, roomId, body);
  const unread = async () => (await app.run(ROOM, { id: roomId }, member)).data.node.viewerUnreadCount;
  const READ = 'mutation ($roomId: ID!, $ordinal: SafeInt) { markRoomRead(roomId: $roomId, ordinal: $ordinal) { room { viewerUnreadCount } errors { ... on UserError { code } } } }';
  expect(await unread()).toBe(3);
  expect((await app.run(READ, { roomId, ordinal: 2 }, member)).data.markRoomRead.room.viewerUnreadCount).toBe(1);
  await app.run(READ, { roomId, ordinal: 1 }, member);
  expect(await unread()).toBe(1);
  expect((await app.run(READ, { roomId }, member)).data.markRoomRead.room.viewerUnreadCount).toBe(0);
});

test('a gated room shows members that it is there and how to get in, and nothing of what is said', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const outsider = await app.world.aUser();
  const roomId = await aRoom({ owner, community, entitlement: 'rooms.join.vip' });
  await send(owner, roomId, 'CANARY-VIP');
  const seen = await app.run(ROOM, { id: roomId }, member);
  expect(seen.data.node).toEqual({ name: expect.any(String), lastSeq: 0, viewerUnreadCount: 0, access: { allowed: false, reason: 'ENTITLEMENT_MISSING' }, messages: { nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } } });
  expect((await send(member, roomId, '让我进去')).data.sendMessage).toMatchObject({ message: null, errors: [{ __typename: 'EntitlementMissingError', code: 'ENTITLEMENT_MISSING', entitlement: 'rooms.join.vip' }] });
  expect((await app.run(ROOM, { id: roomId }, outsider)).data.node).toBeNull();
  expect((await send(outsider, roomId, '?')).data.sendMessage.errors).toMatchObject([{ __typename: 'NotFoundError' }]);
  await grant(community, member, 'rooms.join.vip');
  expect((await app.run(ROOM, { id: roomId }, member)).data.node).toMatchObject({ lastSeq: 1, access: { allowed: true, reason: 'ENTITLED' }, messages: { nodes: [{ body: 'CANARY-VIP' }] } });
  expect((await send(member, roomId, '进来了')).data.sendMessage.errors).toEqual([]);
});

test('a room may ask for a right that nothing gives yet: its keepers alone enter and no way in is told, until a tier gives it', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [admin, member] = [await app.world.aMember({ community, role: 'ADMIN' }), await app.world.aMember({ community })];
  const access = async (viewer: SignedInViewer, id: string) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Room { entitlement access { allowed reason unlockPaths { __typename } } } } }', { id }, viewer)).data.node;
  const made = await aRoom({ owner, community, entitlement: 'rooms.join.soon' });
  const opened = await aRoom({ owner, community });
  const UPDATE = 'mutation ($id: ID!, $name: String!) { updateRoom(roomId: $id, input: { entitlement: $name }) { room { entitlement } errors { __typename ... on UserError { code path } } } }';
  expect((await app.run(UPDATE, { id: opened, name: 'Soon' }, owner)).data.updateRoom).toEqual({ room: null, errors: [{ __typename: 'InvalidInputError', code: 'INVALID', path: ['input', 'entitlement'] }] });
  expect((await app.run(UPDATE, { id: opened, name: 'rooms.join.soon' }, owner)).data.updateRoom).toEqual({ room: { entitlement: 'rooms.join.soon' }, errors: [] });
  const shut = { entitlement: 'rooms.join.soon', access: { allowed: false, reason: 'ENTITLEMENT_MISSING', unlockPaths: [] } };
  for (const room of [made, opened]) {
    expect([await access(owner, room), await access(admin, room)]).toMatchObject([{ access: { allowed: true, reason: 'ROLE' } }, { access: { allowed: true, reason: 'ROLE' } }]);
    expect(await access(member, room)).toEqual(shut);
    expect((await send(member, room, '开门')).data.sendMessage.errors).toMatchObject([{ code: 'ENTITLEMENT_MISSING', entitlement: 'rooms.join.soon', unlockPaths: [] }]);
  }
  const tier = { communityId: encodeId('Community', community.id), name: '人人有份', rank: 1, isDefault: true, entitlements: ['rooms.join.soon'], idempotencyKey: randomName('key') };
  expect((await app.run('mutation ($input: CreateTierInput!) { createTier(input: $input) { errors { __typename } } }', { input: tier }, owner)).data.createTier.errors).toEqual([]);
  for (const room of [made, opened]) expect(await access(member, room)).toMatchObject({ access: { allowed: true, reason: 'ENTITLED' } });
});

test('recalling takes the text from every answer; others may not, room keepers may', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [author, other] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  const roomId = await aRoom({ owner, community });
  const RECALL = 'mutation ($id: ID!) { recallMessage(messageId: $id) { message { body recalledAt } errors { ... on UserError { code } } } }';
  const sent = (await send(author, roomId, '说错了')).data.sendMessage.message;
  expect((await app.run(RECALL, { id: sent.id }, other)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  expect((await app.run(RECALL, { id: sent.id }, author)).data.recallMessage.message).toEqual({ body: '', recalledAt: expect.any(String) });
  expect((await app.run(RECALL, { id: sent.id }, owner)).data.recallMessage.errors).toEqual([{ code: 'DELETED' }]);
  expect((await app.run(ROOM, { id: roomId }, other)).data.node).toMatchObject({ lastSeq: 2, messages: { nodes: [{ ordinal: 1, body: '' }] } });
});

test('a closed room keeps its history and takes nothing more; rooms are managed by those who may', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const roomId = await aRoom({ owner, community });
  await send(member, roomId, '最后一条');
  const CLOSE = 'mutation ($id: ID!) { closeRoom(roomId: $id) { room { closedAt } errors { ... on UserError { code } } } }';
  expect((await app.run(CLOSE, { id: roomId }, await app.world.aUser())).data.closeRoom.errors).toEqual([{ code: 'NOT_FOUND' }]);
  expect((await app.run(CLOSE, { id: roomId }, member)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  expect((await app.run(CLOSE, { id: roomId }, owner)).data.closeRoom.room.closedAt).not.toBeNull();
  expect((await app.run(CLOSE, { id: roomId }, owner)).data.closeRoom.errors).toEqual([{ code: 'ROOM_CLOSED' }]);
  expect((await send(member, roomId, '还在吗')).data.sendMessage.errors).toMatchObject([{ code: 'ROOM_CLOSED' }]);
  expect((await app.run(ROOM, { id: roomId }, member)).data.node).toMatchObject({ lastSeq: 2, messages: { nodes: [{ body: '最后一条' }] } });
  const input = { communityId: encodeId('Community', community.id), name: '私开', idempotencyKey: randomName('key') };
  expect((await app.run(CREATE, { input }, member)).errors[0]!.extensions.code).toBe('FORBIDDEN');
});

test('a hundred senders take a hundred positions without gap or double', async () => {
  const { owner, community } = await app.world.aCommunity();
  const roomId = await aRoom({ owner, community });
  await Promise.all(Array.from({ length: 100 }, (_, n) => send(owner, roomId, `并发 ${n}`)));
  const rows = await app.platform.database.reader.selectFrom('room_event').select('seq').where('roomId', '=', (await import('../../../src/kernel/id.ts')).decodeId('Room', roomId)).orderBy('seq').execute();
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
});

test('a page of rooms costs the same number of statements, however many rooms', async () => {
  const { owner, community } = await app.world.aCommunity();
  const LIST = 'query ($slug: String!) { community(slug: $slug) { rooms { nodes { name viewerUnreadCount access { allowed } messages(last: 1) { nodes { body author { number } } } } } } }';
  const count = async (): Promise<number> => {
    app.platform.database.queryLog.start();
    await app.run(LIST, { slug: community.slug }, owner);
    return app.platform.database.queryLog.stop().length;
  };
  await send(owner, await aRoom({ owner, community }), '一');
  const few = await count();
  for (let n = 0; n < 8; n++) await send(owner, await aRoom({ owner, community }), '二');
  expect(await count()).toBe(few);
});

test('who joins, or comes back, begins to read after what was said before, and old mentions of everyone do not count', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [open, locked, silent] = [await aRoom({ owner, community }), await aRoom({ owner, community, entitlement: 'rooms.join.vip' }), await aRoom({ owner, community })];
  const newcomer = await app.world.aUser();
  const JOIN = 'mutation ($input: JoinCommunityInput!) { joinCommunity(input: $input) { errors { __typename } } }';
  const join = async (): Promise<void> => {
    expect((await app.run(JOIN, { input: { communityId: encodeId('Community', community.id), idempotencyKey: randomName('key') } }, newcomer)).data.joinCommunity.errors).toEqual([]);
  };
  const counts = async (roomId: string) => {
    const { viewerUnreadCount, viewerMentionCount } = (await app.run('query ($id: ID!) { node(id: $id) { ... on Room { viewerUnreadCount viewerMentionCount } } }', { id: roomId }, newcomer)).data.node;
    return [viewerUnreadCount, viewerMentionCount];
  };
  for (const roomId of [open, locked]) for (const body of ['一', '二', '三']) await send(owner, roomId, body, { mentionsEveryone: body !== '二' });
  await join();
  app.clock.advance(1_000);
  await send(owner, open, '欢迎', { mentionsEveryone: true });
  await app.platform.jobs.drain();
  expect([await counts(open), await counts(silent)]).toEqual([[1, 1], [0, 0]]);
  await grant(community, newcomer, 'rooms.join.vip');
  expect(await counts(locked)).toEqual([0, 0]);

  await app.modules.communities.leaveCommunity(newcomer, community.id);
  await send(owner, open, '你不在的时候');
  await send(owner, silent, '第一句');
  app.clock.advance(1_000);
  await join();
  app.clock.advance(1_000);
  await app.platform.jobs.drain();
  expect([await counts(open), await counts(silent)]).toEqual([[0, 0], [0, 0]]);
  await send(owner, silent, '第二句');
  expect(await counts(silent)).toEqual([1, 0]);
});
