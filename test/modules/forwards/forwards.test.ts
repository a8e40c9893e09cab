import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { chatOf } from '../../support/chat.ts';
import { contentOf } from '../../support/content.ts';
import { expectNoTrace } from '../../support/no-trace.ts';

let app: TestApp;
const chat = chatOf(() => app);
const content = contentOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const REFUSALS = 'errors { __typename ... on UserError { code path minimum maximum } ... on ForwardRefusedError { messages { body author { number } } } }';
const PLAIN = 'errors { __typename ... on UserError { code path } }';
const ask = async (viewer: SignedInViewer, document: string, variables: Record<string, unknown>) => {
  const { data, errors } = await app.run(document, variables, viewer);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return { ...data?.answer };
};
const edit = (viewer: SignedInViewer, id: string, body: string) => ask(viewer, `mutation ($id: ID!, $body: String!) { answer: editMessage(messageId: $id, input: { body: $body }) { ${PLAIN} } }`, { id, body });
const recall = (viewer: SignedInViewer, id: string) => ask(viewer, `mutation ($id: ID!) { answer: recallMessage(messageId: $id) { ${PLAIN} } }`, { id });
const events = async (roomId: string) => (await app.platform.database.reader.selectFrom('room_event').select(['seq', 'kind']).where('roomId', '=', decodeId('Room', roomId)).orderBy('seq').execute()).map(({ kind }) => kind);

const FORWARD = `mutation ($input: ForwardMessagesInput!) { answer: forwardMessages(input: $input) { post { id title teaser body bodyHtml author { number } source { messageCount isChanged authors { number } room { name } messages { body } } } ${REFUSALS} } }`;
const forward = (viewer: SignedInViewer, input: object) => ask(viewer, FORWARD, { input: { title: '摘录', idempotencyKey: `key-${Math.random()}`, ...input } });

test('a range becomes a post that credits each author, without what was taken back', async () => {
  const stage = await chat.stage();
  const { owner, member, other, roomId } = stage;
  const topicId = await content.aTopic(stage);
  await content.changeMember(stage.community, member, { nickname: '*小林*' });
  await content.changeMember(stage.community, other, { nickname: '老王' });
  const first = await chat.send(member, roomId, '# 今天\n<b>粗</b> 看 https://example.com/a_b');
  const gone = await chat.send(other, roomId, 'CANARY-RECALLED');
  await chat.send(member, roomId, '1. 不是列表');
  const last = await chat.send(other, roomId, '同意');
  await recall(other, gone.id);
  const { post } = await forward(owner, { roomId, fromSeq: first.seq, toSeq: last.seq, topicId });
  expect(post).toMatchObject({ title: '摘录', teaser: 'From a chat, for members.', author: { number: 1 }, source: { messageCount: 3, isChanged: false, authors: [{ number: 2 }, { number: 3 }], messages: [{ body: '# 今天\n<b>粗</b> 看 https://example.com/a_b' }, { body: '1. 不是列表' }, { body: '同意' }] } });
  expect(post.body).toBe('**\\*小林\\***\n\n> \\# 今天\n> \\<b\\>粗\\</b\\> 看 https://example.com/a_b\n>\n> 1\\. 不是列表\n\n**老王**\n\n> 同意');
  expect(post.bodyHtml).toContain('&lt;b&gt;粗&lt;/b&gt; 看 <a href="https://example.com/a_b"');
  expect(post.body).not.toContain('CANARY');
  const back = async (viewer: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Message { forwardedTo { id title } } } }', { id: last.id }, viewer)).data.node.forwardedTo;
  expect(await back(member)).toEqual([{ id: post.id, title: '摘录' }]);
  await edit(other, last.id, '不同意');
  const source = async (viewer: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Post { source { isChanged messageCount } } } }', { id: post.id }, viewer)).data.node.source;
  expect(await source(member)).toEqual({ isChanged: true, messageCount: 3 });
  expect(await source(await app.world.aUser())).toBeNull();
  expect(await events(roomId)).toEqual(['MESSAGE_SENT', 'MESSAGE_SENT', 'MESSAGE_SENT', 'MESSAGE_SENT', 'MESSAGE_RECALLED', 'MESSAGE_EDITED']);
});

test('who may forward: keepers anything, others their own; a repeat answers the first post', async () => {
  const stage = await chat.stage();
  const { owner, member, other, roomId } = stage;
  const topicId = await content.aTopic(stage);
  const [own, foreign] = [await chat.send(member, roomId, '我的'), await chat.send(other, roomId, '别人的')];
  expect((await expectNoTrace(app, () => forward(member, { roomId, messageIds: [own.id, foreign.id], topicId }))).errors).toMatchObject([{ code: 'NOT_ALL_YOURS', path: ['input', 'messageIds'] }]);
  const input = { roomId, messageIds: [own.id], topicId, idempotencyKey: 'once' };
  const [one, two] = [await forward(member, input), await forward(member, input)];
  expect([one.errors, two.post.id]).toEqual([[], one.post.id]);
  const elsewhere = await chat.stage();
  const alien = await chat.send(elsewhere.owner, elsewhere.roomId, '别处');
  expect((await forward(owner, { roomId, messageIds: [own.id, alien.id], topicId })).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'messageIds'] }]);
  expect((await forward(owner, { roomId, messageIds: [own.id], topicId: await content.aTopic(elsewhere) })).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'topicId'] }]);
  for (const both of [{}, { messageIds: [own.id], fromSeq: 1, toSeq: 2 }, { fromSeq: 1 }]) expect((await forward(owner, { roomId, topicId, ...both })).errors).toMatchObject([{ code: 'INVALID', path: ['input', 'messageIds'] }]);
  expect((await forward(owner, { roomId, topicId, fromSeq: 8, toSeq: 9 })).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'toSeq'] }]);
  await recall(member, own.id);
  expect((await forward(owner, { roomId, topicId, messageIds: [own.id] })).errors).toMatchObject([{ code: 'DELETED' }]);
});

