import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { chatOf, type Stage } from '../../support/chat.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
const chat = chatOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const MESSAGE = 'message { body editedAt pinnedAt recalledAt reactions { emoji count } viewerReactions }';
const REFUSALS = 'errors { __typename ... on UserError { code path minimum maximum } }';
const facts: Readonly<Record<string, string>> = { editMessage: '... on WindowPassedError { until } ... on MutedInRoomError { mutedUntil }', recallMessage: '... on WindowPassedError { until }' };
const onMessage = (mutation: string, more = '', types = '') => `mutation ($id: ID!${types}) { answer: ${mutation}(messageId: $id${more}) { ${MESSAGE} ${REFUSALS.replace('maximum }', `maximum } ${facts[mutation] ?? ''}`)} } }`;
const ask = async (viewer: SignedInViewer, document: string, variables: Record<string, unknown>) => {
  const { data, errors } = await app.run(document, variables, viewer);
  if (errors.length > 0 && !['FORBIDDEN', 'RATE_LIMITED'].includes(errors[0]!.extensions.code!)) throw new Error(JSON.stringify(errors));
  return { ...data?.answer, code: errors[0]?.extensions.code };
};
const edit = (viewer: SignedInViewer, id: string, body: string) => ask(viewer, onMessage('editMessage', ', input: { body: $body }', ', $body: String!'), { id, body });
const recall = (viewer: SignedInViewer, id: string) => ask(viewer, onMessage('recallMessage'), { id });
const react = (viewer: SignedInViewer, id: string, emoji: string) => ask(viewer, onMessage('reactToMessage', ', emoji: $emoji', ', $emoji: String!'), { id, emoji });
const unreact = (viewer: SignedInViewer, id: string, emoji: string) => ask(viewer, onMessage('removeReaction', ', emoji: $emoji', ', $emoji: String!'), { id, emoji });
const pin = (viewer: SignedInViewer, id: string) => ask(viewer, onMessage('pinMessage'), { id });
const unpin = (viewer: SignedInViewer, id: string) => ask(viewer, onMessage('unpinMessage'), { id });
const SETTINGS = 'settings { slowModeSeconds isAnnouncement isMuted retentionDays newcomerDays newcomerHourlyMessages newcomersMayLink newcomersMayMention floodMessages floodSeconds duplicateSeconds everyoneMentionsPerDay editWindows { role seconds } recallWindows { role seconds } }';
const update = (viewer: SignedInViewer, id: string, input: object) => ask(viewer, `mutation ($id: ID!, $input: UpdateRoomInput!) { answer: updateRoom(roomId: $id, input: $input) { room { name description entitlement ${SETTINGS} } ${REFUSALS} } }`, { id, input });
const mute = (viewer: SignedInViewer, roomId: string, memberId: string, more: object = {}) =>
  ask(viewer, `mutation ($roomId: ID!, $memberId: ID!, $until: DateTime, $reason: String) { answer: muteInRoom(roomId: $roomId, memberId: $memberId, until: $until, reason: $reason) { mute { until reason member { number } mutedBy { number } } ${REFUSALS} } }`, { roomId, memberId, ...more });
const unmute = (viewer: SignedInViewer, roomId: string, memberId: string) => ask(viewer, `mutation ($roomId: ID!, $memberId: ID!) { answer: unmuteInRoom(roomId: $roomId, memberId: $memberId) { member { number } ${REFUSALS} } }`, { roomId, memberId });
const events = async (roomId: string) => (await app.platform.database.reader.selectFrom('room_event').select(['seq', 'kind']).where('roomId', '=', decodeId('Room', roomId)).orderBy('seq').execute()).map(({ kind }) => kind);
const nowPlus = (milliseconds: number): string => new Date(app.clock.now().getTime() + milliseconds).toISOString();
const later = (time: string, milliseconds: number): string => new Date(Date.parse(time) + milliseconds).toISOString();
const memberId = async ({ community }: Pick<Stage, 'community'>, { userId }: SignedInViewer): Promise<string> =>
  encodeId('Member', (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow()).id);

