import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { DAY } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import type { Rendering } from '../../src/modules/chat/live/batch.ts';
import type { RoomTail } from '../../src/modules/chat/live/room-tail.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { chatOf, type Stage } from '../support/chat.ts';
import { eventually } from '../support/eventually.ts';
import { readerOf, roomRow, seqsOnly, share, type Heard } from '../support/room-reader.ts';

let app: TestApp;
const tails: RoomTail[] = [];
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  for (const tail of tails) tail.close();
  await app.stop();
});
const chat = chatOf(() => app);
const LONG = { within: 30_000 };
async function tailOf(stage: Stage, more?: Parameters<typeof readerOf>[2]): Promise<RoomTail> {
  const tail = await readerOf(app, stage, more);
  tails.push(tail);
  return tail;
}

/** A room that a member has left before its second message. */
async function aLoss(): Promise<Stage> {
  const stage = await chat.stage();
  await chat.send(stage.owner, stage.roomId, '一');
  await app.modules.communities.leaveCommunity(stage.member, stage.community.id);
  await chat.send(stage.owner, stage.roomId, '二');
  return stage;
}
const FORBIDDEN = { code: 'FORBIDDEN', extensions: { reason: 'MEMBERSHIP_ENDED' } };

test('who lost access gets not one later message while catching up with others', async () => {
  const stage = await aLoss();
  const tail = await tailOf(stage);
  const gone = tail.open(stage.member, 0, null);
  const [lost, kept] = [share(gone), share(tail.open(stage.owner, 0, null))];
  await eventually(() => kept.sent.length === 2 && (lost.isAsked || lost.sent.length > 0), LONG);
  expect([lost.sent, kept.sent]).toEqual([[], ['1', '2']]);
  await expect(gone.next()).rejects.toMatchObject(FORBIDDEN);
});

test('who lost access gets not one later message while catching up alone', async () => {
  const stage = await aLoss();
  const tail = await tailOf(stage);
  await expect(tail.open(stage.member, 0, null).next()).rejects.toMatchObject(FORBIDDEN);
  expect(await tail.open(stage.owner, 1, null).next()).toMatchObject({ value: { kind: 'EVENT', event: { seq: 2 } } });
});

test.each([true, false])('who comes while access is being asked for others is asked, too (shared: %s)', async (isShared) => {
  const stage = await aLoss();
  const tail = await tailOf(stage, { position: 0 });
  const holder = new pg.Client(app.databaseUrl);
  await holder.connect();
  await holder.query('begin; lock table member in access exclusive mode');
  const kept = tail.open(stage.owner, 0, null);
  tail.look();
  await eventually(async () => (await holder.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length > 0, LONG);
  const late = tail.open(stage.member, 0, null);
  const heard = isShared ? share(late) : null;
  await holder.query('rollback');
  await holder.end();
  expect(await kept.next()).toMatchObject({ value: { kind: 'EVENT', event: { seq: 1 } } });
  if (heard) await eventually(() => heard.isAsked || heard.sent.length > 0, LONG);
  await expect(late.next()).rejects.toMatchObject(FORBIDDEN);
  expect(heard?.sent ?? []).toEqual([]);
});

test.each([0, 2])('who catches up with what retention cut meanwhile is told to fetch anew (%s messages left)', async (left) => {
  const stage = await chat.stage();
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { retentionDays: 1 });
  for (const body of ['一', '二']) await chat.send(stage.owner, stage.roomId, body);
  app.clock.advance(DAY + 1);
  await app.platform.jobs.run('chat.expire-messages');
  for (let n = 0; n < left; n++) await chat.send(stage.owner, stage.roomId, `后 ${n}`);
  const { firstSeq } = await roomRow(app, stage.roomId);
  const tail = await tailOf(stage);
  for (const isShared of [true, false]) {
    const stream = tail.open(stage.owner, 1, null);
    const heard = isShared ? share(stream) : null;
    if (heard) await eventually(() => heard.isAsked || heard.sent.length > 0, LONG);
    expect(await stream.next()).toEqual({ done: false, value: { kind: 'RESYNC', firstAvailableSeq: firstSeq } });
    expect(heard?.sent ?? []).toEqual([]);
  }
});

test('who comes in when a right was just lifted is not put out for it', async () => {
  const stage = await chat.stage({ entitlement: 'rooms.join.vip' });
  const tail = await tailOf(stage);
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { entitlement: null });
  const stream = tail.open(stage.member, 1, null);
  await tail.recheck();
  await chat.send(stage.owner, stage.roomId, '请进');
  tail.look();
  expect(await stream.next()).toMatchObject({ value: { kind: 'EVENT', event: { seq: 2 } } });
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { entitlement: 'rooms.join.vip' });
  tail.look();
  await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN', extensions: { reason: 'ENTITLEMENT_LOST' } });
});

