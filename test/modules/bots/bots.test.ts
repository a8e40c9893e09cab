import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import { botChecks } from '../../../scripts/checks/bots.ts';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { botsOf, codesOf } from '../../support/bots.ts';
import { chatOf } from '../../support/chat.ts';
import { eventually } from '../../support/eventually.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';

const { stage, send, trySend, aRoom } = chatOf(() => app);
const { aBot, aToken, withToken, ask } = botsOf(() => app);
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id seq body author { displayName isBot } } errors { __typename ... on UserError { code path } ... on TooSoonError { retryAfterSeconds } } } }';
const CHANGES = 'query ($roomId: ID!) { roomChanges(roomId: $roomId, after: 0) { head events { __typename seq ... on MessageSent { message { body author { displayName isBot } } } } } }';
const RECALL = 'mutation ($id: ID!) { recallMessage(messageId: $id) { message { body } errors { ... on UserError { code } } } }';
const MUTE = 'mutation ($roomId: ID!, $memberId: ID!) { muteInRoom(roomId: $roomId, memberId: $memberId, reason: "") { errors { ... on UserError { code } } } }';
const TOKENS = 'query ($slug: String!) { community(slug: $slug) { memberCount members { nodes { displayName number } } bots { nodes { name description member { number status isBot } createdBy { role } tokens { nodes { id name scopes isForAllRooms rooms { id } lastUsedAt revokedAt } } } } } }';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const sendAs = async (secret: string, roomId: string, body: string, more: object = {}) => ask(secret, SEND, { input: { roomId, body, idempotencyKey: randomName('key'), ...more } });
const memberIdOf = async (communityId: string, userId: string): Promise<string> => encodeId('Member', (await app.platform.database.reader.selectFrom('member' as never).select('id' as never).where('communityId' as never, '=', communityId as never).where('userId' as never, '=', userId as never).executeTakeFirstOrThrow() as { id: string }).id);

test('a bot writes and reads under its name, is shown as a bot, and is no member', async () => {
  const { owner, member, community, roomId } = await stage();
  const { secret, tokenId } = await withToken(owner, community, ['READ_MESSAGES', 'SEND_MESSAGES']);
  expect(secret).toMatch(/^xqbot_[\w-]{43}$/);
  await send(member, roomId, '你好');
  const sent = (await sendAs(secret, roomId, '大家好')).data.sendMessage;
  expect(sent).toEqual({ message: { id: expect.any(String), seq: 2, body: '大家好', author: { displayName: '小助手', isBot: true } }, errors: [] });
  expect((await ask(secret, CHANGES, { roomId })).data.roomChanges).toEqual({ head: 2, events: [
    { __typename: 'MessageSent', seq: 1, message: { body: '你好', author: { displayName: '小满', isBot: false } } },
    { __typename: 'MessageSent', seq: 2, message: { body: '大家好', author: { displayName: '小助手', isBot: true } } },
  ] });
  const { memberCount, members, bots } = (await app.run(TOKENS, { slug: community.slug }, owner)).data.community;
  expect([memberCount, members.nodes.map(({ number }: { number: number }) => number)]).toEqual([3, [1, 2, 3]]);
  expect(bots.nodes).toEqual([{
    name: '小助手', description: '', member: { number: -1, status: 'BOT', isBot: true }, createdBy: { role: 'OWNER' },
    tokens: { nodes: [{ id: tokenId, name: '令牌', scopes: ['READ_MESSAGES', 'SEND_MESSAGES'], isForAllRooms: true, rooms: [], lastUsedAt: expect.stringMatching(/Z$/), revokedAt: null }] },
  }]);
  expect((await app.run(TOKENS, { slug: community.slug }, member)).data.community.bots.nodes).toEqual([]);
});

test('the secret is told once and stored as a hash; a repeat of the call has none', async () => {
  const { owner, community } = await stage();
  const botId = await aBot(owner, community);
  const key = randomName('key');
  const { secret, tokenId } = await aToken(owner, botId, ['SEND_MESSAGES'], { idempotencyKey: key });
  const again = await aToken(owner, botId, ['SEND_MESSAGES'], { idempotencyKey: key });
  expect(again).toEqual({ tokenId, secret: null });
  const rows = await app.platform.database.reader.selectFrom('bot_token' as never).selectAll().where('communityId' as never, '=', community.id as never).execute();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
});