test('a room is run as its keepers say: every setting, its bounds, and no event when nothing changes', async () => {
  const { owner, member, roomId } = await chat.stage();
  const given = { name: '新名字', description: '聊天', slowModeSeconds: 21_600, isAnnouncement: true, isMuted: true, retentionDays: 30, newcomerDays: 7, newcomerHourlyMessages: 3, newcomersMayLink: false, newcomersMayMention: false, floodMessages: 5, floodSeconds: 60, duplicateSeconds: 0, everyoneMentionsPerDay: 0 };
  const { name, description, ...figures } = given;
  const usual = (seconds: number) => [['OWNER', null], ['PARTNER', null], ['ADMIN', null], ['GUEST', seconds], ['MEMBER', seconds]].map(([role, value]) => ({ role, seconds: value }));
  const changed = await update(owner, roomId, { ...given, editWindows: [{ role: 'MEMBER', seconds: 60 }, { role: 'ADMIN', seconds: 0 }], recallWindows: [{ role: 'GUEST' }] });
  expect(changed.errors).toEqual([]);
  expect(changed.room).toEqual({ name, description, entitlement: null, settings: {
    ...figures, editWindows: [{ role: 'OWNER', seconds: null }, { role: 'PARTNER', seconds: null }, { role: 'ADMIN', seconds: 0 }, { role: 'GUEST', seconds: 900 }, { role: 'MEMBER', seconds: 60 }],
    recallWindows: [{ role: 'OWNER', seconds: null }, { role: 'PARTNER', seconds: null }, { role: 'ADMIN', seconds: null }, { role: 'GUEST', seconds: null }, { role: 'MEMBER', seconds: 120 }],
  } });
  await update(owner, roomId, { ...given, editWindows: [{ role: 'ADMIN', seconds: 0 }, { role: 'MEMBER', seconds: 60 }] });
  expect(await events(roomId)).toEqual(['ROOM_CHANGED']);
  const cleared = await update(owner, roomId, { slowModeSeconds: null, isMuted: null, editWindows: null, recallWindows: null, retentionDays: null, newcomersMayLink: null, everyoneMentionsPerDay: null });
  expect(cleared.room.settings).toMatchObject({ slowModeSeconds: 0, isMuted: false, isAnnouncement: true, retentionDays: null, newcomersMayLink: true, everyoneMentionsPerDay: 5, editWindows: usual(900), recallWindows: usual(120) });
  const bounds: readonly [string, number, number, number][] = [['slowModeSeconds', 21_601, 0, 21_600], ['slowModeSeconds', -1, 0, 21_600], ['retentionDays', 0, 1, 3_650], ['newcomerDays', 366, 0, 365], ['newcomerHourlyMessages', 1_001, 0, 1_000], ['floodSeconds', 0, 1, 3_600], ['everyoneMentionsPerDay', 101, 0, 100]];
  for (const [field, value, minimum, maximum] of bounds) expect((await expectNoTrace(app, () => update(owner, roomId, { [field]: value }))).errors).toEqual([{ __typename: 'InvalidInputError', code: 'OUT_OF_RANGE', path: ['input', field], minimum, maximum }]);
  expect((await update(owner, roomId, { editWindows: [{ role: 'MEMBER', seconds: 2_592_001 }] })).errors).toEqual([{ __typename: 'InvalidInputError', code: 'OUT_OF_RANGE', path: ['input', 'editWindows', 'seconds'], minimum: 0, maximum: 2_592_000 }]);
  expect((await update(owner, roomId, { entitlement: 'No Right' })).errors).toMatchObject([{ code: 'INVALID', path: ['input', 'entitlement'] }]);
  expect((await expectNoTrace(app, () => update(member, roomId, { isMuted: true }))).code).toBe('FORBIDDEN');
});

