import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DAY, MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { findDataFaults } from '../../../scripts/checks/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const mutate = async (viewer: SignedInViewer, document: string, variables: Record<string, unknown>): Promise<any> => {
  const { data, errors } = await app.run(document, variables, viewer);
  if (errors.length > 0 || data.done.errors.length > 0) throw new Error(JSON.stringify({ data, errors }));
  return data.done;
};
const ERRORS = 'errors { __typename }';
const send = async (viewer: SignedInViewer, roomId: string, body: string): Promise<string> =>
  (await mutate(viewer, `mutation ($input: SendMessageInput!) { done: sendMessage(input: $input) { message { id } ${ERRORS} } }`, { input: { roomId, body, idempotencyKey: randomName('key') } })).message.id;
const edit = (viewer: SignedInViewer, messageId: string, body: string) => mutate(viewer, `mutation ($messageId: ID!, $input: EditMessageInput!) { done: editMessage(messageId: $messageId, input: $input) { ${ERRORS} } }`, { messageId, input: { body } });
const react = (viewer: SignedInViewer, messageId: string) => mutate(viewer, `mutation ($messageId: ID!) { done: reactToMessage(messageId: $messageId, emoji: "👍") { ${ERRORS} } }`, { messageId });
const pin = (viewer: SignedInViewer, messageId: string) => mutate(viewer, `mutation ($messageId: ID!) { done: pinMessage(messageId: $messageId) { ${ERRORS} } }`, { messageId });
const expire = (): Promise<void> => app.platform.jobs.run('chat.expire-messages');
const search = async (viewer: SignedInViewer, roomId: string, query: string): Promise<number> => (await app.run('query ($roomId: ID!, $query: String!) { searchRoom(roomId: $roomId, query: $query) { messages { nodes { id } } } }', { roomId, query }, viewer)).data.searchRoom.messages.nodes.length;
const history = async (viewer: SignedInViewer, roomId: string): Promise<string[]> => (await app.run('query ($id: ID!) { node(id: $id) { ... on Room { messages(last: 50) { nodes { body } } } } }', { id: roomId }, viewer)).data.node.messages.nodes.map(({ body }: { body: string }) => body);

/** Tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const { reader } = app.platform.database;
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(reader);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ schema: string }>`select table_schema as schema from information_schema.tables where table_name = ${name}`.execute(reader);
    for (const { schema } of rows) {
      const hit = await sql`select 1 from ${sql.id(schema, name)} as row where row::text like ${`%${text}%`} limit 1`.execute(reader);
      if (hit.rows.length > 0) found.push(name);
    }
  }
  return found;
}

async function aRoom(retentionDays: number | null): Promise<{ owner: SignedInViewer; roomId: string }> {
  const { owner, community } = await app.world.aCommunity();
  const { room } = await mutate(owner, `mutation ($input: CreateRoomInput!) { done: createRoom(input: $input) { room { id } ${ERRORS} } }`, { input: { communityId: encodeId('Community', community.id), name: randomName('room'), idempotencyKey: randomName('key') } });
  if (retentionDays !== null) await mutate(owner, `mutation ($id: ID!, $input: UpdateRoomInput!) { done: updateRoom(roomId: $id, input: $input) { ${ERRORS} } }`, { id: room.id, input: { retentionDays } });
  return { owner, roomId: room.id };
}
const boundsOf = (roomId: string) => app.platform.database.reader.selectFrom('room').select(['firstSeq', 'lastSeq', 'lastOrdinal']).where('id', '=', decodeId('Room', roomId)).executeTakeFirstOrThrow();

test('a repeat of a send whose message is kept no longer is told so, and sends nothing again', async () => {
  const { owner, roomId } = await aRoom(1);
  const input = { roomId, body: '一天后就没了', idempotencyKey: randomName('key') };
  const again = () => app.run(`mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { body } ${ERRORS} } }`, { input }, owner);
  expect((await again()).data.sendMessage).toEqual({ message: { body: '一天后就没了' }, errors: [] });
  app.clock.advance(DAY + 1);
  await expire();
  expect((await expectNoTrace(app, again)).errors[0]!.extensions.code).toBe('NOT_FOUND');
});

test('what a room keeps no longer is nowhere in the database, without any new activity; what is younger stays', async () => {
  const { owner, roomId } = await aRoom(30);
  const kept = await aRoom(null);
  const old = await send(owner, roomId, 'CANARY-前一稿');
  await edit(owner, old, 'CANARY-旧话');
  await react(owner, old);
  await pin(owner, old);
  await send(kept.owner, kept.roomId, 'CANARY-永远留着');
  expect(await search(owner, roomId, '旧话')).toBe(1);
  app.clock.advance(20 * DAY);
  await send(owner, roomId, '新话');
  expect(await tablesWith('CANARY-旧话')).not.toEqual([]);

  app.clock.advance(10 * DAY + 1);
  await expire();
  expect(await tablesWith('CANARY-旧话')).toEqual([]);
  expect(await tablesWith('CANARY-前一稿')).toEqual([]);
  expect(await tablesWith('CANARY-永远留着')).toEqual(['room_message', expect.stringMatching(/^room_message_p\d+$/)]);
  expect(await history(owner, roomId)).toEqual(['新话']);
  expect(await search(owner, roomId, '旧话')).toBe(0);
  expect(await search(owner, roomId, '新话')).toBe(1);
  expect(await boundsOf(roomId)).toMatchObject({ lastOrdinal: 2 });
  expect(await findDataFaults(app.platform.database.reader)).toEqual([]);
});

test('a message is kept for as long as the room says', async () => {
  const { owner, roomId } = await aRoom(1);
  await send(owner, roomId, '明天见');
  app.clock.advance(DAY - MINUTE);
  await expire();
  expect(await history(owner, roomId)).toEqual(['明天见']);
  app.clock.advance(MINUTE);
  await expire();
  expect(await history(owner, roomId)).toEqual([]);
  const { firstSeq, lastSeq, lastOrdinal } = await boundsOf(roomId);
  expect([firstSeq - 1, lastOrdinal]).toEqual([lastSeq, 1]);
  await send(owner, roomId, '后天见');
  expect(await boundsOf(roomId)).toMatchObject({ lastSeq: lastSeq + 1, lastOrdinal: 2 });
});

test('D3: who comes back to what is kept no longer is told to resync, over HTTP too', async () => {
  const { owner, roomId } = await aRoom(1);
  for (const body of ['一', '二', '三']) await send(owner, roomId, body);
  app.clock.advance(DAY + 1);
  await expire();
  const { firstSeq, lastSeq } = await boundsOf(roomId);
  await send(owner, roomId, '四');
  const changes = async (after: number) => (await app.run('query ($roomId: ID!, $after: SafeInt!) { roomChanges(roomId: $roomId, after: $after) { events { __typename seq ... on ResyncRequired { firstAvailableSeq } } } }', { roomId, after }, owner)).data.roomChanges.events;
  expect(await changes(1)).toEqual([{ __typename: 'ResyncRequired', seq: firstSeq - 1, firstAvailableSeq: firstSeq }]);
  expect(await changes(lastSeq)).toEqual([{ __typename: 'MessageSent', seq: lastSeq + 1 }]);
});