test('a token is good for its rooms only, and for no other community', async () => {
  const { owner, member, community, roomId } = await stage();
  const other = await aRoom(owner, community, { entitlement: 'rooms.join.vip' });
  const foreign = await stage();
  const all = await withToken(owner, community, ['READ_MESSAGES', 'SEND_MESSAGES']);
  const one = await aToken(owner, all.botId, ['READ_MESSAGES', 'SEND_MESSAGES'], { roomIds: [roomId] });
  expect((await trySend(member, other, '进不去')).errors).toMatchObject([{ code: 'ENTITLEMENT_MISSING' }]);
  const answers = async (secret: string) => Promise.all([roomId, other, foreign.roomId].map(async (id) => [(await sendAs(secret, id, randomName('say'))).data.sendMessage.errors.map(({ code }: { code: string }) => code), codesOf(await ask(secret, CHANGES, { roomId: id }))]));
  expect(await answers(all.secret)).toEqual([[[], []], [[], []], [['NOT_FOUND'], ['NOT_FOUND']]]);
  expect(await answers(one.secret)).toEqual([[[], []], [['NOT_FOUND'], ['NOT_FOUND']], [['NOT_FOUND'], ['NOT_FOUND']]]);
  expect((await app.run('mutation ($input: CreateBotTokenInput!) { createBotToken(input: $input) { token { id } errors { ... on UserError { code path } } } }',
    { input: { botId: all.botId, name: '别处', scopes: ['SEND_MESSAGES'], roomIds: [foreign.roomId], idempotencyKey: randomName('key') } }, owner)).data.createBotToken).toEqual({ token: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'roomIds'] }] });
});

test('a bot keeps to the rules of a room; announcements and everyone take scopes of their own', async () => {
  const { owner, community, roomId } = await stage({});
  await app.run('mutation ($roomId: ID!) { updateRoom(roomId: $roomId, input: { slowModeSeconds: 60 }) { errors { __typename } } }', { roomId }, owner);
  const { botId, secret } = await withToken(owner, community, ['SEND_MESSAGES']);
  expect((await sendAs(secret, roomId, '一')).data.sendMessage.errors).toEqual([]);
  expect((await sendAs(secret, roomId, '二')).data.sendMessage).toEqual({ message: null, errors: [{ __typename: 'TooSoonError', code: 'SLOW_MODE', path: ['input', 'roomId'], retryAfterSeconds: 60 }] });
  app.clock.advance(61_000);
  expect(codesOf(await sendAs(secret, roomId, '三', { mentionsEveryone: true }))).toEqual(['FORBIDDEN']);
  const herald = await aToken(owner, botId, ['SEND_MESSAGES', 'ANNOUNCE', 'MENTION_EVERYONE']);
  await app.run('mutation ($roomId: ID!) { updateRoom(roomId: $roomId, input: { isAnnouncement: true }) { errors { __typename } } }', { roomId }, owner);
  expect((await sendAs(secret, roomId, '四')).data.sendMessage.errors).toMatchObject([{ code: 'ANNOUNCEMENT_ONLY' }]);
  expect((await sendAs(herald.secret, roomId, '五', { mentionsEveryone: true })).data.sendMessage.errors).toEqual([]);
  await app.run('mutation ($roomId: ID!) { updateRoom(roomId: $roomId, input: { isMuted: true }) { errors { __typename } } }', { roomId }, owner);
  app.clock.advance(61_000);
  expect((await sendAs(herald.secret, roomId, '六')).data.sendMessage.errors).toMatchObject([{ code: 'ROOM_MUTED' }]);
});

test('new rules of the community do not silence a bot', async () => {
  const { owner, member, community, roomId } = await stage();
  const { secret } = await withToken(owner, community, ['SEND_MESSAGES']);
  await app.modules.communities.publishRules(owner, { communityId: community.id, body: '守则', idempotencyKey: randomName('key') });
  expect((await trySend(member, roomId, '我')).errors).toMatchObject([{ code: 'RULES_NOT_ACKNOWLEDGED' }]);
  expect((await sendAs(secret, roomId, '我')).data.sendMessage.errors).toEqual([]);
});

