import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId, newId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { chatOf, type Stage } from '../../support/chat.ts';
import { planOf, statementsOf } from '../../support/content.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
let directory: string;
const chat = chatOf(() => app);
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'xingqun-sending-'));
  app = await startApp({ DATA_DIRECTORY: directory });
});
afterAll(async () => {
  await app.stop();
  await rm(directory, { recursive: true, force: true });
});

const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
  message { id seq body mentionsEveryone mentions { number } media { width url } }
  errors { __typename ... on UserError { code path maximum } ... on TooSoonError { retryAt retryAfterSeconds } ... on MutedInRoomError { mutedUntil } }
} }`;
const send = async (viewer: SignedInViewer, roomId: string, body: string, more: object = {}) => {
  const { data, errors } = await app.run(SEND, { input: { roomId, body, idempotencyKey: randomName('key'), ...more } }, viewer);
  if (errors[0] && !errors[0].extensions.code) throw new Error(errors[0].message);
  const { message, errors: [refusal] } = data.sendMessage ?? { message: null, errors: [] };
  return { message, refusal: refusal ?? null, code: errors[0]?.extensions.code ?? null };
};
const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const update = async (viewer: SignedInViewer, roomId: string, settings: object): Promise<void> => {
  const result = await app.modules.chat.updateRoom(viewer, decodeId('Room', roomId), settings);
  if (!result.ok) throw new Error(result.failure.kind);
};
const memberId = async (community: CommunityRow, { userId }: SignedInViewer): Promise<string> =>
  encodeId('Member', (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow()).id);
const rowsOf = (roomId: string) => app.platform.database.reader.selectFrom('room_message').select(['id', 'seq', 'body', 'authorId']).where('roomId', '=', decodeId('Room', roomId)).orderBy('seq').execute();
/** What the server was asked for meanwhile: statements, and how many of them were commits. */
async function counted<T>(work: () => Promise<T>): Promise<{ answer: T; statements: number; commits: number }> {
  const { queryLog } = app.platform.database;
  queryLog.start();
  const answer = await work();
  const commits = queryLog.statements.filter((text) => /^commit/i.test(text)).length;
  return { answer, statements: queryLog.stop().length, commits };
}

test('sends that arrive together share a transaction: as many statements for 64 as for one', async () => {
  const { owner, roomId } = await chat.stage();
  for (const n of many(6)) await send(owner, roomId, `先 ${n}`);
  const one = await counted(() => send(owner, roomId, '一条'));
  const all = await counted(() => Promise.all(many(64).map((n) => send(owner, roomId, `一起 ${n}`))));
  expect(all.answer.map(({ message }) => message.seq).sort((a, b) => a - b)).toEqual(many(64).map((n) => n + 8));
  expect([one.commits, one.statements]).toEqual([1, 8]);
  expect(all.commits).toBeLessThanOrEqual(3);
  expect(all.statements).toBe(8 * all.commits);
});

test('those refused in a batch write nothing and take no position; their neighbours are taken', async () => {
  const { owner, member, other, roomId } = await chat.stage();
  const stranger = await app.world.aUser();
  await update(owner, roomId, { slowModeSeconds: 60 });
  const answers = await Promise.all([
    send(member, roomId, '甲一'), send(stranger, roomId, '外人'), send(member, roomId, '甲二'), send(other, roomId, ' '), send(other, roomId, '乙一'), send(owner, roomId, '主一'), send(owner, roomId, '主二'),
  ]);
  expect(answers.map(({ message, refusal }) => message?.body ?? refusal.code)).toEqual(['甲一', 'NOT_FOUND', 'SLOW_MODE', 'REQUIRED', '乙一', '主一', '主二']);
  expect((await rowsOf(roomId)).map(({ seq, body }) => [seq, body])).toEqual([[2, '甲一'], [3, '乙一'], [4, '主一'], [5, '主二']]);
});

test('one that the database does not take fails alone', async () => {
  const { owner, roomId } = await chat.stage();
  const { orm } = app.platform.database;
  await orm.em.getConnection().execute(`create function refuse_poison() returns trigger language plpgsql as $$ begin if new.body = 'poison' then raise exception 'poison'; end if; return new; end $$`);
  await orm.em.getConnection().execute('create trigger refuse_poison before insert on room_message for each row execute function refuse_poison()');
  try {
    const answers = await Promise.all(['一', 'poison', '二'].map((body) => send(owner, roomId, body)));
    expect(answers.map(({ message, code }) => message?.body ?? code)).toEqual(['一', 'P0001', '二']);
    expect((await rowsOf(roomId)).map(({ seq, body }) => [seq, body])).toEqual([[1, '一'], [2, '二']]);
  } finally {
    await orm.em.getConnection().execute('drop function refuse_poison cascade');
  }
});

test('E1. the same key a hundred times at once: one message, one event, a hundred equal answers', async () => {
  const { owner, member, roomId } = await chat.stage();
  const key = { idempotencyKey: randomName('key') };
  const answers = await Promise.all(many(100).map(() => send(member, roomId, '只发一次', key)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]!.message.body).toBe('只发一次');
  expect(await rowsOf(roomId)).toHaveLength(1);
  const { reader } = app.platform.database;
  expect(await reader.selectFrom('room_event').select('seq').where('roomId', '=', decodeId('Room', roomId)).execute()).toEqual([{ seq: 1 }]);
  expect(await reader.selectFrom('idempotency_key').select('operation').where('userId', '=', member.userId).where('key', '=', key.idempotencyKey).execute()).toEqual([{ operation: 'sendMessage' }]);
  expect((await send(owner, roomId, '下一条')).message.seq).toBe(2);
});

test('E2. the same key with another input is a conflict, also within a batch and from another room', async () => {
  const { owner, community, roomId } = await chat.stage();
  const elsewhere = await chat.aRoom(owner, community);
  const key = { idempotencyKey: randomName('key') };
  const together = await Promise.all(['甲', '乙', '甲'].map((body) => send(owner, roomId, body, key)));
  expect(together.map(({ message, code }) => message?.body ?? code)).toEqual(['甲', 'IDEMPOTENCY_CONFLICT', '甲']);
  expect((await send(owner, roomId, '乙', key)).code).toBe('IDEMPOTENCY_CONFLICT');
  expect((await send(owner, elsewhere, '甲', key)).code).toBe('IDEMPOTENCY_CONFLICT');
  const raced = { idempotencyKey: randomName('key') };
  const across = await Promise.all([roomId, elsewhere].map((id) => send(owner, id, '两边', raced)));
  expect(across.map(({ message, code }) => (message ? 'SENT' : code)).sort()).toEqual(['IDEMPOTENCY_CONFLICT', 'SENT']);
  expect((await rowsOf(roomId)).length + (await rowsOf(elsewhere)).length).toBe(2);
  expect((await send(owner, roomId, '键', { idempotencyKey: 'k'.repeat(201) })).code).toBe('BAD_USER_INPUT');
});

test('E3. the same key of another person, or a refused one tried again, stands for itself', async () => {
  const { owner, member, roomId } = await chat.stage();
  const key = { idempotencyKey: randomName('key') };
  const both = await Promise.all([owner, member].map((viewer) => send(viewer, roomId, '同一个键', key)));
  expect(both.map(({ message }) => message.seq).sort()).toEqual([1, 2]);
  await update(owner, roomId, { isMuted: true });
  const again = { idempotencyKey: randomName('key') };
  expect((await send(member, roomId, '等一等', again)).refusal.code).toBe('ROOM_MUTED');
  await update(owner, roomId, { isMuted: false });
  expect((await send(member, roomId, '等一等', again)).message.body).toBe('等一等');
});

test('announcements and a room that is muted take messages of those who manage rooms alone', async () => {
  const { owner, member, community, roomId } = await chat.stage();
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  for (const [settings, code] of [[{ isAnnouncement: true }, 'ANNOUNCEMENT_ONLY'], [{ isAnnouncement: false, isMuted: true }, 'ROOM_MUTED']] as const) {
    await update(owner, roomId, settings);
    const answer = await expectNoTrace(app, () => send(member, roomId, '我想说'));
    expect(answer.refusal).toMatchObject({ __typename: 'RefusedError', code, path: ['input', 'roomId'] });
    expect((await send(admin, roomId, `公告 ${code}`)).message).not.toBeNull();
  }
});

test('who is muted in a room reads there and writes elsewhere, until the mute is over', async () => {
  const { owner, member, community, roomId } = await chat.stage();
  const elsewhere = await chat.aRoom(owner, community);
  const until = new Date(app.clock.now().getTime() + HOUR);
  await app.modules.chat.muteInRoom(owner, { roomId: decodeId('Room', roomId), memberId: decodeId('Member', await memberId(community, member)), until, reason: '' });
  const muted = await expectNoTrace(app, () => send(member, roomId, '不行吗'));
  expect(muted.refusal).toMatchObject({ __typename: 'MutedInRoomError', code: 'MUTED_IN_ROOM', mutedUntil: until.toISOString() });
  expect((await send(member, elsewhere, '这里可以')).message).not.toBeNull();
  app.clock.advance(HOUR + SECOND);
  expect((await send(member, roomId, '到时间了')).message).not.toBeNull();
});

test('a refusal names the argument that is at fault, whichever rule refuses', async () => {
  const { owner, member, other, community, roomId } = await chat.stage();
  const gated = await chat.aRoom(owner, community, { entitlement: 'rooms.join.vip' });
  const [nobody, message, none] = [encodeId('Room', newId()), encodeId('Message', newId()), (kind: 'Media' | 'File') => many(10).map(() => encodeId(kind, newId()))];
  await update(owner, roomId, { newcomerDays: 1, newcomersMayMention: false });
  const ofRoom: readonly [SignedInViewer, string, string][] = [[member, nobody, 'NOT_FOUND'], [await app.world.aUser(), roomId, 'NOT_FOUND'], [member, gated, 'ENTITLEMENT_MISSING']];
  for (const [viewer, id, code] of ofRoom) expect((await expectNoTrace(app, () => send(viewer, id, '在吗'))).refusal).toMatchObject({ code, path: ['input', 'roomId'] });
  const named = [await memberId(community, other)];
  const faults: readonly [object, string, string][] = [
    [{ mediaIds: none('Media') }, 'OUT_OF_RANGE', 'mediaIds'], [{ fileIds: none('File') }, 'OUT_OF_RANGE', 'fileIds'], [{ mediaIds: none('Media').slice(1), fileIds: none('File').slice(9) }, 'OUT_OF_RANGE', 'fileIds'],
    [{ fileIds: none('File').slice(9) }, 'NOT_FOUND', 'fileIds'], [{ replyToId: message }, 'NOT_FOUND', 'replyToId'],
    [{ mentionsEveryone: true }, 'NEWCOMER_LIMITED', 'mentionsEveryone'], [{ mentionsEveryone: true, mentionedMemberIds: named }, 'NEWCOMER_LIMITED', 'mentionedMemberIds'],
  ];
  for (const [more, code, argument] of faults) expect((await expectNoTrace(app, () => send(member, roomId, '在吗', more))).refusal).toMatchObject({ code, path: ['input', argument] });
});

test('slow mode says when one may write again, and does not slow who manages the room', async () => {
  const { owner, member, roomId } = await chat.stage();
  await update(owner, roomId, { slowModeSeconds: 21_600 });
  await send(member, roomId, '一');
  app.clock.advance(HOUR);
  const { refusal } = await expectNoTrace(app, () => send(member, roomId, '二'));
  expect(refusal).toMatchObject({ __typename: 'TooSoonError', code: 'SLOW_MODE', path: ['input', 'roomId'], retryAt: expect.any(String), retryAfterSeconds: expect.any(Number) });
  expect(refusal.retryAfterSeconds).toBeGreaterThan(5 * 3_600 - 600);
  expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(5 * 3_600);
  for (const body of ['主一', '主二']) expect((await send(owner, roomId, body)).message).not.toBeNull();
  app.clock.advance(5 * HOUR);
  expect((await send(member, roomId, '三')).message.body).toBe('三');
});

test('a flood and a repeat are refused for as long as the room says', async () => {
  const { owner, member, roomId } = await chat.stage();
  await update(owner, roomId, { floodMessages: 3, floodSeconds: 60, duplicateSeconds: 30 });
  await app.clock.at(app.clock.now().getTime(), async () => {
    expect((await send(member, roomId, '买它')).message).not.toBeNull();
    expect((await send(member, roomId, ' 买它 ')).refusal).toMatchObject({ code: 'DUPLICATE_MESSAGE', path: ['input', 'body'], retryAfterSeconds: 30 });
  });
  app.clock.advance(31 * SECOND);
  expect((await send(member, roomId, '买它')).message).not.toBeNull();
  expect((await send(member, roomId, '真的')).message).not.toBeNull();
  const flood = await send(member, roomId, '快买');
  expect(flood.refusal).toMatchObject({ code: 'TOO_MANY_MESSAGES', path: ['input', 'roomId'] });
  expect(flood.refusal.retryAfterSeconds).toBeLessThanOrEqual(29);
  app.clock.advance(30 * SECOND);
  expect((await send(member, roomId, '快买')).message).not.toBeNull();
  await update(owner, roomId, { floodMessages: 0, duplicateSeconds: 0 });
  expect((await Promise.all(many(30).map(() => send(member, roomId, '不限')))).every(({ message }) => message !== null)).toBe(true);
});

test('newcomers write so often, without links and mentions, for as many days as the room says', async () => {
  const { owner, member, other, community, roomId } = await chat.stage();
  await update(owner, roomId, { newcomerDays: 3, newcomerHourlyMessages: 2, newcomersMayLink: false, newcomersMayMention: false });
  for (const link of ['看 https://example.com/a', '加微信看example.com吧', 'www.example.cn']) expect((await send(member, roomId, link)).refusal).toMatchObject({ __typename: 'TooSoonError', code: 'NEWCOMER_LIMITED', path: ['input', 'body'] });
  const named = await send(member, roomId, '你好', { mentionedMemberIds: [await memberId(community, other)] });
  expect(named.refusal).toMatchObject({ code: 'NEWCOMER_LIMITED', path: ['input', 'mentionedMemberIds'] });
  expect(Date.parse(named.refusal.retryAt) - app.clock.now().getTime()).toBeGreaterThan(2 * DAY);
  for (const body of ['大家好', '新来的，3.5 元一份']) expect((await send(member, roomId, body)).message).not.toBeNull();
  expect((await send(member, roomId, '第三条')).refusal).toMatchObject({ code: 'TOO_MANY_MESSAGES' });
  app.clock.advance(HOUR + MINUTE);
  expect((await send(member, roomId, '第三条')).message).not.toBeNull();
  app.clock.advance(3 * DAY);
  for (const body of ['https://example.com', '甲', '乙', '丙']) expect((await send(member, roomId, body)).message).not.toBeNull();
});

test('members are mentioned by name when they may enter; everyone, so many times a day', async () => {
  const { owner, member, other, community, roomId } = await chat.stage();
  const [outside, gated] = [await app.world.aCommunity(), await chat.aRoom(owner, community, { entitlement: 'rooms.join.vip' })];
  const id = (viewer: SignedInViewer): Promise<string> => memberId(community, viewer);
  const sent = await send(owner, roomId, '@小满', { mentionedMemberIds: [await id(member), await id(owner), await id(member)] });
  expect(sent.message).toMatchObject({ mentions: [{ number: 2 }], mentionsEveryone: false });
  const refusals = await Promise.all([
    send(owner, roomId, '外人', { mentionedMemberIds: [await memberId(outside.community, outside.owner)] }), send(owner, gated, '进不来', { mentionedMemberIds: [await id(other)] }),
  ]);
  expect(refusals.map(({ refusal }) => refusal)).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'mentionedMemberIds'] }, { code: 'NOT_FOUND', path: ['input', 'mentionedMemberIds'] }]);
  const crowd = many(21).map((n) => encodeId('Member', `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`));
  expect((await send(owner, roomId, '太多', { mentionedMemberIds: crowd })).refusal).toMatchObject({ code: 'OUT_OF_RANGE', maximum: 20 });
  await update(owner, roomId, { everyoneMentionsPerDay: 2 });
  const loud = { mentionsEveryone: true };
  const both = await Promise.all(['一', '二', '三'].map((body) => send(member, roomId, body, loud)));
  expect(both.map(({ message, refusal }) => message?.mentionsEveryone ?? refusal.code)).toEqual([true, true, 'MENTION_QUOTA_SPENT']);
  expect(Date.parse(both[2]!.refusal.retryAt)).toBeGreaterThan(app.clock.now().getTime());
  app.clock.advance(DAY);
  expect((await send(member, roomId, '三', loud)).message.mentionsEveryone).toBe(true);
  await update(owner, roomId, { everyoneMentionsPerDay: 0 });
  expect((await send(owner, roomId, '四', loud)).refusal).toMatchObject({ code: 'MENTION_QUOTA_SPENT', retryAt: null });
  expect(await app.platform.database.reader.selectFrom('room_mention').select(['userId', 'isEveryone']).where('roomId', '=', decodeId('Room', roomId)).orderBy('ordinal').execute())
    .toEqual([{ userId: member.userId, isEveryone: false }, ...many(3).map(() => ({ userId: member.userId, isEveryone: true }))]);
});

test('the quota of everyone is the room\'s: together people mention everyone so many times a day, also at once', async () => {
  const { owner, member, other, community, roomId } = await chat.stage();
  const elsewhere = await chat.aRoom(owner, community);
  const loud = { mentionsEveryone: true };
  for (const id of [roomId, elsewhere]) await update(owner, id, { everyoneMentionsPerDay: 1 });
  expect((await send(member, roomId, '一', loud)).message.mentionsEveryone).toBe(true);
  const midnight = Date.parse((await send(member, roomId, '再', loud)).refusal.retryAt);
  for (const viewer of [other, owner]) expect((await expectNoTrace(app, () => send(viewer, roomId, '二', loud))).refusal).toMatchObject({ __typename: 'TooSoonError', code: 'MENTION_QUOTA_SPENT', path: ['input', 'mentionsEveryone'], retryAt: new Date(midnight).toISOString() });
  expect((await send(other, roomId, '不喊人')).message.mentionsEveryone).toBe(false);
  expect((await send(other, elsewhere, '别处', loud)).message.mentionsEveryone).toBe(true);
  app.clock.advance(midnight - app.clock.now().getTime());
  await update(owner, roomId, { everyoneMentionsPerDay: 3 });
  expect((await send(other, roomId, '新的一天', loud)).message.mentionsEveryone).toBe(true);
  const people = [owner, member, other, await app.world.aMember({ community }), await app.world.aMember({ community })];
  const batch = await counted(() => Promise.all(people.map((viewer, index) => send(viewer, roomId, `同时 ${index}`, loud))));
  expect(batch.answer.map(({ message, refusal }) => message?.mentionsEveryone ?? refusal.code).sort()).toEqual([...many(3).map(() => 'MENTION_QUOTA_SPENT'), true, true]);
  expect((await send(owner, roomId, '还来', loud)).refusal).toMatchObject({ code: 'MENTION_QUOTA_SPENT' });
});

test('the quota is read from the index of what named everyone, not from the room', async () => {
  const { member, roomId } = await chat.stage();
  const asked = (await statementsOf(app, () => send(member, roomId, '大家好', { mentionsEveryone: true }))).filter((text) => /where [^;]*"mentions_everyone"/i.test(text) && /^select/i.test(text));
  expect(asked).toHaveLength(1);
  const plan = await planOf(app, asked[0]!);
  expect(plan).toMatch(/Index (Only )?Scan Backward using room_message_p0_room_id_created_at_idx/);
  expect(plan).not.toMatch(/Seq Scan|-> +Sort|Bitmap/);
});

async function upload(viewer: SignedInViewer, { community }: Pick<Stage, 'community'>, width = 40): Promise<string> {
  const bytes = await sharp({ create: { width, height: 20, channels: 3, background: '#c33' } }).jpeg().toBuffer();
  const result = await app.modules.media.uploadPicture(viewer, { communityId: community.id, bytes });
  if (!result.ok) throw new Error(result.failure.kind);
  return encodeId('Media', result.value.id);
}

test('pictures hang on one message of their uploader, with or without words, and go with it', async () => {
  const stage = await chat.stage();
  const { owner, member, roomId } = stage;
  const [first, second, foreign] = [await upload(member, stage, 40), await upload(member, stage, 60), await upload(owner, stage)];
  const sent = await send(member, roomId, '', { mediaIds: [second, first] });
  expect(sent.message).toMatchObject({ body: '', media: [{ width: 60 }, { width: 40 }] });
  expect(sent.message.media[0].url).toMatch(/^http/);
  for (const mediaIds of [[first], [foreign]]) expect((await expectNoTrace(app, () => send(member, roomId, '再来', { mediaIds }))).refusal).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'mediaIds'] });
  expect((await send(member, roomId, '十张', { mediaIds: many(10).map((n) => encodeId('Media', `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`)) })).refusal).toMatchObject({ code: 'OUT_OF_RANGE', maximum: 9 });
  expect((await send(member, roomId, '')).refusal).toMatchObject({ code: 'REQUIRED', path: ['input', 'body'] });
  const raced = await upload(member, stage);
  const race = await Promise.all(['甲', '乙'].map((body) => send(member, roomId, body, { mediaIds: [raced] })));
  expect(race.map(({ message, refusal }) => message?.body ?? refusal.code)).toEqual(['甲', 'NOT_FOUND']);
  const count = async () => (await app.platform.database.reader.selectFrom('media').select('id').where('communityId', '=', stage.community.id).execute()).length;
  app.clock.advance(2 * DAY);
  await app.platform.jobs.run('media.purge-unattached');
  expect(await count()).toBe(3);
  await app.run('mutation ($id: ID!) { recallMessage(messageId: $id) { errors { __typename } } }', { id: sent.message.id }, owner);
  await app.platform.jobs.run('media.purge-unattached');
  expect(await count()).toBe(1);
});
