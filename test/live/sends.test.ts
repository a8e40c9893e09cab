import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { decodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { Victim } from '../money/kill/victim.ts';
import { startNodes, type TestApp } from '../support/app.ts';
import { chatOf } from '../support/chat.ts';
import { randomName } from '../support/world.ts';

const WRITERS = 6;
const MESSAGES = 10;
const secrets = { TOKEN_SECRET: randomBytes(32).toString('hex'), MEDIA_SECRET: randomBytes(32).toString('hex') };

let nodes: TestApp[];
let victim: Victim;
const chat = chatOf(() => nodes[0]!);
beforeAll(async () => {
  nodes = await startNodes(2, secrets);
  victim = new Victim({ ...secrets, DATABASE_URL: nodes[0]!.databaseUrl });
  await victim.url();
}, 180_000);
afterAll(async () => {
  await victim.stop();
  await Promise.all(nodes.map((node) => node.stop()));
});

const run = (statement: string) => sql.raw(statement).execute(nodes[0]!.platform.database.reader);
const say = (node: TestApp, viewer: SignedInViewer, roomId: string, body: string) => node.modules.chat.sendMessage(viewer, { roomId: decodeId('Room', roomId), body, idempotencyKey: randomName('key') });

test('D2. commits delayed at random on two processes: whoever reads on after the last position misses nothing', async () => {
  const { owner, roomId } = await chat.stage();
  await run('create function delay_commit() returns trigger language plpgsql as $$ begin perform pg_sleep(random() * 0.02); return null; end $$');
  await run('create constraint trigger delay_commit after insert on room_message deferrable initially deferred for each row execute function delay_commit()');
  try {
    let writing = WRITERS;
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < MESSAGES; n++) expect((await say(nodes[writer % 2]!, owner, roomId, `${writer}: ${n}`)).ok).toBe(true);
      writing--;
    });
    const seen: number[] = [];
    const readOn = async (): Promise<number> => {
      const rows = await nodes[1]!.platform.database.reader.selectFrom('room_event').select('seq').where('roomId', '=', decodeId('Room', roomId)).where('seq', '>', seen.at(-1) ?? 0).orderBy('seq').execute();
      seen.push(...rows.map(({ seq }) => seq));
      return rows.length;
    };
    while (writing > 0) await readOn();
    await Promise.all(writers);
    await readOn();
    expect(seen).toEqual(Array.from({ length: WRITERS * MESSAGES }, (_, n) => n + 1));
  } finally {
    await run('drop function delay_commit cascade');
  }
});

test('E4. kill -9 between commit and answer: sent again, it is the message that is stored', async () => {
  const { member, roomId } = await chat.stage();
  const token = await nodes[0]!.world.tokenOf(member);
  const input = { roomId, body: '发出去了吗？', idempotencyKey: randomName('key') };
  const send = async (): Promise<any> => {
    const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id seq body } errors { __typename } } }';
    const response = await fetch(`${await victim.url()}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables: { input } }) });
    return response.json();
  };
  const rows = () => nodes[0]!.platform.database.reader.selectFrom('room_message').select(['seq', 'body']).where('roomId', '=', decodeId('Room', roomId)).execute();
  const isStored = Promise.withResolvers<void>();
  await victim.cutAfterCommit(1, isStored.resolve);
  const unanswered = send().then(() => 'answered', () => 'cut');
  await isStored.promise;
  await victim.killAndRestart();
  expect(await unanswered).toBe('cut');
  expect(await rows()).toEqual([{ seq: 1, body: input.body }]);
  const again = await send();
  expect(again.data.sendMessage).toMatchObject({ message: { seq: 1, body: input.body }, errors: [] });
  expect(await send()).toEqual(again);
  expect(await rows()).toHaveLength(1);
}, 180_000);