test('words of others leave a gated room only for readers of the same right', async () => {
  const stage = await chat.stage({ entitlement: 'rooms.join.vip' });
  const { owner, community, roomId } = stage;
  const vip = await content.aPaidMember(community, 'rooms.join.vip');
  const { id } = await chat.send(vip, roomId, 'CANARY-VIP');
  const open = await content.aTopic(stage);
  const gated = await content.aTopic(stage, { readEntitlement: 'rooms.join.vip' });
  expect((await expectNoTrace(app, () => forward(owner, { roomId, messageIds: [id], topicId: open }))).errors).toMatchObject([{ code: 'OPEN_TO_OTHERS', path: ['input', 'topicId'] }]);
  const { post } = await forward(owner, { roomId, messageIds: [id], topicId: gated });
  const POST = 'query ($id: ID!) { node(id: $id) { ... on Post { title teaser body source { messageCount } } } }';
  const stranger = await app.world.aMember({ community });
  expect((await app.run(POST, { id: post.id }, stranger)).data.node).toEqual({ title: '摘录', teaser: 'From a chat, for members.', body: null, source: null });
  expect((await app.run(POST, { id: post.id }, vip)).data.node).toMatchObject({ body: expect.stringContaining('CANARY-VIP'), source: { messageCount: 1 } });
  const own = await forward(vip, { roomId, messageIds: [id], topicId: open });
  expect(own.errors).toEqual([]);
  const read = await app.run('query ($id: ID!) { node(id: $id) { ... on Post { source { messageCount messages { body } room { name } } } } }', { id: own.post.id }, stranger);
  expect(read.data.node.source).toMatchObject({ messageCount: 1, messages: [], room: { name: expect.any(String) } });
});

test('a member decides whether others forward their messages; the refusal names them, and what was forwarded stays', async () => {
  const stage = await chat.stage();
  const { owner, member, other, roomId } = stage;
  const topicId = await content.aTopic(stage);
  const communityId = encodeId('Community', stage.community.id);
  const allow = (viewer: SignedInViewer, isAllowed: boolean) => ask(viewer, `mutation ($communityId: ID!, $isAllowed: Boolean!) { answer: allowForwarding(communityId: $communityId, isAllowed: $isAllowed) { community { viewerAllowsForwarding } ${PLAIN} } }`, { communityId, isAllowed });
  const [one, two, three] = [await chat.send(member, roomId, '别转'), await chat.send(other, roomId, '随便转'), await chat.send(member, roomId, '也别转')];
  const before = await forward(owner, { roomId, messageIds: [one.id], topicId });
  expect(before.errors).toEqual([]);

  for (const isAllowed of [false, false]) expect(await allow(member, isAllowed)).toEqual({ community: { viewerAllowsForwarding: false }, errors: [] });
  const refused = { __typename: 'ForwardRefusedError', code: 'FORWARDING_REFUSED', path: ['input', 'messageIds'], messages: [{ body: '别转', author: { number: 2 } }, { body: '也别转', author: { number: 2 } }] };
  for (const chosen of [{ messageIds: [three.id, two.id, one.id] }, { fromSeq: one.seq, toSeq: three.seq }]) expect(await expectNoTrace(app, () => forward(owner, { roomId, topicId, ...chosen }))).toMatchObject({ post: null, errors: [refused] });
  expect((await forward(owner, { roomId, messageIds: [two.id], topicId })).errors).toEqual([]);
  expect((await forward(member, { roomId, messageIds: [one.id, three.id], topicId })).errors).toEqual([]);
  expect((await app.run('query ($id: ID!) { node(id: $id) { ... on Post { source { messageCount } } } }', { id: before.post.id }, other)).data.node.source).toEqual({ messageCount: 1 });

  expect(await allow(member, true)).toEqual({ community: { viewerAllowsForwarding: true }, errors: [] });
  expect((await forward(owner, { roomId, messageIds: [one.id, two.id, three.id], topicId })).errors).toEqual([]);
  const stranger = await app.world.aUser();
  expect(await expectNoTrace(app, () => allow(stranger, false))).toMatchObject({ community: null, errors: [{ code: 'NOT_A_MEMBER', path: ['communityId'] }] });
  const seen = async (viewer: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Community { viewerAllowsForwarding } } }', { id: communityId }, viewer)).data.node;
  expect([await seen(stranger), await seen(member)]).toEqual([{ viewerAllowsForwarding: null }, { viewerAllowsForwarding: true }]);
});