test('a bot that moderates mutes and recalls as an administrator may; another may do neither', async () => {
  const { owner, member, community, roomId } = await stage();
  const { botId, secret } = await withToken(owner, community, ['MODERATE']);
  const talker = await aToken(owner, botId, ['SEND_MESSAGES']);
  const [said, ours] = [await send(member, roomId, '广告'), await send(owner, roomId, '公告')];
  const [memberId, ownerId] = [await memberIdOf(community.id, member.userId), await memberIdOf(community.id, owner.userId)];
  expect(codesOf(await ask(talker.secret, RECALL, { id: said.id }))).toEqual(['FORBIDDEN']);
  expect(codesOf(await ask(talker.secret, MUTE, { roomId, memberId }))).toEqual(['FORBIDDEN']);
  expect((await ask(secret, MUTE, { roomId, memberId: ownerId })).data.muteInRoom.errors).toEqual([{ code: 'ROLE_TOO_LOW' }]);
  expect((await ask(secret, MUTE, { roomId, memberId })).data.muteInRoom.errors).toEqual([]);
  expect((await trySend(member, roomId, '还有')).errors).toMatchObject([{ code: 'MUTED_IN_ROOM' }]);
  expect((await expectNoTrace(app, () => ask(secret, RECALL, { id: ours.id }))).data.recallMessage).toEqual({ message: null, errors: [{ code: 'ROLE_TOO_LOW' }] });
  const theirs = (await sendAs(talker.secret, roomId, '自动')).data.sendMessage.message;
  const another = (await sendAs((await withToken(owner, community, ['SEND_MESSAGES'])).secret, roomId, '别的')).data.sendMessage.message;
  for (const { id } of [said, theirs, another]) expect((await ask(secret, RECALL, { id })).data.recallMessage).toEqual({ message: { body: '' }, errors: [] });
  expect((await app.platform.database.reader.selectFrom('room_event').select('kind').where('roomId', '=', decodeId('Room', roomId)).orderBy('seq').execute()).map(({ kind }) => kind))
    .toEqual(['MESSAGE_SENT', 'MESSAGE_SENT', 'MEMBER_MUTED', 'MESSAGE_SENT', 'MESSAGE_SENT', ...Array.from({ length: 3 }, () => 'MESSAGE_RECALLED')]);
  expect(codesOf(await sendAs(secret, roomId, '不行'))).toEqual(['FORBIDDEN']);
});

test('a token that was rotated or revoked, has run out, or whose bot was removed is good for nothing', async () => {
  const { owner, community, roomId } = await stage();
  const { botId, tokenId, secret } = await withToken(owner, community, ['SEND_MESSAGES'], { roomIds: [roomId] });
  const good = async (by: string): Promise<boolean> => (await sendAs(by, roomId, randomName('say'))).status === 200;
  expect(await good(secret)).toBe(true);
  const rotated = (await app.run('mutation ($input: RotateBotTokenInput!) { rotateBotToken(input: $input) { secret token { id name scopes isForAllRooms rooms { id } } errors { __typename } } }', { input: { tokenId, idempotencyKey: randomName('key') } }, owner)).data.rotateBotToken;
  expect(rotated).toEqual({ secret: expect.stringMatching(/^xqbot_/), token: { id: expect.any(String), name: '令牌', scopes: ['SEND_MESSAGES'], isForAllRooms: false, rooms: [{ id: roomId }] }, errors: [] });
  expect([await good(secret), await good(rotated.secret)]).toEqual([false, true]);
  await app.run('mutation ($id: ID!) { revokeBotToken(tokenId: $id) { errors { __typename } } }', { id: rotated.token.id }, owner);
  const short = await aToken(owner, botId, ['SEND_MESSAGES'], { expiresAt: new Date(app.clock.now().getTime() + 60_000).toISOString() });
  const long = await aToken(owner, botId, ['SEND_MESSAGES']);
  expect([await good(rotated.secret), await good(short.secret), await good(long.secret)]).toEqual([false, true, true]);
  app.clock.advance(60_001);
  expect([await good(short.secret), await good(long.secret)]).toEqual([false, true]);
  expect((await app.run('mutation ($id: ID!) { removeBot(botId: $id) { bot { removedAt member { id } } errors { __typename } } }', { id: botId }, owner)).data.removeBot).toEqual({ bot: { removedAt: expect.stringMatching(/Z$/), member: null }, errors: [] });
  expect(await good(long.secret)).toBe(false);
  expect((await ask(long.secret, CHANGES, { roomId })).status).toBe(401);
});

