import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { decodeId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
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

test('E7. kill -9 of a worker after what its jobs did and before they are done: started again, each is done once', async () => {
  const { owner, community, member, other, roomId } = await chat.stage();
  const { reader } = nodes[0]!.platform.database;
  const { id: memberId } = await reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', member.userId).executeTakeFirstOrThrow();
  await nodes[0]!.modules.chat.muteInRoom(owner, { roomId: decodeId('Room', roomId), memberId, until: new Date(nodes[0]!.clock.now().getTime() + 3_600_000), reason: '' });
  await nodes[0]!.platform.jobs.drain();
  await chat.send(owner, roomId, '大家好', { mentionsEveryone: true });
  await nodes[0]!.platform.uow.run(async (tx) => ok(tx.enqueue('chat.end-due-mutes', {})));
  const told = async ({ userId }: SignedInViewer) => (await reader.selectFrom('viewer_event').select('kind').where('userId', '=', userId).where('communityId', '=', community.id).execute()).map(({ kind }) => kind).sort();
  const log = async () => (await reader.selectFrom('room_event').select('kind').where('roomId', '=', decodeId('Room', roomId)).orderBy('seq').execute()).map(({ kind }) => kind);
  const done = { member: ['MENTIONED', 'MUTED_IN_ROOM', 'UNMUTED_IN_ROOM'], other: ['MENTIONED'], log: ['MEMBER_MUTED', 'MESSAGE_SENT', 'MEMBER_UNMUTED'] };
  const effects = async () => ({ member: await told(member), other: await told(other), log: await log() });
  const jobs = async () => (await sql<{ state: string }>`select state::text from pgboss.job where data ->> 'name' in ('chat.tell-everyone-mentioned', 'chat.end-due-mutes') and start_after <= now() order by state`.execute(reader)).rows.map(({ state }) => state);
  await victim.advance(7_200_000);
  const isWritten = Promise.withResolvers<void>();
  await victim.cutAfterCommit(2, isWritten.resolve);
  const drained = victim.ask({ do: 'drain' });
  await isWritten.promise;
  expect(await effects()).toEqual(done);
  expect(await jobs()).toEqual(['active', 'active']);
  await victim.killAndRestart();
  expect(await drained).toBe(false);
  // The queue does so when the time of a job is over, a quarter of an hour later.
  await run("update pgboss.job set state = 'retry', started_on = null where state = 'active'");
  await victim.ask({ do: 'drain' });
  expect(await jobs()).toEqual(['completed', 'completed']);
  expect(await effects()).toEqual(done);
}, 180_000);