test('authors edit within the window of their role; keepers read what it said before', async () => {
  const { owner, member, other, roomId } = await chat.stage();
  const { id, createdAt } = await chat.send(member, roomId, '初稿');
  app.clock.advance(MINUTE);
  expect(await edit(member, id, ' 二稿 ')).toMatchObject({ message: { body: '二稿', editedAt: expect.any(String) }, errors: [] });
  expect(await edit(member, id, '二稿')).toMatchObject({ message: { body: '二稿' }, errors: [] });
  expect(await events(roomId)).toEqual(['MESSAGE_SENT', 'MESSAGE_EDITED']);
  app.clock.advance(13 * MINUTE);
  expect((await edit(member, id, '终稿')).errors).toEqual([]);
  const until = later(createdAt, 900 * SECOND);
  app.clock.advance(MINUTE + SECOND);
  expect((await expectNoTrace(app, () => edit(member, id, '太晚'))).errors).toEqual([{ __typename: 'WindowPassedError', code: 'EDIT_WINDOW_PASSED', path: ['messageId'], minimum: null, maximum: null, until }]);
  expect((await expectNoTrace(app, () => edit(owner, id, '不是我的'))).code).toBe('FORBIDDEN');
  expect((await edit(member, id, '')).errors).toMatchObject([{ code: 'EDIT_WINDOW_PASSED' }]);
  const REVISIONS = 'query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Message { body revisions(first: $first, after: $after) { nodes { number body } pageInfo { hasNextPage endCursor } } } } }';
  const read = async (viewer: SignedInViewer, page: object = {}) => (await app.run(REVISIONS, { id, ...page }, viewer)).data.node.revisions;
  expect((await read(owner)).nodes).toEqual([{ number: 2, body: '二稿' }, { number: 1, body: '初稿' }]);
  const first = await read(owner, { first: 1 });
  expect([first.pageInfo.hasNextPage, (await read(owner, { first: 1, after: first.pageInfo.endCursor })).nodes]).toEqual([true, [{ number: 1, body: '初稿' }]]);
  for (const viewer of [member, other]) expect((await read(viewer)).nodes).toEqual([]);
  const { id: own } = await chat.send(owner, roomId, '星主的话');
  const abilities = async (viewer: SignedInViewer, message: string) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Message { viewerCanEdit viewerCanRecall } } }', { id: message }, viewer)).data.node;
  expect(await abilities(member, id)).toEqual({ viewerCanEdit: false, viewerCanRecall: false });
  expect(await abilities(owner, id)).toEqual({ viewerCanEdit: false, viewerCanRecall: true });
  expect(await abilities(owner, own)).toEqual({ viewerCanEdit: true, viewerCanRecall: true });
  expect(await abilities(member, (await chat.send(member, roomId, '刚刚')).id)).toEqual({ viewerCanEdit: true, viewerCanRecall: true });
  app.clock.advance(30 * DAY);
  expect((await edit(owner, own, '改了')).errors).toEqual([]);
  await update(owner, roomId, { editWindows: [{ role: 'OWNER', seconds: 0 }] });
  expect((await edit(owner, own, '再改')).errors).toMatchObject([{ code: 'EDIT_WINDOW_PASSED' }]);
});