test('who takes nothing, but says at once that there is room, is not served without a pause', async () => {
  const stage = await chat.stage();
  await chat.send(stage.owner, stage.roomId, '一');
  const tail = await tailOf(stage);
  const tries: number[] = [];
  const stream = tail.open(stage.owner, 0, null);
  stream.share(seqsOnly, { send: () => (tries.push(performance.now()), 0), onceDrained: (again) => void globalThis.setImmediate(again), ask: () => {} });
  await eventually(() => tries.length >= 11, LONG);
  expect(tries[10]! - tries[0]!).toBeGreaterThan(200);
  await stream.return();
});

/** Renders when it is let. */
function held(): Rendering & { release(): void } {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  return { release, render: async (items) => released.then(() => seqsOnly.render(items)) };
}
const failing: Rendering = { render: () => Promise.reject(new Error('cannot be rendered')) };

test('a rendering that waits or fails holds nobody else back, live or catching up', async () => {
  const stage = await chat.stage();
  await chat.send(stage.owner, stage.roomId, '一');
  const tail = await tailOf(stage);
  const waiting = held();
  const [live, late] = [1, 0].map((after) => [waiting, failing, seqsOnly].map((rendering) => share(tail.open(stage.owner, after, null), rendering))) as [Heard[], Heard[]];
  await eventually(() => late[2]!.sent.length === 1, LONG);
  for (const n of [2, 3, 4]) {
    await chat.send(stage.owner, stage.roomId, `第 ${n} 句`);
    tail.look();
    await eventually(() => live[2]!.sent.length === n - 1 && late[2]!.sent.length === n, LONG);
  }
  expect([...live, ...late].map(({ sent }) => sent.join())).toEqual(['', '', '2,3,4', '', '', '1,2,3,4']);
  waiting.release();
  await eventually(() => live[0]!.sent.length === 3 && late[0]!.sent.length === 4, LONG);
  expect([live[0]!.sent.join(), late[0]!.sent.join()]).toEqual(['2,3,4', '1,2,3,4']);
});

test('whoever listens, what happens is one statement for a room: what happened, the message, its author and who may not have it', async () => {
  const stage = await chat.stage();
  const { id } = await chat.send(stage.owner, stage.roomId, '一');
  const tail = await tailOf(stage);
  const heard: Heard[] = [];
  const look = async (count: number): Promise<void> => {
    tail.look();
    await eventually(() => heard.every(({ sent }) => sent.length === count), LONG);
  };
  for (const viewer of [stage.owner, stage.member, stage.other]) for (let n = 0; n < 3; n++) heard.push(share(tail.open(viewer, 1, null)));
  await chat.send(stage.owner, stage.roomId, '二');
  await look(1);
  const asked = async (count: number): Promise<string[]> => {
    app.platform.database.queryLog.start();
    await look(count);
    return app.platform.database.queryLog.stop().map((text) => ['"room_event"', '"room_message"', 'join "user_account"', 'array((select "person"'].filter((part) => text.includes(part)).join(' '));
  };
  const page = ['"room_event" "room_message" join "user_account" array((select "person"'];
  await chat.send(stage.owner, stage.roomId, '三');
  expect(await asked(2)).toEqual(page);
  await app.modules.chat.editMessage(stage.owner, decodeId('Message', id), '壹');
  expect(await asked(3)).toEqual(page);
});

test('what waited to be asked for when a stream was shared is not told again when it is asked for once more', async () => {
  const stage = await chat.stage();
  await chat.send(stage.owner, stage.roomId, '一');
  const tail = await tailOf(stage, { position: 0 });
  const stream = tail.open(stage.owner, 0, null);
  tail.look();
  await eventually(() => tail.position === 1, LONG);
  let isShared = true;
  const heard = share(stream, { render: async (items) => (isShared ? seqsOnly.render(items) : null) });
  await eventually(() => heard.sent.length === 1, LONG);
  isShared = false;
  await chat.send(stage.owner, stage.roomId, '二');
  tail.look();
  await eventually(() => heard.isAsked, LONG);
  expect(heard.sent).toEqual(['1']);
  expect(await stream.next()).toMatchObject({ value: { kind: 'EVENT', event: { seq: 2 } } });
});