test('twenty bots and ten live tokens are the most', async () => {
  const { owner, community } = await app.world.aCommunity();
  const ids: string[] = [];
  for (let count = 1; count <= 20; count++) ids.push(await aBot(owner, community, `第${count}个`));
  const refused = await app.run('mutation ($input: CreateBotInput!) { createBot(input: $input) { bot { id } errors { ... on UserError { code path } } } }', { input: { communityId: encodeId('Community', community.id), name: '多', idempotencyKey: randomName('key') } }, owner);
  expect(refused.data.createBot.errors).toEqual([{ code: 'TOO_MANY_BOTS', path: ['input', 'communityId'] }]);
  for (let count = 1; count <= 10; count++) await aToken(owner, ids[0]!, ['SEND_MESSAGES']);
  await expect(aToken(owner, ids[0]!, ['SEND_MESSAGES'])).rejects.toThrow('TOO_MANY_BOT_TOKENS');
});

test('the bot of the page repeats what people say, once, and ends with its token', async () => {
  const file = path.resolve('docs/echo-bot.js');
  expect(fs.readFileSync('docs/bots.md', 'utf8')).toContain(`\`\`\`js\n${fs.readFileSync(file, 'utf8')}\`\`\``);
  const { echo } = (await import(pathToFileURL(file).href)) as { echo: (options: object) => Promise<unknown> };
  const { owner, member, community, roomId } = await stage();
  const { secret, tokenId } = await withToken(owner, community, ['READ_MESSAGES', 'SEND_MESSAGES'], { roomIds: [roomId] });
  await send(member, roomId, '!echo 一');
  const seen: number[] = [];
  const run = (): Promise<unknown> => app.listen().then((url) => echo({ url, token: secret, roomId, after: 0, onSeq: (seq: number) => void seen.push(seq) }));
  const first = run();
  await eventually(() => seen.includes(2));
  const second = run();
  await send(member, roomId, '!echo 二');
  await eventually(() => seen.filter((seq) => seq === 4).length === 2);
  const { events } = (await ask(secret, CHANGES, { roomId })).data.roomChanges;
  expect(events.map(({ message }: { message: { body: string } }) => message.body)).toEqual(['!echo 一', '小满: 一', '!echo 二', '小满: 二']);
  await app.run('mutation ($id: ID!) { revokeBotToken(tokenId: $id) { errors { __typename } } }', { id: tokenId }, owner);
  expect(await Promise.all([first, second])).toEqual([4403, 4403]);
});

test('what has happened through the API breaks no check; what was never to happen is found', async () => {
  const { reader } = app.platform.database;
  expect(await findDataFaults(reader)).toEqual([]);
  const { owner, community, roomId } = await stage();
  const { botId, tokenId } = await withToken(owner, community, ['SEND_MESSAGES'], { roomIds: [roomId] });
  const [bot, token] = [decodeId('Bot', botId), decodeId('BotToken', tokenId)];
  const planted = [sql`update bot set name = 'Another' where id = ${bot}`, sql`update user_account set email = 'bot@example.com' where id = (select user_id from bot where id = ${bot})`, sql`update bot set removed_at = now() where id = ${bot}`, sql`update bot_token set is_for_all_rooms = true where id = ${token}`];
  for (const [index, statement] of planted.entries()) {
    const back = new Error('roll back');
    await expect(reader.transaction().execute(async (tx) => {
      await statement.execute(tx);
      expect((await sql`select * from (${sql.raw(botChecks[index]!.sql)}) as fault`.execute(tx)).rows).toHaveLength(1);
      throw back;
    })).rejects.toBe(back);
  }
});