test('whoever edits and reacts faster than hands do has to wait; nobody else has', async () => {
  const { member, other, roomId } = await chat.stage();
  const { id } = await chat.send(member, roomId, '初稿');
  const acts = await Promise.all(Array.from({ length: 40 }, (_, turn) => (turn % 2 === 0 ? edit(member, id, `第 ${turn} 稿`) : react(member, id, String.fromCodePoint(0x1f600 + (turn % 20))))));
  expect(acts.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(10);
  expect(acts.slice(30).every(({ code }) => code === 'RATE_LIMITED')).toBe(true);
  expect((await events(roomId)).length).toBeLessThanOrEqual(31);
  expect((await react(other, id, '👍')).errors).toEqual([]);
});

test('what stops sending stops editing: a mute in the room, a muted room, a link of a newcomer, the end of the room', async () => {
  const stage = await chat.stage();
  const { owner, member, roomId } = stage;
  const { id } = await chat.send(member, roomId, '你好');
  const memberOf = await memberId(stage, member);
  const until = nowPlus(MINUTE);
  await mute(owner, roomId, memberOf, { until });
  expect((await edit(member, id, '改')).errors).toMatchObject([{ __typename: 'MutedInRoomError', code: 'MUTED_IN_ROOM', mutedUntil: until }]);
  await unmute(owner, roomId, memberOf);
  await update(owner, roomId, { isMuted: true });
  expect((await edit(member, id, '改')).errors).toMatchObject([{ code: 'ROOM_MUTED' }]);
  await update(owner, roomId, { isMuted: false, newcomerDays: 7, newcomersMayLink: false });
  expect((await edit(member, id, '看 https://example.com')).errors).toMatchObject([{ __typename: 'TooSoonError', code: 'NEWCOMER_LIMITED' }]);
  expect((await edit(member, id, '改')).errors).toEqual([]);
  await app.run('mutation ($id: ID!) { closeRoom(roomId: $id) { errors { ... on UserError { code } } } }', { id: roomId }, owner);
  expect((await edit(member, id, '改 2')).errors).toMatchObject([{ code: 'ROOM_CLOSED' }]);
  expect((await react(member, id, '👍')).errors).toMatchObject([{ code: 'ROOM_CLOSED' }]);
  expect((await pin(owner, id)).errors).toMatchObject([{ code: 'ROOM_CLOSED' }]);
  expect((await update(owner, roomId, { isMuted: true })).errors).toMatchObject([{ code: 'ROOM_CLOSED' }]);
});

test('nobody takes back the words of somebody of the same or a higher rank; who has left counts as a member', async () => {
  const { owner, member, community, roomId } = await chat.stage();
  const [partner, admin, second, gone] = [await app.world.aMember({ community, role: 'PARTNER' }), await app.world.aMember({ community, role: 'ADMIN' }), await app.world.aMember({ community, role: 'ADMIN' }), await app.world.aMember({ community, role: 'ADMIN' })];
  const guest = await app.world.aMember({ community, role: 'GUEST' });
  const said = async (viewer: SignedInViewer) => (await chat.send(viewer, roomId, '一句话')).id;
  const abilities = async (viewer: SignedInViewer, ids: readonly string[]): Promise<boolean[]> =>
    Promise.all(ids.map(async (id) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Message { viewerCanRecall } } }', { id }, viewer)).data.node.viewerCanRecall));
  const [ofOwner, ofPartner, ofSecond, ofGone, ofGuest, ofMember, own] = [await said(owner), await said(partner), await said(second), await said(gone), await said(guest), await said(member), await said(admin)];
  const all = [ofOwner, ofPartner, ofSecond, ofGone, ofGuest, ofMember, own];
  const before = await events(roomId);
  expect(await abilities(admin, all)).toEqual([false, false, false, false, true, true, true]);
  expect(await abilities(owner, all)).toEqual([true, true, true, true, true, true, true]);
  const tooLow = { message: null, errors: [{ __typename: 'RefusedError', code: 'ROLE_TOO_LOW', path: ['messageId'], minimum: null, maximum: null }] };
  for (const id of [ofOwner, ofPartner, ofSecond, ofGone]) expect(await expectNoTrace(app, () => recall(admin, id))).toMatchObject(tooLow);
  expect(await expectNoTrace(app, () => recall(partner, ofOwner))).toMatchObject(tooLow);
  for (const id of [ofOwner, own]) expect((await expectNoTrace(app, () => recall(guest, id))).code).toBe('FORBIDDEN');
  expect(await events(roomId)).toEqual(before);
  expect((await app.modules.communities.leaveCommunity(gone, community.id)).ok).toBe(true);
  expect(await abilities(admin, all)).toEqual([false, false, false, true, true, true, true]);
  for (const [viewer, id] of [[admin, ofGone], [admin, ofGuest], [admin, ofMember], [admin, own], [owner, ofSecond], [owner, ofPartner], [owner, ofOwner]] as const) expect(await recall(viewer, id)).toMatchObject({ message: { body: '', recalledAt: expect.any(String) }, errors: [] });
  expect(await events(roomId)).toEqual([...before, ...Array.from({ length: 7 }, () => 'MESSAGE_RECALLED')]);
});

test('a recalled mention of everyone counts for no reader, and gives nothing of the quota of the day back, whoever recalls it', async () => {
  const { owner, member, other, roomId } = await chat.stage();
  const mentionCount = async (viewer: SignedInViewer) => (await ask(viewer, 'query ($id: ID!) { answer: node(id: $id) { ... on Room { viewerMentionCount } } }', { id: roomId })).viewerMentionCount;
  const everyoneNamed = async (id: string) => (await ask(other, 'query ($id: ID!) { answer: node(id: $id) { ... on Message { mentionsEveryone } } }', { id })).mentionsEveryone;
  const shout = (viewer: SignedInViewer, body: string) => chat.trySend(viewer, roomId, body, { mentionsEveryone: true });
  await update(owner, roomId, { everyoneMentionsPerDay: 3 });
  for (const keeper of [member, owner, member]) {
    const { message: { id } } = await shout(member, `喊 ${randomName('words')}`);
    expect([await everyoneNamed(id), await mentionCount(other)]).toEqual([true, 1]);
    expect((await recall(keeper, id)).errors).toEqual([]);
    expect([await everyoneNamed(id), await mentionCount(other)]).toEqual([false, 0]);
  }
  for (const viewer of [member, other, owner]) expect(await expectNoTrace(app, () => shout(viewer, '又喊'))).toEqual({ message: null, errors: [{ __typename: 'TooSoonError', code: 'MENTION_QUOTA_SPENT', path: ['input', 'mentionsEveryone'] }] });
  app.clock.advance(DAY);
  expect((await shout(other, '新的一天')).errors).toEqual([]);
  expect(await mentionCount(member)).toBe(1);
});

test('a recall keeps to the window of the role, and leaves nothing of the message', async () => {
  const { owner, member, roomId } = await chat.stage();
  const { id: late, createdAt } = await chat.send(member, roomId, '两分钟前');
  const until = later(createdAt, 120 * SECOND);
  app.clock.advance(119 * SECOND);
  const { id } = await chat.send(member, roomId, 'CANARY-FIRST');
  await edit(member, id, 'CANARY-SECOND');
  await react(owner, id, '👍');
  await pin(owner, id);
  app.clock.advance(2 * SECOND);
  expect((await expectNoTrace(app, () => recall(member, late))).errors).toMatchObject([{ __typename: 'WindowPassedError', code: 'RECALL_WINDOW_PASSED', until }]);
  expect(await recall(member, id)).toMatchObject({ message: { body: '', reactions: [], viewerReactions: [], pinnedAt: null, recalledAt: expect.any(String) }, errors: [] });
  expect((await recall(owner, late)).errors).toEqual([]);
  const all = await app.run('query ($id: ID!) { node(id: $id) { ... on Room { pinnedMessages { body } messages { nodes { body reactions { emoji } revisions { nodes { body } } } } } } }', { id: roomId }, owner);
  expect(all.data.node).toEqual({ pinnedMessages: [], messages: { nodes: [{ body: '', reactions: [], revisions: { nodes: [] } }, { body: '', reactions: [], revisions: { nodes: [] } }] } });
  expect(JSON.stringify(await app.platform.database.reader.selectFrom('message_revision').selectAll().where('messageId', '=', decodeId('Message', id)).execute())).not.toContain('CANARY');
  for (const refused of [edit(member, id, '复活'), react(member, id, '👍'), pin(owner, id)]) expect((await refused).errors).toMatchObject([{ code: 'DELETED' }]);
  expect((await events(roomId)).slice(-2)).toEqual(['MESSAGE_RECALLED', 'MESSAGE_RECALLED']);
});

test('reactions are counted once per person and emoji, also when many come at once', async () => {
  const { owner, member, other, roomId } = await chat.stage();
  const { id } = await chat.send(owner, roomId, '好消息');
  await Promise.all([owner, member, other, member, other].map((viewer) => react(viewer, id, '👍')));
  expect((await react(member, id, '❤')).message).toMatchObject({ reactions: [{ emoji: '👍', count: 3 }, { emoji: '❤️', count: 1 }], viewerReactions: ['👍', '❤️'] });
  expect((await unreact(other, id, '👍')).message).toMatchObject({ reactions: [{ emoji: '👍', count: 2 }, { emoji: '❤️', count: 1 }], viewerReactions: [] });
  expect((await unreact(other, id, '👍')).errors).toEqual([]);
  expect((await unreact(member, id, '❤️')).message.reactions).toEqual([{ emoji: '👍', count: 2 }]);
  expect(await events(roomId)).toEqual(['MESSAGE_SENT', ...Array.from({ length: 6 }, () => 'REACTIONS_CHANGED')]);
  for (const text of ['好', 'a', '👍👍', '', '<b>', '👍x']) expect((await expectNoTrace(app, () => react(member, id, text))).errors).toMatchObject([{ __typename: 'InvalidInputError', code: 'INVALID', path: ['emoji'] }]);
  const outsider = await app.world.aUser();
  expect((await expectNoTrace(app, () => react(outsider, id, '👍'))).errors).toMatchObject([{ __typename: 'NotFoundError', path: ['messageId'] }]);
});

test('a message takes twenty different emoji; one that is there already is taken always', async () => {
  const { owner, member, roomId } = await chat.stage();
  const { id } = await chat.send(owner, roomId, '选吧');
  const emoji = [...'😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😙🥲😚🙂'];
  expect(emoji).toHaveLength(20);
  for (const one of emoji) expect((await react(owner, id, one)).errors).toEqual([]);
  expect((await expectNoTrace(app, () => react(member, id, '👍'))).errors).toEqual([{ __typename: 'RefusedError', code: 'TOO_MANY_EMOJI', path: ['emoji'], minimum: null, maximum: 20 }]);
  expect((await react(member, id, '🙂')).message.reactions[0]).toEqual({ emoji: '🙂', count: 2 });
});

test('keepers pin up to fifty messages; what is pinned is pinned once', async () => {
  const { owner, member, roomId } = await chat.stage();
  await update(owner, roomId, { duplicateSeconds: 0, floodMessages: 0 });
  const ids: string[] = [];
  for (let n = 0; n < 51; n++) ids.push((await chat.send(owner, roomId, `第 ${n} 条`)).id);
  for (const id of ids.slice(0, 50)) {
    app.clock.advance(SECOND);
    expect((await pin(owner, id)).message.pinnedAt).not.toBeNull();
  }
  const before = await events(roomId);
  expect((await pin(owner, ids[0]!)).errors).toEqual([]);
  expect((await unpin(owner, ids[50]!)).errors).toEqual([]);
  expect(await events(roomId)).toEqual(before);
  expect((await expectNoTrace(app, () => pin(owner, ids[50]!))).errors).toEqual([{ __typename: 'RefusedError', code: 'TOO_MANY_PINS', path: ['messageId'], minimum: null, maximum: 50 }]);
  expect((await expectNoTrace(app, () => unpin(member, ids[0]!))).code).toBe('FORBIDDEN');
  expect((await unpin(owner, ids[0]!)).message.pinnedAt).toBeNull();
  expect((await pin(owner, ids[50]!)).errors).toEqual([]);
  const pinned = (await app.run('query ($id: ID!) { node(id: $id) { ... on Room { pinnedMessages { body } } } }', { id: roomId }, member)).data.node.pinnedMessages;
  expect([pinned.length, pinned[0].body, pinned[49].body]).toEqual([50, '第 50 条', '第 1 条']);
});

test('a mute in a room binds those of a lower role until its time; the room knows, the reason is for few', async () => {
  const stage = await chat.stage();
  const { owner, member, other, community, roomId } = stage;
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  const muted = await memberId(stage, member);
  const until = nowPlus(10 * MINUTE);
  expect((await mute(admin, roomId, muted, { until, reason: '刷屏' })).mute).toEqual({ until, reason: '刷屏', member: { number: 2 }, mutedBy: { number: 4 } });
  await mute(admin, roomId, muted, { until, reason: '刷屏' });
  expect(await events(roomId)).toEqual(['MEMBER_MUTED']);
  const ROOM = 'query ($id: ID!) { node(id: $id) { ... on Room { viewerMute { until reason } mutes { nodes { until reason member { number } } } } } }';
  const seen = async (viewer: SignedInViewer) => (await app.run(ROOM, { id: roomId }, viewer)).data.node;
  expect(await seen(member)).toEqual({ viewerMute: { until, reason: '刷屏' }, mutes: { nodes: [] } });
  expect(await seen(other)).toEqual({ viewerMute: null, mutes: { nodes: [] } });
  expect(await seen(admin)).toEqual({ viewerMute: null, mutes: { nodes: [{ until, reason: '刷屏', member: { number: 2 } }] } });
  expect((await chat.trySend(member, roomId, '放我出来')).errors).toMatchObject([{ __typename: 'MutedInRoomError', code: 'MUTED_IN_ROOM', mutedUntil: until }]);
  for (const [by, whom] of [[admin, owner], [admin, admin]] as const) expect((await expectNoTrace(app, async () => mute(by, roomId, await memberId(stage, whom)))).errors).toMatchObject([{ code: 'ROLE_TOO_LOW', path: ['memberId'] }]);
  expect((await expectNoTrace(app, () => mute(other, roomId, muted))).code).toBe('FORBIDDEN');
  expect((await expectNoTrace(app, () => mute(owner, roomId, muted, { until: nowPlus(367 * DAY) }))).errors).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['until'] }]);
  app.clock.advance(10 * MINUTE + SECOND);
  expect(await seen(member)).toEqual({ viewerMute: null, mutes: { nodes: [] } });
  expect((await chat.trySend(member, roomId, '可以了')).errors).toEqual([]);
  expect((await mute(owner, roomId, muted)).mute).toMatchObject({ until: null, reason: '' });
  app.clock.advance(400 * DAY);
  expect((await chat.trySend(member, roomId, '还不行')).errors).toMatchObject([{ code: 'MUTED_IN_ROOM', mutedUntil: null }]);
  expect((await unmute(owner, roomId, muted)).member).toEqual({ number: 2 });
  await unmute(owner, roomId, muted);
  expect(await events(roomId)).toEqual(['MEMBER_MUTED', 'MESSAGE_SENT', 'MEMBER_MUTED', 'MEMBER_UNMUTED']);
});

test('a page of messages with all that happened to them costs the same number of statements, however many', async () => {
  const { owner, member, roomId } = await chat.stage();
  const PAGE = 'query ($id: ID!) { node(id: $id) { ... on Room { viewerMute { until } mutes { nodes { until } } pinnedMessages { body viewerReactions } messages(last: 20) { nodes { viewerCanEdit viewerCanRecall reactions { emoji } viewerReactions revisions { nodes { body } } forwardedTo { id } } } } } }';
  const count = async (): Promise<number> => {
    app.platform.database.queryLog.start();
    await app.run(PAGE, { id: roomId }, owner);
    return app.platform.database.queryLog.stop().length;
  };
  const fill = async (body: string): Promise<void> => {
    const { id } = await chat.send(owner, roomId, body);
    await react(owner, id, '👍');
    await react(member, id, '🎉');
    await edit(owner, id, `${body}！`);
    await pin(owner, id);
  };
  await fill('一');
  const few = await count();
  for (const body of ['二', '三', '四', '五']) await fill(body);
  expect(await count()).toBe(few);
});
